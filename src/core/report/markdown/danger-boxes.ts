import { codes } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Change } from '../../plan/types.ts';
import { isActive, provisions, signsOn } from '../change-facts.ts';
import type { Danger } from '../dangers.ts';
import { type Tier, tiers } from '../tier.ts';
import { plural } from '../visible-text.ts';
import { isWaiting } from '../waiting.ts';
import type { Links } from './links.ts';
import { alert } from './markdown.ts';
import { proseMarkdown, sentenceMarkdown } from './sentences.ts';
import { type namesOf, placeLink } from './where.ts';

export interface DangerOptions {
  links?: Links | undefined;
  nameOf: ReturnType<typeof namesOf>;
  /** The plan has one entry: its connection stands in the headline. */
  alone: boolean;
  /** All names, each item: for the job summary. */
  all: boolean;
}

/** What affects people but can be undone: beyond so many items, a line for each further kind. */
const mostItems = 10;

/** What can't be undone has no limit; this many characters of names are what a comment holds. */
const mostOfNames = 26_000;

/** At most one box for each tier, the worst first: GitHub shows none inside of folds, lists or quotations. */
export function dangerBoxes(dangers: readonly Danger[], options: DangerOptions): string {
  const of = (tier: Tier) => dangers.filter((danger) => danger.tier === tier);
  return [
    box('CAUTION', manyAsKinds(of('irreversible'), options.all ? 2_000 : 60), options),
    box('WARNING', manyAsKinds(of('people'), options.all ? 2_000 : mostItems), options),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function box(kind: 'CAUTION' | 'WARNING', dangers: readonly Danger[], options: DangerOptions): string {
  if (dangers.length === 0) return '';
  const items = dangers.map((danger) => dangerItem(danger, options));
  return alert(
    kind,
    items.length === 1
      ? (items[0] ?? [])
      : items.flatMap(([first = '', ...rest]) => [`- ${first}`, ...rest.map((line) => `  ${line}`)]),
  );
}

/** The first as they are, the others of each kind as one. */
function manyAsKinds(dangers: readonly Danger[], most: number): Danger[] {
  if (dangers.length <= most) return [...dangers];
  const kinds = new Map<string, Danger>();
  const kept = dangers.slice(0, most);
  for (const danger of dangers.slice(most)) {
    const kind = danger.finding?.code ?? 'replace';
    const known = kinds.get(kind);
    if (known) known.changes.push(...danger.changes);
    else kinds.set(kind, { ...danger, changes: [...danger.changes] });
  }
  return [...kept, ...kinds.values()];
}

/** The sentence of a danger, and all names where they must not be cut. */
export function dangerItem(danger: Danger, options: DangerOptions): string[] {
  const [first = '', ...rest] = itemLines(danger, options);
  const waits = danger.tier === 'irreversible' && danger.changes.some(isWaiting);
  return waits ? [`${first} **The apply waits for an acknowledgement**, see below.`, ...rest] : [first, ...rest];
}

function itemLines(danger: Danger, options: DangerOptions): string[] {
  const { changes, finding } = danger;
  const [only] = changes;
  if (!finding)
    return only?.action === 'replace' && changes.length === 1
      ? [replaceSentence(only, options)]
      : goneItem(danger, options);
  if (changes.length === 1 && only) return [oneSentence(only, finding, options)];
  const sentence = `**${plural(changes.length, 'connection')}**: ${manySentence(changes, finding)}`;
  if (danger.tier === 'irreversible') return [sentence, namesLine(changes, options)];
  return [`${sentence} ${fewNames(changes, options)}`];
}

function oneSentence(change: Change, finding: Diagnostic, options: DangerOptions): string {
  const { subject } = finding;
  const named = `**${options.nameOf(change)}**: `;
  const message = finding.message.replace(/^not judged: /, '');
  const isBold = subject !== undefined && message.startsWith(subject);
  const sentence = isBold
    ? `**${proseMarkdown(subject)}**${proseMarkdown(message.slice(subject.length))}.`
    : sentenceMarkdown(message);
  const hint = finding.hint ? ` ${sentenceMarkdown(finding.hint)}` : '';
  const place = placeLink(finding.place, options.links);
  return `${options.alone && isBold ? '' : named}${sentence}${hint}${place === '' ? '' : ` ${place}`}`;
}

/** What is true of all of them; a sentence that names one connection isn't. */
function manySentence(changes: readonly Change[], finding: Diagnostic): string {
  const [first] = changes;
  const isOfOne = first !== undefined && (finding.message.includes(first.name) || finding.message.includes(first.id));
  const isSame = changes.every((change) => change.findings.some(({ message }) => message === finding.message));
  if (isSame && !isOfOne)
    return `${sentenceMarkdown(finding.message)}${finding.hint ? ` ${sentenceMarkdown(finding.hint)}` : ''}`;
  return sentenceMarkdown(codes[finding.code]?.summary ?? finding.message);
}

function goneItem({ changes }: Danger, options: DangerOptions): string[] {
  const [only] = changes;
  if (changes.length === 1 && only) return [goneSentence(only, options)];
  const active = changes.filter(isActive);
  const stops =
    active.length === 0
      ? ''
      : `, ${active.length === changes.length ? 'all' : active.length} of them active: ${stopWords(active)}`;
  const said = acknowledged(only);
  return [`**${plural(changes.length, 'connection')}** are deleted${stops}. ${said}`, namesLine(changes, options)];
}

function stopWords(changes: readonly Change[]): string {
  const [sign, provision] = [changes.some(signsOn), changes.some(provisions)];
  const words = [
    sign ? 'sign-on to those stops' : '',
    provision ? 'nobody looks after the accounts that they provisioned' : '',
  ];
  return words.filter((word) => word !== '').join('; ') || 'what they do stops';
}

function goneSentence(change: Change, options: DangerOptions): string {
  const active = isActive(change);
  const effects = [
    active && signsOn(change) ? 'It is active: sign-on to it stops.' : '',
    provisions(change)
      ? 'The accounts that it provisioned stay as they are; nobody updates or disables them any more. What PingFederate remembers about who is who is lost.'
      : '',
    active ? '' : 'It is inactive.',
  ];
  const place = change.file ? placeLink(placeOf(change), options.links) : '';
  return [`**${options.nameOf(change)}** is **deleted**.`, ...effects, acknowledged(change), place]
    .filter((part) => part !== '')
    .join(' ');
}

function acknowledged(change: Change | undefined): string {
  if (change?.action !== 'delete' || isWaiting(change)) return '';
  return change.reason === 'absent'
    ? 'Acknowledged by `state: absent`.'
    : 'Its definition is gone from the repository.';
}

function replaceSentence(change: Change, options: DangerOptions): string {
  const reason = change.action === 'replace' ? change.reason.replace(/\.$/, '') : '';
  const stops = isActive(change) && signsOn(change) ? ' Sign-on fails in between, for a few seconds.' : '';
  const lost = provisions(change) ? ' What PingFederate remembers about who is who is lost.' : '';
  const place = placeLink(placeOf(change), options.links);
  return `**${options.nameOf(change)}** is **deleted and created again**, because ${proseMarkdown(reason)}.${stops}${lost} ${place}`.trim();
}

function placeOf(change: Change) {
  const found = change.findings.find(({ place }) => place.file === change.file && place.line > 1)?.place;
  return found ?? { file: change.file ?? '', line: 1 };
}

/** All of them; beyond what a comment holds, the number stays. */
function namesLine(changes: readonly Change[], { nameOf, all }: DangerOptions): string {
  const names = changes.map(
    (change) => `${nameOf(change)}${change.action === 'delete' && !isActive(change) ? ' (inactive)' : ''}`,
  );
  let room = all ? Number.POSITIVE_INFINITY : mostOfNames;
  const kept = names.filter((name) => {
    room -= name.length + 2;
    return room >= 0;
  });
  const more = names.length - kept.length;
  return kept.join(', ') + (more > 0 ? ` and ${more} more, in the job summary` : '');
}

function fewNames(changes: readonly Change[], { nameOf, all }: DangerOptions): string {
  const names = changes.map(nameOf);
  const more = all ? 0 : names.length - 3;
  return `${names.slice(0, more > 1 ? 3 : names.length).join(', ')}${more > 1 ? ` and ${more} more, below` : ''}.`;
}

/** Inside a fold, where GitHub shows no box, the mark stands at the beginning of the line. */
export function dangerLines(dangers: readonly Danger[], options: DangerOptions): string {
  return dangers
    .filter(({ tier }) => tiers[tier].mark !== '')
    .map((danger) => `- ${tiers[danger.tier].mark} ${dangerItem(danger, options).join(' ')}`)
    .join('\n');
}

/** What no rule knows, and what is worth knowing: sentences under an entry. */
export function noteSentences(dangers: readonly Danger[]): string[] {
  const judged = dangers.filter(({ tier }) => tier === 'not-judged' || tier === 'routine');
  return judged.flatMap(({ finding, tier }) => {
    if (!finding) return [];
    const message = sentenceMarkdown(finding.message.replace(/^not judged: /, ''));
    const hint = finding.hint ? ` ${sentenceMarkdown(finding.hint)}` : '';
    return [`${tier === 'not-judged' ? '**Not judged:** ' : ''}${message}${hint}`];
  });
}
