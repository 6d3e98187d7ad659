import type { Place } from '../../diagnostics/place.ts';
import type { JsonObject } from '../../document/json.ts';
import { objectIn, objectsIn } from '../../document/readers.ts';
import { placeOfChange } from '../limits.ts';
import type { Change } from '../types.ts';

/** Where a member of a channel is written: `/channelSource`. */
export function placeInChannel(change: Change, channel: string, member: string): Place {
  const desired = 'desired' in change ? change.desired : undefined;
  const index = channelsIn(desired?.document).findIndex(({ name }) => name === channel);
  if (!desired || index < 0) return placeOfChange(change);
  return desired.placeOf(`/outboundProvision/channels/${index}${member}`);
}

/** Where a channel's mapping of a field is written. */
export function placeOfMapping(change: Change, channel: string, code: string): Place {
  const desired = 'desired' in change ? change.desired : undefined;
  const written = channelsIn(desired?.document).find(({ name }) => name === channel);
  const index = objectsIn(written, 'attributeMapping').findIndex(({ fieldName }) => fieldName === code);
  return placeInChannel(change, channel, index < 0 ? '/attributeMapping' : `/attributeMapping/${index}`);
}

const channelsIn = (document: JsonObject | undefined) => objectsIn(objectIn(document, 'outboundProvision'), 'channels');
