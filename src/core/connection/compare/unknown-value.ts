import { isObject, type Json } from '../../document/json.ts';
import { sameJson } from '../../document/readers.ts';

/** True when two values of a member that the table doesn't know are the same, as far as can be told without knowing it. */
export function sameUnknown(a: Json | undefined, b: Json | undefined): boolean {
  return sameJson(withoutLocation(a), withoutLocation(b));
}

/**
 * The same of two reads of a server: what it encrypts anew on each read, and the times that it keeps, say nothing of a
 * change.
 */
export function sameUnknownOnServer(a: Json | undefined, b: Json | undefined, name: string): boolean {
  return sameUnknown(withoutOwn(a, name), withoutOwn(b, name));
}

function withoutOwn(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => withoutOwn(item, name) ?? null);
  if (!isObject(value)) return typeof value === 'string' && isServersOwn(name, value) ? null : value;
  return Object.fromEntries(Object.entries(value).map(([member, held]) => [member, withoutOwn(held, member) ?? null]));
}

/** A secret, in clear or encrypted, or a time: of a member that isn't known, its name and its form are all there is. */
export function isServersOwn(name: string, text: string): boolean {
  return /^encrypted|password|secret|passphrase/i.test(name) || text.startsWith('OBF:') || isTime(text);
}

/** `2027-01-02T03:04:05Z`, with what may follow. */
export const isTime = (value: Json | undefined): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value);

/** A reference's `location` is the server's own address, wherever the reference stands. */
export function withoutLocation(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => withoutLocation(item) as Json);
  if (!isObject(value)) return value;
  const isReference = typeof value.id === 'string';
  const kept = Object.entries(value).filter(([name]) => !(isReference && name === 'location'));
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutLocation(member) as Json]));
}
