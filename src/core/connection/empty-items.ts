import { isObject, type Json, type JsonObject } from '../document/json.ts';
import type { KindName } from '../kinds.ts';
import { fields } from './fields/table.ts';
import { visitModels } from './fields/visit-models.ts';

/**
 * Takes the items that hold nothing, `null`, `{}` and `[]`, out of the lists of an object that the server answered: no
 * definition could name them, and without them the object means the same. In what the field table doesn't know
 * everything stays as it is.
 */
export function dropEmptyItems(kind: KindName, document: JsonObject): void {
  if (!Object.hasOwn(fields, kind) || !hasEmptyItem(document)) return;
  visitModels(kind, document, ({ value, model }) => {
    for (const [member] of model.entries) {
      const held = value[member];
      if (Array.isArray(held)) value[member] = held.filter((item) => !isEmptyItem(item));
    }
  });
}

const isEmptyItem = (item: Json | undefined) =>
  item === null || (typeof item === 'object' && Object.keys(item).length === 0);

/** Hardly any object has one. */
function hasEmptyItem(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some((item) => isEmptyItem(item) || hasEmptyItem(item));
  return isObject(value) && Object.values(value).some(hasEmptyItem);
}
