import { isObject, type Json, type JsonObject } from '../document/json.ts';
import type { Live } from './types.ts';

/** The server's own members of a connection; it ignores them on write. */
const ownMembers = new Set(['modificationDate', 'creationDate', 'replicationStatus']);

/**
 * A connection as it was read, ready to be sent back: without what only the server sets. Encrypted values stay, because
 * that is how a secret that nobody here knows is kept.
 */
export function writable(live: Live): JsonObject {
  const kept = Object.entries(live).filter(([member]) => !ownMembers.has(member));
  return withoutViews(Object.fromEntries(kept)) as JsonObject;
}

/** Drops `location` of references, views of certificates, and the address that the server works out by itself. */
function withoutViews(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => withoutViews(item) as Json);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([member, inner]) => !isView(member, inner, value));
  return Object.fromEntries(kept.map(([member, inner]) => [member, withoutViews(inner)]));
}

/** Told by the neighbours too: an attribute that an administrator called `location` is no link. */
function isView(member: string, value: Json | undefined, owner: JsonObject): boolean {
  if (member === 'location') return typeof value === 'string' && typeof owner.id === 'string';
  if (member === 'certView') return isObject(owner.x509File);
  return member === 'ssoApplicationEndpoint' && typeof value === 'string';
}

/** What a person could have changed of a connection: without the server's own members and encrypted values. */
export function contentOf(live: Live): JsonObject {
  return settled(writable(live)) as JsonObject;
}

function settled(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => settled(item) as Json);
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([name, inner]) => !isEncrypted(name, inner));
  return Object.fromEntries(members.map(([name, inner]) => [name, settled(inner)]));
}

/** Also in what isn't known here: a ciphertext is known by its member's name or by its own form. */
function isEncrypted(name: string, value: Json | undefined): boolean {
  return typeof value === 'string' && (/^encrypted[A-Z]/.test(name) || value.startsWith('OBF:'));
}
