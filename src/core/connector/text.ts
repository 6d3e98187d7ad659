import type { Json } from '../document/json.ts';

/** A single value as text; nothing for lists and mappings, which no message could show. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
