import type { ChannelPeopleJson, PeopleJson } from '../../../generated/reports.ts';
import { type Range, shownNumber, shownNumbers, shownPart, shownTogether, total } from '../../people/shown-numbers.ts';
import type { ChannelEffect, ConnectionEffect, Counted, Split } from '../../people/types.ts';

/**
 * What was counted, fields by their labels, as people know them. In exact numbers, and with the server that was asked,
 * where only who asked reads it; otherwise a small number, and each that would give one away, is the largest it may be.
 */
export function peopleJson(counted: Counted): PeopleJson {
  if (counted.state === 'not-asked') return { state: 'not-asked' };
  if (counted.state === 'not-counted') return { state: 'not-counted', why: counted.why };
  const { smallest = 1, asked } = counted;
  const { channels, ...numbers } = smallest > 1 ? atMost(counted.effect, smallest) : counted.effect;
  const told = { state: 'counted', ...numbers, channels: channels.map(channelJson) } as const;
  return smallest > 1 ? { ...told, smallest } : { ...told, asked };
}

function channelJson({ target: _, identity: __, labels, ...effect }: ChannelEffect): ChannelPeopleJson {
  const labelOf = (code: string) => labels[code] ?? code;
  return {
    ...effect,
    changed: Object.fromEntries(Object.entries(effect.changed).map(([code, count]) => [labelOf(code), count])),
    refused: effect.refused.map((one) => ({ ...one, field: labelOf(one.field) })),
    unknownFields: effect.unknownFields.map(labelOf),
  };
}

/**
 * What was counted as others may read it: each number that is said as a range is the largest that it may be.
 *
 * @param smallest the smallest number that is said as it is
 */
function atMost(effect: ConnectionEffect, smallest: number): ConnectionEffect {
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
