import { isObject, type Json } from '../../document/json.ts';
import { sameJson } from '../../document/readers.ts';

/** True when two values of a member that the table doesn't know are the same, as far as can be told without knowing it. */
export function sameUnknown(a: Json | undefined, b: Json | undefined): boolean {
  return sameJson(withoutLocation(a), withoutLocation(b));
}

/** A reference's `location` is the server's own address, wherever the reference stands. */
export function withoutLocation(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => withoutLocation(item) as Json);
  if (!isObject(value)) return value;
  const isReference = typeof value.id === 'string';
  const kept = Object.entries(value).filter(([name]) => !(isReference && name === 'location'));
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutLocation(member) as Json]));
}
