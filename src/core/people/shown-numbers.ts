import { numberWords } from '../meaning/number-words.ts';
import type { ChannelEffect, ConnectionEffect, Split } from './types.ts';

/** How many, as exactly as it is said. */
export interface Range {
  least: number;
  most: number;
}

/** What a channel's or a connection's numbers are where they are read. */
interface MovingNumbers {
  before: Range | undefined;
  after: Range | undefined;
  stays: Range;
  leaves: Range;
  joins: Range;
}

/** What a channel's numbers are where they are read. */
export interface ShownNumbers extends MovingNumbers {
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
  return isSmall(count, smallest) ? few(smallest) : { least: count, most: count };
}

/** The numbers of a channel, each as exact as those that it follows from. */
export function shownNumbers(effect: ChannelEffect, smallest: number): ShownNumbers {
  const { before, after } = effect;
  const numbers = asExactAs(
    {
      before: before === undefined ? undefined : shownNumber(before, smallest),
      isOver: after === undefined,
      leaves: shownNumber(total(effect.leaves), smallest),
      joins: shownNumber(total(effect.joins), smallest),
    },
    effect.stays,
    smallest,
  );
  const { leaves, joins } = numbers;
  const [gone, leavesElsewhere] = shownParts(leaves, effect.elsewhere.leaves, total(effect.leaves), smallest);
  const [fresh, joinsElsewhere] = shownParts(joins, effect.elsewhere.joins, total(effect.joins), smallest);
  return { ...numbers, gone, leavesElsewhere, fresh, joinsElsewhere };
}

/** A number’s two parts; the larger is said no more exactly than the smaller, which it would give away. */
function shownParts(whole: Range, part: number, all: number, smallest: number): [Range, Range] {
  if (part === 0) return [whole, nobody];
  if (part === all) return [nobody, whole];
  const rest = shownNumber(all - part, smallest);
  const shown = shownNumber(part, smallest);
  if (!isExact(shown) || !isExact(whole)) return [minus(whole, shown), shown];
  return isExact(rest) ? [rest, shown] : [rest, minus(whole, rest)];
}

/** The numbers of a connection, each person once: none tells a small one of a channel that stands beside it. */
export function shownTogether(effect: ConnectionEffect, smallest: number): MovingNumbers {
  const channels = effect.channels.map((channel) => shownNumbers(channel, smallest));
  // Where only one channel counts its people its numbers are the connection's.
  const sum = (count: number, of: (numbers: ShownNumbers) => Range | undefined) =>
    notMoreThan(count, channels.map(of), smallest);
  const numbers = {
    before: sum(effect.before, ({ before }) => before),
    isOver: false,
    leaves: sum(effect.leave, ({ leaves }) => leaves),
    joins: sum(effect.join, ({ joins }) => joins),
  };
  const all = asExactAs(numbers, effect.before - effect.leave, smallest);
  // Those of a channel that runs no longer don't leave, and are in scope no more.
  const isAll = effect.channels.every(({ after }) => after !== undefined);
  if (isAll) return all;
  const rest = isSmall(effect.unattended, smallest) && all.after ? minus(all.after, few(smallest)) : undefined;
  return { ...all, after: rest ?? sum(effect.after, ({ after }) => after) };
}

/** How many people several channels have together, beside what each of them has. */
function notMoreThan(count: number, channels: readonly (Range | undefined)[], smallest: number): Range {
  const sum = channels.reduce<Range>((all, one) => (one ? plus(all, one) : all), nobody);
  if (!isExact(sum)) return { least: count >= sum.least ? sum.least : 0, most: sum.most };
  // So many are in more than one of the channels, or go from one to another.
  const twice = sum.most - count;
  return isSmall(twice, smallest) ? minus(sum, few(smallest)) : shownNumber(count, smallest);
}

interface Moving {
  before: Range | undefined;
  /** Nobody is in scope afterwards, because nobody is looked after any more. */
  isOver: boolean;
  leaves: Range;
  joins: Range;
}

/** What follows from those who leave and join, and those of today: few who stay are told by neither. */
function asExactAs({ before, isOver, ...moving }: Moving, staying: number, smallest: number): MovingNumbers {
  const { joins } = moving;
  const isTold = before !== undefined && isExact(before) && isExact(moving.leaves) && moving.leaves.most > 0;
  const leaves = isTold && isSmall(staying, smallest) ? minus(before, few(smallest)) : moving.leaves;
  const stays =
    before && isExact(moving.leaves) ? shownNumber(staying, smallest) : coarse(minus(before, leaves), smallest);
  return { before, after: isOver ? undefined : coarse(plus(stays, joins), smallest), stays, leaves, joins };
}

export const nobody: Range = { least: 0, most: 0 };

const few = (smallest: number): Range => ({ least: 1, most: smallest - 1 });

const isSmall = (count: number, smallest: number) => count > 0 && count < smallest;

/** There is one range for what is small: a second one beside it would tell more. */
const coarse = (range: Range, smallest: number): Range =>
  isExact(range) ? range : { least: range.least, most: Math.max(range.most, smallest - 1) };

/** A part of a number that is said beside it: as exact as what is left of the number may be. */
export function shownPart(part: number, whole: number, smallest: number): Range {
  return isSmall(whole - part, smallest) && part >= smallest
    ? { least: Math.max(1, whole - (smallest - 1)), most: whole - 1 }
    : shownNumber(part, smallest);
}

/** False where a doubt stands against a channel's numbers: limits take them for none. */
export const isTrusted = ({ doubts }: ChannelEffect): boolean => doubts.every(({ closes }) => !closes);

export const total = ({ enabled, disabled }: Split) => enabled + disabled;

export const isExact = ({ least, most }: Range) => least === most;

export const plus = (a: Range, b: Range): Range => ({ least: a.least + b.least, most: a.most + b.most });

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
