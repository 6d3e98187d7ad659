import { isObject, type JsonObject } from '../document/json.ts';
import { idIn, objectIn, objectsIn, textIn, textOf, textsIn } from '../document/readers.ts';
import { consoleValue } from '../meaning/console-values.ts';
import { certificateIn } from './certificate-words.ts';
import { showValue } from './values.ts';
import type { CardRow } from './words.ts';
import { code, listed, type Word, type Words } from './words.ts';

/** Sign-on: who gets on, by which name, what the partner is told, where it is sent, who signs. */
export function signOnRows(document: JsonObject): CardRow[] {
  const sso = objectIn(document, 'spBrowserSso') ?? {};
  const mappings = [...mappingsOf(sso, 'policy contract'), ...mappingsOf(sso, 'adapter')];
  return [
    row('Partner', textIn(document, 'entityId') ? [value(textOf(document.entityId))] : []),
    row('Who', who(mappings)),
    row('Known there by', knownBy(sso, mappings)),
    row('Also told', alsoTold(mappings)),
    row('Sent to', sentTo(sso, textOf(document.baseUrl))),
    row('Starts', starts(document, sso)),
    row('Signed by us', signedByUs(document)),
    row('Signed by them', signedByThem(document, sso)),
    row('Encrypted', encrypted(sso)),
  ].filter(({ words }) => words.length > 0);
}

const row = (label: string, words: Words): CardRow => ({ label, words });

const value = (text: string): Word => code(showValue(text));

interface Mapping {
  kind: string;
  id: string;
  document: JsonObject;
}

const lists = {
  'policy contract': ['authenticationPolicyContractAssertionMappings', 'authenticationPolicyContractRef'],
  adapter: ['adapterMappings', 'idpAdapterRef'],
} as const;

function mappingsOf(sso: JsonObject, kind: keyof typeof lists): Mapping[] {
  const [list, reference] = lists[kind];
  return objectsIn(sso, list).map((document) => ({ kind, id: idIn(document, reference) ?? 'an override', document }));
}

function who(mappings: readonly Mapping[]): Words {
  if (mappings.length === 0) return ['nobody yet: no policy contract and no adapter is mapped.'];
  const ways = mappings.map(({ kind, id }): Words => [`the ${kind} `, value(id)]);
  const criteria = mappings.flatMap(({ document }) => criteriaOf(document));
  const narrowed: Words =
    criteria.length === 0 ? [' No issuance criterion narrows that.'] : [' Only if ', ...listed(criteria), '.'];
  return [
    'everyone whom ',
    ...listed(ways, ' or '),
    mappings.length === 1 ? ' lets through.' : ' let through.',
    ...narrowed,
  ];
}

function criteriaOf(mapping: JsonObject): Words[] {
  const issuance = objectIn(mapping, 'issuanceCriteria') ?? {};
  const conditions = objectsIn(issuance, 'conditionalCriteria').map((one): Words => {
    const condition = textOf(one.condition);
    return [
      value(textOf(one.attributeName)),
      ` ${consoleValue('condition', condition) ?? condition} `,
      value(textOf(one.value)),
    ];
  });
  const expressions = objectsIn(issuance, 'expressionCriteria');
  return [...conditions, ...(expressions.length > 0 ? [['an OGNL expression says so']] : [])];
}

const isSubject = (name: string) => name === 'SAML_SUBJECT' || name === 'TOKEN_SUBJECT';

function fulfilments(mappings: readonly Mapping[]): [name: string, fulfilment: JsonObject][] {
  return mappings.flatMap(({ document }) => {
    const map = objectIn(document, 'attributeContractFulfillment') ?? {};
    return Object.entries(map).flatMap(([name, one]): [string, JsonObject][] => (isObject(one) ? [[name, one]] : []));
  });
}

function knownBy(sso: JsonObject, mappings: readonly Mapping[]): Words {
  const names = fulfilments(mappings).filter(([name]) => isSubject(name));
  const unique = [...new Map(names.map(([name, one]) => [sourceText(one), name]))];
  if (unique.length === 0) return [];
  const contract = objectIn(sso, 'attributeContract') ?? {};
  const format = objectsIn(contract, 'coreAttributes').map((one) =>
    consoleValue('nameFormat', textOf(one.nameFormat)),
  )[0];
  const how = format ? `${unique[0]?.[1]}, ${format}` : unique[0]?.[1];
  return [
    ...listed(
      unique.map(([text]) => [code(text)]),
      ' or ',
    ),
    ` (${how}).`,
  ];
}

