import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { sameJson, textOf } from '../document/readers.ts';
import type { KindName } from '../kinds.ts';
import { plainFingerprint, readCertificate } from '../meaning/certificate.ts';
import { carriedObject } from './body/build-value.ts';
import { modelOf } from './fields/table.ts';
import { isCiphertext } from './secrets/ciphertext.ts';
import type { Live } from './types.ts';

/**
 * An object as it was read, ready to be sent back: without what only the server sets. Encrypted values stay, because
 * that is how a secret that nobody here knows is kept, and so does what the field table doesn't know.
 */
export function writable(kind: KindName, live: Live): JsonObject {
  return withoutLinks(carriedObject(kind, live)) as JsonObject;
}

/** Drops `location` of references, wherever they stand. */
function withoutLinks(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => withoutLinks(item) as Json);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([member, inner]) => !isLink(member, inner, value));
  return Object.fromEntries(kept.map(([member, inner]) => [member, withoutLinks(inner)]));
}

/** Told by its neighbour too: an attribute that an administrator called `location` is no link. */
const isLink = (member: string, value: Json | undefined, owner: JsonObject) =>
  member === 'location' && typeof value === 'string' && typeof owner.id === 'string';

/** Whether two reads of an object say the same, but for encrypted values, which differ on each read. */
export const saysTheSame = (a: Live, b: Live): boolean =>
  sameJson(a, b, (member, value) => !isCiphertext(member, value));

/** What a person could have changed of an object: without the server's own members and encrypted values. */
export function contentOf(kind: KindName, live: Live): JsonObject {
  return { ...(settled(writable(kind, live)) as JsonObject), ...certificatesOf(kind, live) };
}

/** A certificate by its fingerprint: a list tells nothing else of it, a read may. */
function certificatesOf(kind: KindName, live: Live): JsonObject {
  const seen = modelOf(kind, live).entries.flatMap(([member, rule]) => {
    if (rule.kind !== 'scalar' || rule.seenAs === undefined) return [];
    const fingerprint = live[rule.seenAs] ?? readCertificate(textOf(live[member]))?.fingerprint;
    return [[member, plainFingerprint(textOf(fingerprint))]];
  });
  return Object.fromEntries(seen);
}

function settled(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => settled(item) as Json);
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([name, inner]) => !isCiphertext(name, inner));
  return Object.fromEntries(members.map(([name, inner]) => [name, settled(inner)]));
}
