import { listKeys } from '../../generated/list-keys.ts';
import { below, isObject, type Json, type JsonObject, type Pointer, pointerTo, segmentsOf } from '../document/json.ts';
import { own, textOf } from '../document/readers.ts';
import type { DefinableKind } from '../kinds.ts';

/** A definition with an environment's override laid over it. */
interface LaidOver {
  value: Json;
  /** Keys of the override that lead to no item, or to several. */
  problems: KeyProblem[];
  /** Where the value at a pointer into `value` was written. */
  origin(pointer: Pointer): { isOverride: boolean; pointer: Pointer };
}

export interface KeyProblem {
  /** Into the override. */
  pointer: Pointer;
  key: string;
  /** How many items have the key. */
  found: number;
  /** What the items are known by. */
  keys: string[];
  /** Another key of the override that leads to the same item. */
  other?: string | undefined;
}

/** Where each item of a list that was reached by keys comes from. */
interface MergedItem {
  index: number;
  key?: string;
}

interface Laying {
  fillIn(text: string): string;
  problems: KeyProblem[];
  /** By the list's pointer into the result. */
  lists: Map<Pointer, MergedItem[]>;
}

/**
 * An override laid over a definition: members replace members, `null` removes one, a list replaces the whole list, and a
 * mapping in the place of a list reaches its items by their keys, as the field table has them.
 *
 * @param fillIn fills the variables in a key, which may be made of them
 */
export function layOver(
  kind: DefinableKind,
  original: Json,
  override: JsonObject,
  fillIn: (text: string) => string,
): LaidOver {
  const laying: Laying = { fillIn, problems: [], lists: new Map() };
  const value = merged(laying, original, override, keysOf(kind), { at: '', from: '' });
  return {
    value,
    problems: laying.problems,
    origin: (pointer) => originOf(pointer, { original, override, lists: laying.lists }),
  };
}

/** Pointers into the result and into the override. */
interface Where {
  at: Pointer;
  from: Pointer;
}

function merged(
  laying: Laying,
  target: Json | undefined,
  patch: Json,
  shape: KeyShape | undefined,
  where: Where,
): Json {
  if (!isObject(patch)) return patch;
  if (Array.isArray(target) && shape?.keys) return mergedItems(laying, target, patch, shape, where);
  const result: JsonObject = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) delete result[key];
    else result[key] = merged(laying, own(result, key), value, shapeOfMember(shape, key), inside(where, key, key));
  }
  return result;
}

const inside = ({ at, from }: Where, key: string | number, member: string): Where => ({
  at: below(at, key),
  from: below(from, member),
});

function mergedItems(laying: Laying, target: Json[], patch: JsonObject, shape: KeyShape, where: Where): Json[] {
  const wanted = itemsWanted(laying, target, patch, shape, where);
  const isKept = (key: string | undefined) => key === undefined || patch[key] !== null;
  const kept = [...target.keys()].filter((index) => isKept(wanted.get(index)));
  laying.lists.set(
    where.at,
    kept.map((index) => ({ index, key: wanted.get(index) })),
  );
  return kept.map((index, place) => {
    const key = wanted.get(index);
    const item = target[index] as Json;
    if (key === undefined) return item;
    const value = itemForm(item, patch[key] as Json);
    return merged(laying, item, value, shape.items, inside(where, place, key));
  });
}

/** A setting or a mapped field in a list holds in a member what a map has as its value. */
function itemForm(item: Json, patch: Json): Json {
  if (!isObject(item)) return patch;
  if (Object.hasOwn(item, 'fieldName')) return fieldForm(patch);
  return Object.hasOwn(item, 'value') && !isObject(patch) && !Array.isArray(patch) ? { value: patch } : patch;
}

function fieldForm(patch: Json): Json {
  if (isObject(patch)) return Object.hasOwn(patch, 'saasFieldInfo') ? patch : { saasFieldInfo: patch };
  return { saasFieldInfo: { attributeNames: Array.isArray(patch) ? patch : [patch] } };
}

