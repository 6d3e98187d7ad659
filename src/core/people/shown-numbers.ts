import { numberWords } from '../meaning/number-words.ts';
import type { ChannelEffect, Split } from './types.ts';

/** How many, as exactly as it is said. */
export interface Range {
  least: number;
  most: number;
}

/** What a channel's numbers are where they are read. */
export interface ShownNumbers {
  before: Range | undefined;
  after: Range | undefined;
  stays: Range;
  leaves: Range;
  joins: Range;
  /** Of those who leave the channel: in no other, and in another afterwards. */
  gone: Range;
  leavesElsewhere: Range;
  /** Of those who join the channel: in none before, and in another before. */
  fresh: Range;
  joinsElsewhere: Range;
}

/**
 * A number, or a range where it is so small that it may tell who is meant: out of courtesy, because the sums tell as
 * much to whoever may choose the questions.
 *
 * @param smallest the smallest number that is said as it is; 1 for all
 */
export function shownNumber(count: number, smallest: number): Range {
  return count > 0 && count < smallest ? { least: 1, most: smallest - 1 } : { least: count, most: count };
}

/** The numbers of a channel, each as exact as those that it follows from. */
export function shownNumbers(effect: ChannelEffect, smallest: number): ShownNumbers {
  const [leaves, joins] = [effect.leaves, effect.joins].map((split) => shownNumber(total(split), smallest)) as [
    Range,
    Range,
  ];
  const before = effect.before === undefined ? undefined : shownNumber(effect.before, smallest);
  const stays = before && isExact(leaves) ? shownNumber(effect.stays, smallest) : minus(before, leaves);
  const after = effect.after === undefined ? undefined : plus(stays, joins);
  const [gone, leavesElsewhere] = shownParts(leaves, effect.elsewhere.leaves, total(effect.leaves), smallest);
  const [fresh, joinsElsewhere] = shownParts(joins, effect.elsewhere.joins, total(effect.joins), smallest);
  return { before, after, stays, leaves, joins, gone, leavesElsewhere, fresh, joinsElsewhere };
}

const nobody: Range = { least: 0, most: 0 };

/** A number’s two parts; the larger is said no more exactly than the smaller, which it would give away. */
function shownParts(whole: Range, part: number, all: number, smallest: number): [Range, Range] {
  if (part === 0) return [whole, nobody];
  if (part === all) return [nobody, whole];
  const rest = shownNumber(all - part, smallest);
  const shown = shownNumber(part, smallest);
  if (!isExact(shown)) return [minus(whole, shown), shown];
  return isExact(rest) ? [rest, shown] : [rest, minus(whole, rest)];
}

export const total = ({ enabled, disabled }: Split) => enabled + disabled;

const isExact = ({ least, most }: Range) => least === most;

const plus = (a: Range, b: Range): Range => ({ least: a.least + b.least, most: a.most + b.most });

const minus = (a: Range | undefined, b: Range): Range => ({
  least: Math.max(0, (a?.least ?? 0) - b.most),
  most: Math.max(0, (a?.most ?? 0) - b.least),
});

/** `1,204`, `fewer than 10`, `36 to 45`. */
export function rangeWords({ least, most }: Range): string {
  if (least === most) return numberWords(least);
  return least <= 1 ? `fewer than ${numberWords(most + 1)}` : `${numberWords(least)} to ${numberWords(most)}`;
}

/** `1 person`, `fewer than 10 people`. */
export const rangeOfPeople = (range: Range): string => `${rangeWords(range)} ${range.most === 1 ? 'person' : 'people'}`;

/** The verb that goes with so many. */
export const verbFor = ({ most }: Range, one: string, many: string): string => (most === 1 ? one : many);
