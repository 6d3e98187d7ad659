import { targetWords } from '../../consequences/of-target.ts';
import type { JsonObject } from '../../document/json.ts';
import { idIn, objectIn, objectsIn, textIn, textOf, textsIn } from '../../document/readers.ts';
import type { InventoryEntry } from '../../inventory/types.ts';
import { consoleValue } from '../../meaning/console-values.ts';
import { provisioningRows, scopeWords } from '../card-provisioning.ts';
import { signOnRows } from '../card-sign-on.ts';
import { showValue } from '../values.ts';
import type { CardRow } from '../words.ts';
import { plainText } from '../words.ts';

/** What a connection is for: `SAML 2.0`, `WS-Trust`, `Provisioning to Zoom`. */
export function kindsOf({ document, connector }: InventoryEntry): string[] {
  const sso = objectIn(document, 'spBrowserSso');
  const protocol = textOf(sso?.protocol);
  const provision = objectIn(document, 'outboundProvision');
  const target = connector ? targetWords(connector) : textOf(provision?.type);
  return [
    sso ? (consoleValue('protocol', protocol) ?? 'Sign-on') : '',
    objectIn(document, 'wsTrust') ? 'WS-Trust' : '',
    objectIn(document, 'attributeQuery') ? 'Attribute query' : '',
    objectIn(document, 'oauthTokenExchangeSettings') ? 'Token exchange' : '',
    provision ? `Provisioning to ${target}` : '',
  ].filter((kind) => kind !== '');
}

/** Whom to ask about it: the contact and the extended property that say so, or else who reviews the definition. */
export function ownerOf({ document, codeOwners = [] }: InventoryEntry): string {
  const contact = objectIn(document, 'contactInfo') ?? {};
  const person = [textIn(contact, 'firstName'), textIn(contact, 'lastName')].filter(Boolean).join(' ');
  const properties = Object.entries(objectIn(document, 'extendedProperties') ?? {})
    .filter(([name]) => /owner|team|responsible/i.test(name))
    .flatMap(([, value]) => textsIn(value, 'values'));
  const parts = [...properties, textIn(contact, 'company'), person, textIn(contact, 'email')];
  const told = parts.filter((part) => part !== undefined && part !== '');
  return [...new Set(told.length > 0 ? told : codeOwners)].join(', ');
}

/** Who may sign on, who is provisioned from where to where, and what becomes of leavers. */
export function peopleOf(entry: InventoryEntry): { question: string; answer: string }[] {
  const { document } = entry;
  const provision = objectIn(document, 'outboundProvision');
  return [
    ...(objectIn(document, 'spBrowserSso') ? signOn(document) : []),
    ...tokens(document),
    ...(provision ? provisioning(entry, provision) : []),
  ];
}

const signOnQuestions: Record<string, string> = { Who: 'Who may sign on', 'Sent to': 'Sent to' };

function signOn(document: JsonObject) {
  return answers(signOnRows(document), signOnQuestions);
}

function tokens(document: JsonObject) {
  const issuers = (part: string, list: string, reference: string) =>
    objectsIn(objectIn(document, part), list).map((one) => showValue(idIn(one, reference) ?? ''));
  const rows: [question: string, from: string[]][] = [
    ['Who gets a WS-Trust token', issuers('wsTrust', 'tokenProcessorMappings', 'idpTokenProcessorRef')],
    [
      'Who may exchange a token',
      issuers('oauthTokenExchangeSettings', 'processorPolicyMappings', 'processorPolicyRef'),
    ],
  ];
  return rows
    .filter(([, from]) => from.length > 0)
    .map(([question, from]) => ({ question, answer: `whoever brings a token that ${from.join(' or ')} accepts.` }));
}

const provisioningQuestions: Record<string, string> = { 'Where to': 'Provisioned to', Leavers: 'Leavers' };

function provisioning({ document, connector }: InventoryEntry, provision: JsonObject) {
  const channels = objectsIn(provision, 'channels').map((channel) => ({
    question: `Who is provisioned (${showValue(channel.name)})`,
    answer: `${plainText(scopeWords(channel))}.${channel.active === true ? '' : ' The channel is switched off.'}`,
  }));
  return [...channels, ...answers(provisioningRows(document, connector), provisioningQuestions)];
}

function answers(rows: readonly CardRow[], questions: Record<string, string>) {
  return rows.flatMap(({ label, words }) => {
    const question = questions[label];
    return question === undefined ? [] : [{ question, answer: plainText(words) }];
  });
}
