import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { ModelName } from '../fields/rule.ts';

/** The object in a value; a bare id where a reference stands is a reference. Anything else counts as absent. */
export function asObject(value: Json | undefined, model?: ModelName): JsonObject | undefined {
  if (model === 'ResourceLink' && typeof value === 'string' && value !== '') return { id: value };
  return isObject(value) ? value : undefined;
}

/** The object at a path of slashes below `owner`. */
export function objectAt(owner: JsonObject | undefined, path: string, model: ModelName): JsonObject | undefined {
  let value: Json | undefined = owner;
  for (const name of path.split('/')) value = isObject(value) ? value[name] : undefined;
  return asObject(value, model);
}

/** The text at a path of slashes below `owner`; a bare id where a reference stands is its `id`. */
export function textAt(owner: JsonObject | undefined, path: string): string | undefined {
  let value: Json | undefined = owner;
  for (const name of path.split('/')) {
    if (name === 'id' && typeof value === 'string') return value;
    value = isObject(value) ? value[name] : undefined;
  }
  return typeof value === 'string' ? value : undefined;
}

/** The objects in a list; bare ids where references stand are references. */
export function asItems(value: Json | undefined, model: ModelName): JsonObject[] {
  if (!Array.isArray(value)) return [];
  return value.map((item) => asObject(item, model)).filter((item) => item !== undefined);
}

export function itemAt(items: readonly JsonObject[], index: number | undefined): JsonObject | undefined {
  return index === undefined ? undefined : items[index];
}
