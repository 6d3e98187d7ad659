import { listKeys } from '../../generated/list-keys.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';

/** What is known of the lists in a part of a connection: see `src/generated/list-keys.ts`. */
export interface KeyShape {
  /** By what the items of this list are known, slashes leading into them: `name`, `idpAdapterRef/id`. */
  keys?: readonly string[];
  items?: KeyShape;
  members?: Record<string, KeyShape>;
}

let parsed: KeyShape | undefined;

/** The shape of a whole connection. */
export function connectionKeys(): KeyShape {
  parsed ??= JSON.parse(listKeys) as KeyShape;
  return parsed;
}

export function shapeOfMember(shape: KeyShape | undefined, member: string): KeyShape | undefined {
  if (shape?.members) return Object.hasOwn(shape.members, member) ? shape.members[member] : undefined;
  return shape?.items;
}

/** The words that an item of a list is known by, the best first; a reference may be bare, or by name. */
export function keysOfItem(item: Json, keys: readonly string[], fillIn: (text: string) => string): string[] {
  const held = keys.map((path) => textAtPath(item, path.split('/'))).filter((text) => text !== '');
  return [...new Set(held.flatMap((text) => [text, fillIn(text)]))];
}

function textAtPath(value: Json | undefined, [first, ...rest]: string[]): string {
  if (first === undefined) return textOf(value);
  if (first === 'id' && typeof value === 'string') return value;
  if (!isObject(value)) return '';
  const held = Object.hasOwn(value, first) ? value[first] : undefined;
  return held === undefined && first === 'id' ? nameIn(value) : textAtPath(held, rest);
}

const nameIn = (reference: JsonObject) =>
  textOf(reference.name ?? reference.subject ?? reference.fingerprint ?? reference.url);
