import { diffArrays } from 'diff';
import type { DifferenceView } from './difference-view.ts';
import { grouped } from './grouped.ts';

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
