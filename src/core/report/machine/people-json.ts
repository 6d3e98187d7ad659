import type { ChannelPeopleJson, PeopleJson } from '../../../generated/reports.ts';
import type { ChannelEffect, Counted } from '../../people/types.ts';

/** What was counted, in exact numbers; fields by their labels, as people know them. */
export function peopleJson(counted: Counted): PeopleJson {
  if (counted.state === 'not-asked') return { state: 'not-asked' };
  if (counted.state === 'not-counted') return { state: 'not-counted', why: counted.why };
  const { channels, ...numbers } = counted.effect;
  return { state: 'counted', ...numbers, channels: channels.map(channelJson), asked: counted.asked };
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
