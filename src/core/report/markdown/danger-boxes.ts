import { isWaiting } from '../../plan/summary.ts';
import { judgedMessage, toldDanger } from '../danger-words.ts';
import type { Danger } from '../dangers.ts';
import { manyAsKinds } from '../dangers.ts';
import type { NameOf } from '../names.ts';
import { type Tier, tiers } from '../tier.ts';
import type { Links } from './links.ts';
import { alert, escapeMarkdown } from './markdown.ts';
import type { Box } from './plan-parts.ts';
import { sentenceMarkdown, wordsMarkdown } from './sentences.ts';
import { placeLink } from './where.ts';

export interface DangerOptions {
  links?: Links | undefined;
  /** Names as they are. */
  nameOf: NameOf;
  /** The plan has one entry: its connection stands in the headline. */
  alone: boolean;
  /** Nothing stands below that could be pasted. */
  isDrift?: boolean | undefined;
  /** All names, each item: for the job summary. */
  all: boolean;
}

/** What affects people but can be undone: beyond so many items, a line for each further kind. */
const mostItems = 10;

/** What can't be undone has no limit; this many characters of names are what a comment holds. */
const mostOfNames = 26_000;

/** At most one box for each tier, the worst first: GitHub shows none inside of folds, lists or quotations. */
export function boxesOf(dangers: readonly Danger[], options: DangerOptions): Box[] {
  const of = (tier: Tier) => dangers.filter((danger) => danger.tier === tier);
  return [
    boxOf('CAUTION', manyAsKinds(of('irreversible'), options.all ? 2_000 : 60), options),
    boxOf('WARNING', manyAsKinds(of('people'), options.all ? 2_000 : mostItems), options),
  ].filter(({ items }) => items.length > 0);
}

function boxOf(kind: Box['kind'], dangers: readonly Danger[], options: DangerOptions): Box {
  const waiting = dangers.filter(waits);
  const items = dangers.map((danger) => dangerItem(danger, options, waiting.length === 1));
  const some = waiting.length === dangers.length ? '' : ` for ${waiting.length} of these ${dangers.length}`;
  return { kind, items, closing: waiting.length < 2 ? '' : waitsSentence(options, some) };
}

/** One item stands in its box as it is, several as a list. */
export function boxesText(boxes: readonly Box[]): string {
  return boxes
    .map(({ kind, items, closing }) => {
      const [only = [], ...others] = items;
      const listed = items.flatMap(([first = '', ...rest]) => [`- ${first}`, ...rest.map((line) => `  ${line}`)]);
      const lines = others.length === 0 ? only : listed;
      return alert(kind, closing === '' ? lines : [...lines, '', closing]);
    })
    .join('\n\n');
}

const waits = ({ tier, changes }: Danger) => tier === 'irreversible' && changes.some(isWaiting);

/** Said once, however many wait. */
function waitsSentence({ isDrift }: DangerOptions, some = ''): string {
  return isDrift
    ? `**An apply waits for an acknowledgement**${some}: the next plan has the line to paste.`
    : `**The apply waits for an acknowledgement**${some}, see below.`;
}

/** The sentence of a danger, and all names where they must not be cut. */
function dangerItem(danger: Danger, options: DangerOptions, saysWaits: boolean): string[] {
  const { sentence, names, place } = toldDanger(danger, options.nameOf, options.alone);
  const parts = [
    wordsMarkdown(sentence).trim(),
    place ? placeLink(place, options.links) : '',
    names.length > 0 && danger.tier !== 'irreversible' ? fewNames(names, options) : '',
  ];
  const waiting = saysWaits && waits(danger) ? waitsSentence(options) : '';
  const isLong = names.length > 0 && danger.tier === 'irreversible';
  const text = [...parts, isLong ? '' : waiting].filter((part) => part !== '').join(' ');
  if (!isLong) return [text];
  return [text, `${allNames(names, options)}${waiting === '' ? '' : '.'}`, ...(waiting === '' ? [] : [waiting])];
}

/** All of them; beyond what a comment holds, the number stays. */
function allNames(names: readonly string[], { all }: DangerOptions): string {
  let room = all ? Number.POSITIVE_INFINITY : mostOfNames;
  const shown = names.map(escapeMarkdown);
  const kept = shown.filter((name) => {
    room -= name.length + 2;
    return room >= 0;
  });
  const more = names.length - kept.length;
  return kept.join(', ') + (more > 0 ? ` and ${more} more, in the job summary` : '');
}

function fewNames(names: readonly string[], { all }: DangerOptions): string {
  const more = all ? 0 : names.length - 3;
  const shown = names.slice(0, more > 1 ? 3 : names.length).map(escapeMarkdown);
  return `${shown.join(', ')}${more > 1 ? ` and ${more} more, below` : ''}.`;
}

/** Inside a fold, where GitHub shows no box, the mark stands at the beginning of the line. */
export function dangerLines(dangers: readonly Danger[], options: DangerOptions): string {
  return dangers
    .filter(({ tier }) => tiers[tier].mark !== '')
    .map((danger) => `- ${tiers[danger.tier].mark} ${dangerItem(danger, options, true).join(' ')}`)
    .join('\n');
}

/** What no rule knows, and what is worth knowing: sentences under an entry. */
export function noteSentences(dangers: readonly Danger[]): string[] {
  const judged = dangers.filter(({ tier }) => tier === 'not-judged' || tier === 'routine');
  return judged.flatMap(({ finding, tier }) => {
    if (!finding) return [];
    const message = sentenceMarkdown(judgedMessage(finding));
    const hint = finding.hint ? ` ${sentenceMarkdown(finding.hint)}` : '';
    return [`${tier === 'not-judged' ? '**Not judged:** ' : ''}${message}${hint}`];
  });
}
