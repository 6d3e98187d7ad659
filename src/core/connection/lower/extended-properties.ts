import { below, isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import type { Convert } from './convert.ts';

/**
 * `properties: { owner: Who answers for it, regions: { multiValued: true } }` as the list that the API has, followed by
 * what is written as a list.
 */
export const extendedPropertiesConveniences: Convert = (written) => {
  const { properties, items, ...rest } = written;
  const names = Object.keys(isObject(properties) ? properties : {});
  const named = names.map((name) => asItem(name, (properties as JsonObject)[name]));
  const listed = Array.isArray(items) ? items : [];
  return {
    value: {
      document: { ...rest, items: [...named, ...listed] },
      writtenAt: (pointer) => asWritten(names, pointer),
    },
    diagnostics: [],
  };
};

/** A text alone says what the property is for. */
function asItem(name: string, said: Json | undefined): JsonObject {
  if (isObject(said)) return { ...said, name };
  return typeof said === 'string' ? { name, description: said } : { name };
}

/** `/items/1/multiValued` → `/properties/regions/multiValued`. */
function asWritten(names: readonly string[], pointer: Pointer): Pointer {
  const [, index = '', rest = ''] = /^\/items\/(\d+)(.*)$/.exec(pointer) ?? [];
  if (index === '') return pointer;
  const name = names[Number(index)];
  return name === undefined ? `/items/${Number(index) - names.length}${rest}` : below('/properties', name) + rest;
}
