import { isObject, type Json, type JsonObject } from '../../document/json.ts';

/**
 * `extendedProperties` as a person writes them, in the API's form:
 * `{ owner: iam, tags: [a, b] }` → `{ owner: { values: ['iam'] }, tags: { values: ['a', 'b'] } }`.
 */
export function lowerExtendedProperties(written: Json | undefined): JsonObject | undefined {
  if (!isObject(written)) return undefined;
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, asValues(value)]));
}

function asValues(value: Json | undefined): Json | undefined {
  if (isObject(value)) return value;
  return { values: Array.isArray(value) ? value : [value ?? ''] };
}
