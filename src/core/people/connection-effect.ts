import { sameGuid } from './doubts.ts';
import { type ChannelQuestion, sidesRead } from './questions.ts';
import { isIn, signBits, type Tally, wasIn } from './tally.ts';
import type { ChannelEffect, ConnectionEffect, Doubt } from './types.ts';

const inOneBefore = 1;
/** Left a channel that runs, or will once it is on again: only such a channel takes care of who leaves it. */
const leftRunning = 2;
const inOneAfter = 4;
const inTwoAfter = 8;
const stayedInOne = 16;

/**
 * A connection's channels together, each person once: who goes from one channel to another neither leaves nor joins.
 *
 * @param doubts by the channel's name
 * @param smallest the smallest number that a doubt says as it is
 */
export function connectionEffect(
  tallies: readonly Tally[],
  doubts: ReadonlyMap<string, readonly Doubt[]> = new Map(),
  smallest = 1,
): ConnectionEffect {
  const people = new Map<string, number>();
  let strangers = 0;
  for (const tally of tallies) {
    const { question } = tally;
    for (const [key, known] of tally.people) {
      const sign = (known & signBits) << 2;
      const bits = people.get(key) ?? sign;
      if ((bits & (signBits << 2)) !== sign) strangers++;
      people.set(key, together(bits, known, question));
    }
  }
  return {
    channels: tallies.map((tally) => ({
      ...tally.effect([...(doubts.get(tally.question.channel) ?? []), ...sameGuid(strangers, smallest)]),
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
  const isLeft = sidesRead(question).after !== undefined;
  for (const [key, known] of own) {
    const bits = people.get(key) ?? 0;
    if (isLeft && known & wasIn && !(known & isIn) && bits & inOneAfter) elsewhere.leaves++;
    const joins = question.after && known & isIn && !(question.before && known & wasIn);
    if (joins && bits & inOneBefore) elsewhere.joins++;
  }
  return elsewhere;
}

function together(bits: number, known: number, question: ChannelQuestion): number {
  const { before, after } = question;
  let all = bits;
  if (known & wasIn && before) all |= inOneBefore;
  if (known & wasIn && !(known & isIn) && sidesRead(question).after) all |= leftRunning;
  if (known & isIn && after) all |= bits & inOneAfter ? inTwoAfter : inOneAfter;
  if (known & wasIn && known & isIn && before && after) all |= stayedInOne;
  return all;
}

function numbersOf(people: Iterable<number>): Omit<ConnectionEffect, 'channels'> {
  const numbers = { before: 0, after: 0, leave: 0, unattended: 0, join: 0, move: 0, twice: 0 };
  for (const bits of people) {
    if (bits & inOneBefore) numbers.before++;
    if (bits & inOneAfter) numbers.after++;
    if (bits & inTwoAfter) numbers.twice++;
    if (bits & inOneAfter && !(bits & inOneBefore)) numbers.join++;
    else if (bits & inOneAfter) numbers.move += bits & stayedInOne ? 0 : 1;
    else if (bits & leftRunning) numbers.leave++;
    else if (bits & inOneBefore) numbers.unattended++;
  }
  return numbers;
}
