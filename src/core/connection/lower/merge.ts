import { isObject, type JsonObject } from '../../document/json.ts';

/** `over` laid on `under`, member by member; a list is taken whole, from `over` where it has one. */
export function mergeUnder(under: JsonObject, over: JsonObject): JsonObject {
  const merged: JsonObject = { ...under };
  for (const [member, value] of Object.entries(over)) {
    const below = merged[member];
    merged[member] = isObject(below) && isObject(value) ? mergeUnder(below, value) : value;
  }
  return merged;
}
