import { isObject, type Json, type JsonObject } from '../document/json.ts';
import type { LiveConnection } from './types.ts';
import { writable } from './writable.ts';

/** What a person could have changed of a connection: without the server's own members and encrypted values. */
export function contentOf(live: LiveConnection): JsonObject {
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
