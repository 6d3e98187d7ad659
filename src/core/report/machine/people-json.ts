import type { ChannelPeopleJson, PeopleJson } from '../../../generated/reports.ts';
import { atMost } from '../../people/at-most.ts';
import type { ChannelEffect, Counted } from '../../people/types.ts';

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
