import { sameGuid } from './doubts.ts';
import { isIn, signBits, type Tally, wasIn } from './tally.ts';
import type { ChannelEffect, ConnectionEffect, Doubt } from './types.ts';

const inOneBefore = 1;
/** Was in a channel that still runs: only such a channel takes care of who leaves it. */
const leftRunning = 2;
const inOneAfter = 4;
const inTwoAfter = 8;
const stayedInOne = 16;

/**
 * A connection's channels together, each person once: who goes from one channel to another neither leaves nor joins.
 *
 * @param doubts by the channel's name
 */
export function connectionEffect(
  tallies: readonly Tally[],
  doubts: ReadonlyMap<string, readonly Doubt[]> = new Map(),
): ConnectionEffect {
  const people = new Map<string, number>();
  let strangers = 0;
  for (const tally of tallies) {
    const runs = tally.question.after !== undefined;
    for (const [key, known] of tally.people) {
      const sign = (known & signBits) << 2;
      const bits = people.get(key) ?? sign;
      if ((bits & (signBits << 2)) !== sign) strangers++;
      people.set(key, together(bits, known, runs));
    }
  }
  return {
    channels: tallies.map((tally) => ({
      ...tally.effect([...(doubts.get(tally.question.channel) ?? []), ...sameGuid(strangers)]),
      elsewhere: elsewhereIn(tally, people),
    })),
    ...numbersOf(people.values()),
  };
}

/** Who leaves a channel may be in another afterwards, and who joins it may have been in one before. */
function elsewhereIn(
  { question, people: own }: Tally,
  people: ReadonlyMap<string, number>,
): ChannelEffect['elsewhere'] {
  const elsewhere = { leaves: 0, joins: 0 };
  for (const [key, known] of own) {
    const bits = people.get(key) ?? 0;
    if (question.after && known & wasIn && !(known & isIn) && bits & inOneAfter) elsewhere.leaves++;
    if (known & isIn && !(known & wasIn) && bits & inOneBefore) elsewhere.joins++;
  }
  return elsewhere;
}

function together(bits: number, known: number, runs: boolean): number {
  let all = bits;
  if (known & wasIn) all |= inOneBefore | (runs ? leftRunning : 0);
  if (known & isIn) all |= bits & inOneAfter ? inTwoAfter : inOneAfter;
  if (known & wasIn && known & isIn) all |= stayedInOne;
  return all;
}

function numbersOf(people: Iterable<number>): Omit<ConnectionEffect, 'channels'> {
  const numbers = { before: 0, after: 0, leave: 0, unattended: 0, join: 0, move: 0, twice: 0 };
  for (const bits of people) {
    if (bits & inOneBefore) numbers.before++;
    if (bits & inOneAfter) numbers.after++;
    if (bits & inTwoAfter) numbers.twice++;
    if (!(bits & inOneAfter)) numbers[bits & leftRunning ? 'leave' : 'unattended']++;
    else if (!(bits & inOneBefore)) numbers.join++;
    else if (!(bits & stayedInOne)) numbers.move++;
  }
  return numbers;
}
