import { consoleWordAt } from '../connection/fields/console-word.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { isMember } from '../document/path.ts';
import { isAt, pathPattern } from '../document/path-pattern.ts';
import { objectsOf, textOf } from '../document/readers.ts';
import { compareTrust, readCertificate } from '../meaning/certificate.ts';
import { consoleValue } from '../meaning/console-values.ts';
import { conditionKind } from '../meaning/criterion.ts';
import { resolvedUrl } from '../meaning/url.ts';
import { capital } from '../wording.ts';
import { defaultAddress } from './conditions-of-change.ts';
import { fieldCode } from './conditions-of-channel.ts';
import { fulfilment } from './conditions-of-mapping.ts';
import type { Said } from './judge.ts';
import { verifying } from './moves.ts';
import { hostOf } from './of-connection.ts';
import { creates, type Fate, fateOfLeavers, fieldCalled, fieldRoles, optionRole, settingCalled } from './of-target.ts';
import { part, type Situation, valueAlong, within } from './situation.ts';
import { peopleWords, scopeWords, userWords } from './users.ts';

/** The sentence of a row, filled in: its subject, and all of it. */
export function sentenceOf(
  said: Pick<Said, 'who' | 'says'>,
  situation: Situation,
): { subject: string; sentence: string } {
  const subject = capital(fill(said.who, situation));
  return { subject, sentence: `${subject} ${fill(said.says, situation)}` };
}

/** How an option stands after the change, as the second half of a sentence about those who leave. */
export function settingWords(situation: Situation, ofScope: boolean): string {
  const { subject, move } = situation;
  const is = { true: 'is on', false: 'is off' }[move.new.toLowerCase()] ?? 'becomes {new}';
  const later = ofScope ? 'the same holds for whoever leaves or is disabled later: ' : '';
  const isOfDisabled = ofScope && optionRole(subject.connector, move.item) === 'disabled-too';
  return fill(`${isOfDisabled ? madeAgain : later}{setting} ${is}`, situation);
}

const madeAgain =
  'people who are disabled in the directory are made again as disabled accounts when anything about them changes: ';

const fill = (template: string, situation: Situation) =>
  template
    .replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => fillers[name]?.(situation) ?? whole)
    .replaceAll(/\b1 (minute|second|thread)s\b/g, '1 $1');

const fillers: Record<string, (situation: Situation) => string> = {
  old: (one) => sourceWords(one, one.subject.before) ?? wordFor(one.move, one.move.old),
  new: (one) => sourceWords(one, one.subject.after) ?? wordFor(one.move, one.move.new),
  item: itemWords,
  host: ({ subject, move }) =>
    hostWords(
      move.path.length === 1 ? move.new : resolvedUrl(addressOf(move), textOf(subject.after.baseUrl)),
      move.new,
    ),
  default: ({ subject }) => defaultAddress(subject.after) || 'nowhere',
  olddefault: ({ subject }) => defaultAddress(subject.before) || 'nowhere',
  people: (one) => (one.subject.kind === 'SpConnection' ? peopleOf(one) : peopleWords(one.subject.users)),
  inscope: ({ subject }) => scopeWords(subject.users),
  users: ({ subject }) => userWords(subject.users),
  name: ({ subject }) => quoted(subject.name),
  channel: channelWords,
  target: ({ subject }) => subject.target,
  setting: ({ subject, move }) => `"${settingCalled(subject.connector, move.item)?.label ?? move.item}"`,
  field: (one) => `"${fieldCalled(one.subject.connector, fieldCode(one))?.label ?? fieldCode(one)}"`,
  fate: ({ subject }) => fateWords[fateOfLeavers(subject.after, subject.connector)](subject.target),
  joined: (one) =>
    creates(one.subject.after, one.subject.connector)
      ? `are created at ${one.subject.target}${licenceWords(one)}`
      : 'aren’t created, because that is off',
  licence: licenceWords,
  sent: ({ move }) => (move.difference.secret && move.new !== '' ? `, sent from ${move.new},` : ''),
  caution: ({ subject }) =>
    subject.connector?.entry?.cautions?.find(({ when }) => when === 'mapping-removed')?.sentence ?? '',
  expires: lostUntil,
  keytype: keyTypeWords,
  certificatetype: certificateTypeWords,
};

/** The console's word where the value is PingFederate's own. */
const wordFor = ({ path }: Situation['move'], value: string) => consoleWordAt(path, value) ?? quoted(value);

/** Where an attribute comes from on one side, when it comes from elsewhere: the text "employee", "employeeType" from the directory. */
function sourceWords(one: Situation, document: JsonObject | undefined): string | undefined {
  const { path } = one.move;
  const last = path.at(-1)!;
  if (!isMember(last) || last.member !== 'value' || !isAt(path, fulfilled)) return undefined;
  const [before, after] = [one.subject.before, one.subject.after].map((side) => fulfilment(side, one).type);
  if (before === after) return undefined;
  const { type, value } = fulfilment(document, one);
  if (type === 'TEXT') return `the text "${value}"`;
  const words = type === 'EXPRESSION' || type === 'NO_MAPPING' ? undefined : consoleValue('source', type);
  return words === undefined ? undefined : `"${value}" from ${words}`;
}

const fulfilled = pathPattern('**.attributeContractFulfillment[*].value');

const fateWords: Record<Fate, (target: string) => string> = {
  deleted: (target) => `are deleted at ${target} with their data`,
  disabled: (target) => `are disabled at ${target}`,
  kept: (target) => `keep their accounts at ${target}`,
  unknown: (target) => `are disabled or deleted at ${target}, as its options say`,
};

