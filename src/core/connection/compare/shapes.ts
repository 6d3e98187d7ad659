import { isObject, type Json, type JsonObject, type Pointer, valueAt } from '../../document/json.ts';
import type { ModelName } from '../fields/rule.ts';

/** The object in a value; a bare id where a reference stands is a reference. Anything else counts as absent. */
export function asObject(value: Json | undefined, model?: ModelName): JsonObject | undefined {
  if (model === 'ResourceLink' && typeof value === 'string' && value !== '') return { id: value };
  return isObject(value) ? value : undefined;
}

/** The object at a pointer below `owner`. */
export function objectAt(owner: JsonObject | undefined, pointer: Pointer, model: ModelName): JsonObject | undefined {
  return asObject(valueAt(owner, pointer), model);
}

/** The objects in a list; bare ids where references stand are references. */
export function asItems(value: Json | undefined, model: ModelName): JsonObject[] {
  if (!Array.isArray(value)) return [];
  return value.map((item) => asObject(item, model)).filter((item) => item !== undefined);
}

export function itemAt(items: readonly JsonObject[], index: number | undefined): JsonObject | undefined {
  return index === undefined ? undefined : items[index];
}
