import type { JsonObject } from '../json.ts';
import { membersOf } from '../model/model.ts';

/** Members that are Java sets of enumeration values come back in the order of the declaration. */
export function byDeclaration(value: JsonObject, type: string, member: string): void {
  const order = membersOf(type)[member]?.items?.enum ?? [];
  const given = value[member];
  if (Array.isArray(given)) value[member] = order.filter((item) => given.includes(item));
}

/** Named attributes are a Java hash set: their order has nothing to do with the one they were sent in. */
export function byHash<Named extends { name?: unknown }>(items: Named[]): Named[] {
  let buckets = 16;
  while (items.length > buckets * 0.75) buckets *= 2;
  const bucket = (item: Named) => javaHash(String(item.name)) & (buckets - 1);
  return [...items].sort((a, b) => bucket(a) - bucket(b) || (String(a.name) < String(b.name) ? -1 : 1));
}

function javaHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  return hash ^ (hash >>> 16);
}
