import { type Range, shownNumber, shownNumbers, shownPart, shownTogether, total } from './shown-numbers.ts';
import type { ChannelEffect, ConnectionEffect, Split } from './types.ts';

/**
 * What was counted as others may read it: each number that is said as a range is the largest that it may be.
 *
 * @param smallest the smallest number that is said as it is
 */
export function atMost(effect: ConnectionEffect, smallest: number): ConnectionEffect {
  const { before, after, leaves, joins } = shownTogether(effect, smallest);
  const most = (count: number) => shownNumber(count, smallest).most;
  return {
    channels: effect.channels.map((channel) => channelAtMost(channel, smallest)),
    before: before?.most ?? 0,
    after: after?.most ?? 0,
    leave: leaves.most,
    unattended: most(effect.unattended),
    join: joins.most,
    move: most(effect.move),
    twice: most(effect.twice),
  };
}

function channelAtMost(effect: ChannelEffect, smallest: number): ChannelEffect {
  const { before, after, stays, leaves, joins, leavesElsewhere, joinsElsewhere } = shownNumbers(effect, smallest);
  const most = (count: number) => shownNumber(count, smallest).most;
  const { people, values, new: fresh } = effect.duplicates;
  return {
    ...effect,
    before: before?.most,
    after: after?.most,
    joins: splitAtMost(effect.joins, joins, smallest),
    leaves: splitAtMost(effect.leaves, leaves, smallest),
    elsewhere: { leaves: leavesElsewhere.most, joins: joinsElsewhere.most },
    stays: stays.most,
    becomesEnabled: most(effect.becomesEnabled),
    becomesDisabled: most(effect.becomesDisabled),
    changed: Object.fromEntries(Object.entries(effect.changed).map(([code, count]) => [code, most(count)])),
    identityChanged: most(effect.identityChanged),
    refused: effect.refused.map((one) => ({
      ...one,
      count: most(one.count),
      new: shownPart(one.new, one.count, smallest).most,
    })),
    duplicates: { people: most(people), values: most(values), new: shownPart(fresh, people, smallest).most },
  };
}

/** Two parts that stand beside each other make the whole: where that is a range, both are no more exact. */
function splitAtMost(split: Split, whole: Range, smallest: number): Split {
  const part = (count: number) => {
    if (count === 0) return 0;
    return whole.least < whole.most ? whole.most : shownPart(count, total(split), smallest).most;
  };
  return { enabled: part(split.enabled), disabled: part(split.disabled) };
}