/** Which items the override's keys lead to. */
function itemsWanted(
  { fillIn, problems }: Laying,
  target: Json[],
  patch: JsonObject,
  { keys = [] }: KeyShape,
  { from }: Where,
): Map<number, string> {
  const places = placesByKey(target.map((item) => keysOfItem(item, keys, fillIn)));
  const known = [...places.keys()].filter((word) => !word.includes('${'));
  const wanted = new Map<number, string>();
  for (const key of Object.keys(patch)) {
    const found = places.get(key) ?? [];
    const [index] = found;
    const other = index === undefined ? undefined : wanted.get(index);
    if (index !== undefined && found.length === 1 && other === undefined) wanted.set(index, key);
    else problems.push({ pointer: below(from, key), key, found: found.length, keys: known, other });
  }
  return wanted;
}

function placesByKey(words: readonly string[][]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, own] of words.entries()) {
    for (const word of own) {
      const same = places.get(word);
      if (same) same.push(index);
      else places.set(word, [index]);
    }
  }
  return places;
}

interface Sides {
  original: Json;
  override: JsonObject;
  lists: ReadonlyMap<Pointer, MergedItem[]>;
}

/** Walks the pointer on both sides until one of them has no more of it. */
function originOf(pointer: Pointer, { original, override, lists }: Sides): { isOverride: boolean; pointer: Pointer } {
  const segments = segmentsOf(pointer);
  let before: Json | undefined = original;
  let now: Json | undefined = override;
  let [at, written, patched]: Pointer[] = ['', '', ''];
  for (const [depth, segment] of segments.entries()) {
    const rest = pointerTo(segments.slice(depth + 1));
    if (!isObject(now)) return { isOverride: true, pointer: `${patched}${below('', segment)}${rest}` };
    const item = lists.get(at as Pointer)?.[Number(segment)];
    const own = { before: item ? item.index : segment, now: item ? item.key : segment };
    written = below(written as Pointer, own.before);
    if (own.now === undefined || !Object.hasOwn(now, own.now)) return { isOverride: false, pointer: written + rest };
    before = childOfEither(before, own.before);
    now = now[own.now];
    patched = below(patched as Pointer, own.now);
    at = below(at as Pointer, segment);
  }
  // What was merged into one of the definition's own is still the definition's.
  const isOverride = !isObject(now) || !(isObject(before) || lists.has(at as Pointer));
  return { isOverride, pointer: (isOverride ? patched : written) as Pointer };
}

function childOfEither(value: Json | undefined, key: string | number): Json | undefined {
  return Array.isArray(value) ? value[Number(key)] : own(value, String(key));
}

/** What is known of the lists in a part of a document: see `src/generated/list-keys.ts`. */
interface KeyShape {
  /** By what the items of this list are known, slashes leading into them: `name`, `idpAdapterRef/id`. */
  keys?: readonly string[];
  items?: KeyShape;
  members?: Record<string, KeyShape>;
}

let parsed: Partial<Record<DefinableKind, KeyShape>> | undefined;

/** The shape of a whole document. */
function keysOf(kind: DefinableKind): KeyShape | undefined {
  parsed ??= JSON.parse(listKeys) as Partial<Record<DefinableKind, KeyShape>>;
  return parsed[kind];
}

function shapeOfMember(shape: KeyShape | undefined, member: string): KeyShape | undefined {
  if (shape?.members) return Object.hasOwn(shape.members, member) ? shape.members[member] : undefined;
  return shape?.items;
}

/** The words that an item of a list is known by, the best first; a reference may be bare, or by name. */
function keysOfItem(item: Json, keys: readonly string[], fillIn: (text: string) => string): string[] {
  const held = keys.map((path) => textAtPath(item, path.split('/'))).filter((text) => text !== '');
  return [...new Set(held.flatMap((text) => [text, fillIn(text)]))];
}

function textAtPath(value: Json | undefined, [first, ...rest]: string[]): string {
  if (first === undefined) return textOf(value);
  // A bare text stands for the member that its item is known by.
  if (typeof value === 'string') return rest.length === 0 ? value : '';
  if (!isObject(value)) return '';
  const held = Object.hasOwn(value, first) ? value[first] : undefined;
  return held === undefined && first === 'id' ? nameIn(value) : textAtPath(held, rest);
}

const nameIn = (reference: JsonObject) =>
  textOf(reference.name ?? reference.subject ?? reference.fingerprint ?? reference.url);
