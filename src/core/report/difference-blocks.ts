import { diffArrays } from 'diff';
import type { Place } from '../diagnostics/place.ts';
import type { Pointer } from '../document/json.ts';

/** A line of a difference: what goes, what comes, what stays beside it, or `!`, what is sent again. */
interface DifferenceLine {
  sign: '+' | '-' | ' ' | '!';
  text: string;
}

/** The differences of one part of the console. */
export interface DifferenceBlock {
  heading: string;
  lines: DifferenceLine[];
}

/** Differences as the lines that a reader compares, under the part that they are in. */
export function differenceBlocks(views: readonly DifferenceView[]): DifferenceBlock[] {
  return grouped(views).map(({ tab, views: own }) => {
    const [only] = own;
    const isText = own.length === 1 && only?.lines !== undefined;
    const heading = isText ? `${tab} › ${only.field}` : tab;
    return { heading, lines: own.flatMap((view) => linesOf(view, isText)) };
  });
}

function linesOf(view: DifferenceView, isHeaded: boolean): DifferenceLine[] {
  const { sign, field, before, after, lines } = view;
  if (lines) return [...(isHeaded ? [] : [line(' ', `${field}:`)]), ...comparedLines(lines)];
  if (sign === '~' && before === undefined) return [line('!', `${field}: ${after}, sent again`)];
  const [was, is] = before !== undefined && after !== undefined ? alignedEnds(before, after) : [before, after];
  return [
    ...(was === undefined ? [] : [line('-', `${field}: ${was}`)]),
    ...(is === undefined ? [] : [line('+', `${field}: ${is}`)]),
  ];
}

const line = (sign: DifferenceLine['sign'], text: string): DifferenceLine => ({ sign, text });

/** Lines that stay the same are only worth seeing beside what changes. */
const context = 3;

function comparedLines({ before, after }: NonNullable<DifferenceView['lines']>): DifferenceLine[] {
  const parts = diffArrays(before, after, { maxEditLength: 2_000 }) ?? [
    { removed: true, added: false, value: before },
    { added: true, removed: false, value: after },
  ];
  return parts.flatMap(({ added, removed, value }, index) => {
    const sign = added ? '+' : removed ? '-' : ' ';
    const shown = sign === ' ' ? nearby(value, index > 0, index < parts.length - 1) : value;
    return shown.map((text) => line(sign, text));
  });
}

function nearby(lines: readonly string[], afterChange: boolean, beforeChange: boolean): string[] {
  const [start, end] = [afterChange ? context : 0, beforeChange ? context : 0];
  if (lines.length <= start + end + 1) return [...lines];
  const left = lines.length - start - end;
  return [...lines.slice(0, start), `… ${left} lines …`, ...lines.slice(lines.length - end)];
}

/** Two names with the same end stand under each other at the right, so that the eye sees what was put in front. */
export function alignedEnds(before: string, after: string): [string, string] {
  const isName = [before, after].every((text) => /^[\w.-]+=[^=]*,.*=/.test(text));
  const ends = before.endsWith(after) || after.endsWith(before);
  if (!isName || !ends) return [before, after];
  const width = Math.max(before.length, after.length);
  return [before.padStart(width), after.padStart(width)];
}

/** One difference in the console's words, ready to be shown: every text is on one line and may be seen by anybody. */
export interface DifferenceView {
  sign: '+' | '-' | '~';
  /** Tab and dialogs, outermost first: `['Channel "Staff"', 'Source Location']`. */
  tabs: string[];
  field: string;
  before?: string;
  after?: string;
  /** A filter or an expression of several lines: its clauses as they were and will be. */
  lines?: { before: string[]; after: string[] };
  place: Place;
  /** Into the desired document, of what is new. */
  pointer?: Pointer;
}

interface DifferenceGroup {
  /** Where in the console they stand together. */
  tab: string;
  /** Their fields hold the rest of the way: `Change Detection › USN Attribute`. */
  views: DifferenceView[];
}

/** The differences by the part they're in, in the order of their first one; a text of several lines has its own. */
export function grouped(views: readonly DifferenceView[]): DifferenceGroup[] {
  const groups = new Map<string, DifferenceGroup>();
  for (const [index, view] of views.entries()) {
    const depth = view.lines ? view.tabs.length : depthOf(view.tabs);
    const tab = view.tabs.slice(0, depth).join(' › ') || 'Connection';
    const shown = { ...view, field: [...view.tabs.slice(depth), view.field].join(' › ') };
    const key = view.lines ? `${index} ${tab}` : tab;
    const group = groups.get(key);
    if (group) group.views.push(shown);
    else groups.set(key, { tab, views: [shown] });
  }
  return [...groups.values()];
}

/** A tab and the one inside it; what a mapping maps from belongs to the way. */
function depthOf(tabs: readonly string[]): number {
  return /^(adapter|policy contract|token processor|processor policy) /.test(tabs[2] ?? '') ? 3 : 2;
}
