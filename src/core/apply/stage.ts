import { channelsIn } from '../connection/channels.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import type { KindName } from '../kinds.ts';

/** Whether objects of a kind are saved without being in use until they are activated. */
export const isSwitched = (kind: KindName): boolean => kind === 'SpConnection';

/**
 * What is held back until the rest is saved and verified: the whole connection, or single channels by name when the
 * connection itself is in use already and must not be interrupted.
 */
type HeldBack = { kind: 'connection' } | { kind: 'channels'; names: string[] };

/**
 * What a write would activate; `undefined` when nothing. PingFederate tests the credentials of the target only when a
 * channel of an active connection is active, so that is the step that may be refused.
 *
 * @param before what the server holds; absent for a new connection
 */
export function activationOf(kind: KindName, after: JsonObject, before: JsonObject | undefined): HeldBack | undefined {
  if (!isSwitched(kind) || after.active !== true) return undefined;
  if (before?.active !== true) return { kind: 'connection' };
  const running = new Set(activeChannels(before));
  const names = activeChannels(after).filter((name) => !running.has(name));
  return names.length > 0 ? { kind: 'channels', names } : undefined;
}

/** The document with that part still inactive. */
export function holdBack(document: JsonObject, held: HeldBack | undefined): JsonObject {
  if (!held) return document;
  if (held.kind === 'connection') return { ...document, active: false };
  const provisioning = document.outboundProvision;
  if (!isObject(provisioning) || !Array.isArray(provisioning.channels)) return document;
  const channels = provisioning.channels.map((channel) => inactive(channel, held.names));
  return { ...document, outboundProvision: { ...provisioning, channels } };
}

function inactive(channel: Json, names: readonly string[]): Json {
  return isObject(channel) && names.includes(textOf(channel.name)) ? { ...channel, active: false } : channel;
}

function activeChannels(document: JsonObject): string[] {
  return channelsIn(document).flatMap((channel) => (channel.active === true ? [textOf(channel.name)] : []));
}