/** Of an endpoint that is the default now, its own address. */
function addressOf({ difference, new: value }: Situation['move']): string {
  return isObject(difference.desired) ? textOf(difference.desired.url) : value;
}

const hostWords = (url: string, written: string) => hostOf(url) || (written === '' ? 'nothing' : `"${written}"`);

/** What an item is called: an endpoint by its address, a criterion in words, anything else by its key. */
function itemWords({ subject, move }: Situation): string {
  const { desired, live, secret } = move.difference;
  const value: Json | undefined = secret ? undefined : (desired ?? live);
  if (isObject(value)) {
    const document = desired === undefined ? subject.before : subject.after;
    if (typeof value.url === 'string') return resolvedUrl(value.url, textOf(document?.baseUrl));
    if (typeof value.validDomain === 'string') return value.validDomain + textOf(value.validPath);
    if (typeof value.condition === 'string') return criterionWords(value);
  }
  return wordFor(move, move.item);
}

/** `role is "manager"`. */
function criterionWords(criterion: JsonObject): string {
  const kind = conditionKind(textOf(criterion.condition));
  const verb = !kind
    ? textOf(criterion.condition)
    : kind.of === 'one'
      ? kind.demands
        ? 'is'
        : 'isn’t'
      : kind.demands
        ? 'contains'
        : 'doesn’t contain';
  return `${textOf(criterion.attributeName)} ${verb} ${quoted(textOf(criterion.value))}`;
}

/** Who goes the way that the path leads through. */
function peopleOf({ move }: Situation): string {
  const at = move.path.findLastIndex((step) => isMember(step) && Object.hasOwn(ways, step.member));
  const step = move.path[at];
  if (!step || !isMember(step)) return 'People who sign on here';
  const item = move.path[at + 1];
  const name = item && !isMember(item) ? (item.item ?? '') : '';
  return ways[step.member]!(name === '' ? '' : ` "${name}"`);
}

const ways: Record<string, (name: string) => string> = {
  adapterMappings: (name) => `People who sign on with the adapter${name}`,
  authenticationPolicyContractAssertionMappings: (name) => `People whose policy ends in the contract${name}`,
  tokenProcessorMappings: (name) => `Clients with tokens for the processor${name}`,
  processorPolicyMappings: (name) => `OAuth clients whose tokens the policy${name} accepts`,
  attributeQuery: () => 'People about whom the partner asks',
  wsTrust: () => 'Clients that ask for tokens here',
};

function channelWords({ move }: Situation): string {
  const at = move.path.findIndex((step) => isMember(step) && step.member === 'channels');
  const item = move.path[at + 1];
  return item && !isMember(item) ? `channel "${item.item ?? ''}"` : 'its channels';
}

/** What each new account costs, where the channel (or, of a connection, its first one) fills a field that costs licences. */
function licenceWords({ subject, move }: Situation): string {
  const list = objectsOf(part(subject.after, 'outboundProvision').channels);
  const channel = within(subject.after, move.path, ['channels']) ?? list[0];
  const field = objectsOf(channel?.attributeMapping).find(({ fieldName }) =>
    fieldRoles(subject.connector, textOf(fieldName)).includes('cost'),
  );
  if (!field) return '';
  const label = fieldCalled(subject.connector, textOf(field.fieldName))?.label ?? textOf(field.fieldName);
  const constant = textOf(part(field, 'saasFieldInfo').defaultValue);
  return constant === '' ? `, each with a licence (${label})` : `, each with a licence (${label} ${constant})`;
}

/** Of a key that takes the place of one of another kind: the signature algorithm goes with the key (combinations.md). */
function keyTypeWords({ subject, move }: Situation): string {
  return typeWords(subject.keyTypeOf(move.old), subject.keyTypeOf(move.new), 'the key');
}

function certificateTypeWords(situation: Situation): string {
  const [old, now] = certificatesOf(situation).map((list) => [
    ...new Set(list.map((pem) => readCertificate(pem)?.keyType ?? '')),
  ]);
  const isOneEach = old!.length === 1 && now!.length === 1;
  return isOneEach ? typeWords(old![0]!, now![0]!, 'its key') : '';
}

function typeWords(old: string, now: string, what: string): string {
  if (old === '' || now === '' || old === now) return '';
  return `; ${what} is ${now} and was ${old}, so that the algorithm changes with it`;
}

/** Until when the certificates that go would have been valid. */
function lostUntil(situation: Situation): string {
  const [old, now] = certificatesOf(situation);
  const change = compareTrust(old!, now!, situation.subject.today);
  if (change.verdict === 'lost') return change.expires.toISOString().slice(0, 10);
  const dates = now!.map((pem) => readCertificate(pem)?.to).filter((to) => to !== undefined);
  return dates.length > 0 ? new Date(Math.max(...dates)).toISOString().slice(0, 10) : 'a day that is unknown';
}

/** The certificates that verify, before and after, of the list that the path leads into. */
function certificatesOf({ subject, move }: Situation): string[][] {
  const list = move.path.slice(
    0,
    move.path.findIndex((step) => !isMember(step)),
  );
  return [subject.before, subject.after].map((document) => verifying(valueAlong(document, list)));
}

/** A value that a person wrote, in quotes; a number or a switch as it is. */
function quoted(value: string): string {
  if (value === '') return 'nothing';
  return /^-?\d+(\.\d+)?$/.test(value) || value === 'true' || value === 'false' ? value : `"${short(value)}"`;
}

const longest = 70;

/** Cut in the middle, so that both ends stay. */
function short(value: string): string {
  if (value.length <= longest) return value;
  return `${value.slice(0, longest / 2)}…${value.slice(-longest / 2 + 1)}`;
}
