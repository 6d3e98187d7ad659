import { isObject, type Json, type JsonObject, type Pointer, segmentsOf } from '../document/json.ts';

/** A JSON merge patch (RFC 7396) applied: members replace members, `null` removes one, a list replaces the whole list. */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged: JsonObject = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

/** True when the value at `pointer` came with the patch, as a whole or as part of something that did. */
export function isPatched(original: Json, patch: JsonObject, pointer: Pointer): boolean {
  let before: Json | undefined = original;
  let now: Json | undefined = patch;
  for (const segment of segmentsOf(pointer)) {
    if (!isObject(now)) return true;
    if (!Object.hasOwn(now, segment)) return false;
    now = now[segment];
    before = isObject(before) && Object.hasOwn(before, segment) ? before[segment] : undefined;
  }
  // A mapping that was merged into one of the definition's own is still the definition's.
  return !isObject(now) || !isObject(before);
}
