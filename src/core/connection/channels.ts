import type { JsonObject } from '../document/json.ts';
import { objectIn, objectsIn } from '../document/readers.ts';

/** The channels of a connection. */
export function channelsIn(document: JsonObject | undefined): JsonObject[] {
  return objectsIn(objectIn(document, 'outboundProvision'), 'channels');
}

/** The channels that are switched on, whether the connection is or not. */
export function channelsOn(document: JsonObject | undefined): JsonObject[] {
  return channelsIn(document).filter(({ active }) => active === true);
}

/** The channels that run: switched on, in a connection that is. */
export function runningChannels(document: JsonObject | undefined): JsonObject[] {
  return document?.active === true ? channelsOn(document) : [];
}