/** The attribute alone where it comes from what people sign on with. */
function sourceText(fulfilment: JsonObject): string {
  const type = textOf(objectIn(fulfilment, 'source')?.type);
  const isOwn = type === 'ADAPTER' || type === 'AUTHENTICATION_POLICY_CONTRACT';
  return isOwn ? showValue(fulfilment.value) : showValue(fulfilment);
}

function alsoTold(mappings: readonly Mapping[]): Words {
  const others = fulfilments(mappings).filter(([name]) => !isSubject(name));
  const isComputed = (one: JsonObject) => textOf(objectIn(one, 'source')?.type) === 'EXPRESSION';
  const told = new Map(
    others.map(([name, one]) => [name, `${showValue(name)}${isComputed(one) ? ' (computed)' : ''}`]),
  );
  return told.size === 0 ? [] : [[...told.values()].join(', '), '.'];
}

function sentTo(sso: JsonObject, baseUrl: string): Words {
  const endpoints = objectsIn(sso, 'ssoServiceEndpoints');
  const first = [
    ...endpoints.filter(({ isDefault }) => isDefault === true),
    ...endpoints.filter(({ isDefault }) => isDefault !== true),
  ];
  const words = [...new Set(first)].map((one): Words => {
    const url = textOf(one.url);
    const binding = consoleValue('binding', textOf(one.binding));
    return [value(url.startsWith('/') ? baseUrl + url : url), binding ? ` (${binding})` : ''];
  });
  return words.length === 0 ? [] : [...listed(words), '.'];
}

function starts(document: JsonObject, sso: JsonObject): Words {
  const profiles = textsIn(sso, 'enabledProfiles');
  const [here, there] = [profiles.includes('IDP_INITIATED_SSO'), profiles.includes('SP_INITIATED_SSO')];
  const where = here && there ? 'here or at the partner' : here ? 'here' : there ? 'at the partner' : '';
  const begins = where === '' ? '' : ` sign-on begins ${where}.`;
  const logout =
    profiles.length === 0 ? '' : profiles.some((one) => one.endsWith('_SLO')) ? ' Logout too.' : ' No logout.';
  const active: Words = document.active === true ? ['active from the apply on'] : [{ strong: 'inactive' }];
  return [...active, begins === '' ? '.' : `;${begins}`, logout];
}

function signedByUs(document: JsonObject): Words {
  const signing = objectIn(objectIn(document, 'credentials'), 'signingSettings');
  const key = signing && idIn(signing, 'signingKeyPairRef');
  if (!signing || !key) return [];
  const algorithm = textOf(signing.algorithm);
  const how = algorithm === '' ? '' : `, ${consoleValue('algorithm', algorithm) ?? showValue(algorithm)}`;
  return ['with ', value(key), `${how}.`];
}

function signedByThem(document: JsonObject, sso: JsonObject): Words {
  const certificates = objectsIn(objectIn(document, 'credentials'), 'certs').filter(
    (one) => one.encryptionCert !== true || one.activeVerificationCert === true,
  );
  const demanded = sso.requireSignedAuthnRequests === true;
  const names = certificates.filter((one) => certificateIn(one) !== undefined).map((one) => showValue(one));
  if (names.length === 0)
    return [
      demanded ? 'demanded of requests, but there is no certificate to check them with.' : 'not demanded of requests.',
    ];
  return [`checked with ${names.join('; ')}${demanded ? '' : '. Not demanded of requests'}.`];
}

function encrypted(sso: JsonObject): Words {
  const policy = objectIn(sso, 'encryptionPolicy') ?? {};
  if (policy.encryptAssertion === true) return ['the assertion.'];
  const attributes = textsIn(policy, 'encryptedAttributes');
  return attributes.length > 0 ? [`${attributes.map((one) => showValue(one)).join(', ')}.`] : ['nothing.'];
}
