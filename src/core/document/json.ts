/** Plain JSON values, as the admin API sends and takes them. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** An object of the admin API. A member that isn't there reads as `undefined`, never as `null`. */
export interface JsonObject {
  [member: string]: Json | undefined;
}

/** A JSON pointer (RFC 6901), `''` for the whole document: `/outboundProvision/channels/0/name`. */
export type Pointer = string;

/** `['a/b', 0]` → `/a~1b/0`. */
export function pointerTo(segments: readonly (string | number)[]): Pointer {
  return segments.map((segment) => `/${escaped(segment)}`).join('');
}

function escaped(segment: string | number): string {
  if (typeof segment === 'number' || !/[~/]/.test(segment)) return String(segment);
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** `/a~1b/0` → `['a/b', '0']`. */
export function segmentsOf(pointer: Pointer): string[] {
  if (pointer === '') return [];
  const segments = pointer.slice(1).split('/');
  if (!pointer.includes('~')) return segments;
  return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The last step of a pointer: `/a~1b/0` → `0`; `''` for the whole document. */
export const lastOf = (pointer: Pointer): string => segmentsOf(pointer).at(-1) ?? '';

/** The pointer one step below `pointer`. */
export function below(pointer: Pointer, segment: string | number): Pointer {
  return `${pointer}/${escaped(segment)}`;
}

/** The pointer to what holds the value at a pointer. */
export function above(pointer: Pointer): Pointer {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** Whether a pointer leads to what `whole` leads to, or into it. */
export const isWithin = (pointer: Pointer, whole: Pointer): boolean =>
  pointer === whole || pointer.startsWith(`${whole}/`);

/** The pointer itself, or the nearest around it short of the whole document, that is among `places`. */
export function nearestAmong(places: { has(pointer: Pointer): boolean }, pointer: Pointer): Pointer | undefined {
  for (let at = pointer; at !== ''; at = above(at)) if (places.has(at)) return at;
  return undefined;
}

/** The value that `pointer` names, `undefined` where there is none. Own members only. */
export function valueAt(value: Json | undefined, pointer: Pointer): Json | undefined {
  let current = value;
  for (const segment of segmentsOf(pointer)) {
    if (current === undefined) return undefined;
    current = childOf(current, segment);
  }
  return current;
}

/** An own member of an object, or the item of a list at that place. */
export function childOf(value: Json | undefined, segment: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(segment)];
  return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

/** What a JSON text says, `undefined` for any other text. */
export function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** A JSON object: neither `null` nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
