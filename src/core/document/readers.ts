import { childOf, isObject, type Json, type JsonObject, type Pointer, valueAt } from './json.ts';

/**
 * Reading JSON that nobody has checked: what isn't of the kind that is asked for counts as absent, and only an object's
 * own members count.
 */

/** The object in a member. */
export function objectIn(value: Json | undefined, member: string): JsonObject | undefined {
  const held = own(value, member);
  return isObject(held) ? held : undefined;
}

/** The objects in a member's list. */
export function objectsIn(value: Json | undefined, member: string): JsonObject[] {
  return objectsOf(own(value, member));
}

/** The objects in a list. */
export function objectsOf(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** The texts in a member's list. */
export function textsIn(value: Json | undefined, member: string): string[] {
  return textsOf(own(value, member));
}

/** The texts in a list. */
export function textsOf(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

/** The text in a member; an empty one counts as absent. */
export function textIn(value: Json | undefined, member: string): string | undefined {
  const held = own(value, member);
  return typeof held === 'string' && held !== '' ? held : undefined;
}

/** The id of a reference, also of a bare one. */
export function idIn(value: Json | undefined, member: string): string | undefined {
  return textIn(objectIn(value, member), 'id') ?? textIn(value, member);
}

/** The text at a pointer, of a reference its id; `''` where there is none. */
export function textAt(value: Json | undefined, pointer: Pointer): string {
  const held = valueAt(value, pointer);
  if (typeof held === 'string') return held;
  return textIn(held, 'id') ?? '';
}

/** A single value as text; nothing for lists and mappings, which no message could show. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** An own member of an object or entry of a map; names such as `constructor` have no meaning here. */
export function own(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) ? childOf(value, name) : undefined;
}

/**
 * Deep equality of plain JSON, whatever the order of members. An `undefined` member is an absent one.
 *
 * @param says false for a member that counts as absent wherever it stands
 */
export function sameJson(
  a: Json | undefined,
  b: Json | undefined,
  says: (member: string, value: Json | undefined) => boolean = () => true,
): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameJson(item, b[index], says));
  }
  const said = (holder: JsonObject, name: string) => {
    const held = own(holder, name);
    return says(name, held) ? held : undefined;
  };
  const isSame = (name: string) => sameJson(said(a, name), said(b, name), says);
  return Object.keys(a).every(isSame) && Object.keys(b).every((name) => Object.hasOwn(a, name) || isSame(name));
}
