import { isObject, type Json, type JsonObject, type Pointer, segmentsOf } from './json.ts';

/**
 * One change to a document: a value set (added where there was none) or removed, or a list's items put into another
 * order, each named by the place where it stands.
 */
export type Edit =
  | { pointer: Pointer; value: Json; remove?: undefined; order?: undefined }
  | { pointer: Pointer; remove: true; value?: undefined; order?: undefined }
  | { pointer: Pointer; order: readonly number[]; value?: undefined; remove?: undefined };

/**
 * The value with the edit made, everything else shared with the old one. Parents that are missing are added as mappings;
 * in a list, the index after the last item, or `-`, adds one. An edit below a text or number changes nothing, nor does
 * an order that doesn't name each item once.
 */
export function applyEdit(value: Json, edit: Edit): Json {
  return applyAt(value, segmentsOf(edit.pointer), edit) ?? null;
}

function applyAt(value: Json | undefined, segments: readonly string[], edit: Edit): Json | undefined {
  const [segment, ...rest] = segments;
  if (segment === undefined) return edit.order ? inOrder(value, edit.order) : edit.value;
  if (Array.isArray(value)) return applyToList(value, segment, rest, edit);
  if (value !== undefined && value !== null && !isObject(value)) return value;
  if (value === undefined && edit.value === undefined) return undefined;
  const changed: JsonObject = { ...(value ?? {}) };
  const own = Object.hasOwn(changed, segment) ? changed[segment] : undefined;
  const member = applyAt(own, rest, edit);
  if (member === undefined) delete changed[segment];
  else changed[segment] = member;
  return value === null && edit.value === undefined ? null : changed;
}

function inOrder(list: Json | undefined, order: readonly number[]): Json | undefined {
  if (!Array.isArray(list) || !isOrderOf(order, list)) return list;
  return order.map((index) => list[index] as Json);
}

/** True when the order names each item of the list once. */
export function isOrderOf(order: readonly number[], { length }: readonly unknown[]): boolean {
  const places = new Set(order);
  return order.length === length && places.size === length && order.every((index) => index >= 0 && index < length);
}

function applyToList(list: Json[], segment: string, rest: readonly string[], edit: Edit): Json[] {
  const index = segment === '-' ? list.length : Number(segment);
  if (!Number.isInteger(index) || index < 0 || index > list.length) return list;
  const item = applyAt(list[index], rest, edit);
  if (item === undefined) return list.filter((_, position) => position !== index);
  return [...list.slice(0, index), item, ...list.slice(index + 1)];
}

/** Equal as JSON; the order of a mapping's members doesn't count. */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a).filter((key) => (a as JsonObject)[key] !== undefined);
  const others = Object.keys(b).filter((key) => (b as JsonObject)[key] !== undefined);
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(b, key) && equalJson((a as JsonObject)[key], (b as JsonObject)[key]))
  );
}
