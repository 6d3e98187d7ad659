import { below, isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import type { FieldRule, ModelName } from './rule.ts';
import { modelOf, type WalkableModel } from './table.ts';

/** An object within a document, with what the field table calls it. */
export interface Part {
  value: JsonObject;
  model: WalkableModel;
  /** Where it stands in the document. */
  pointer: Pointer;
  /** The objects around it, the document first. */
  owners: readonly JsonObject[];
}

/**
 * Calls `visit` for every object that the field table has a model for, the document itself first. `visit` may change it.
 *
 * @param model the document's kind, or the model of a part; pointers count from it
 */
export function visitModels(model: ModelName, document: JsonObject, visit: (part: Part) => void): void {
  visitObject(document, model, '', [], visit);
}

function visitObject(
  value: JsonObject,
  name: ModelName,
  pointer: Pointer,
  owners: readonly JsonObject[],
  visit: (part: Part) => void,
): void {
  const model = modelOf(name, value);
  visit({ value, model, pointer, owners });
  const inside = [...owners, value];
  for (const [member, rule] of model.entries) {
    const held = value[member];
    const of = modelWithin(rule);
    if (held === undefined || of === undefined) continue;
    for (const [at, item] of itemsOf(rule, held, below(pointer, member))) visitObject(item, of, at, inside, visit);
  }
}

/** What the objects in a member are made of. */
export function modelWithin(rule: FieldRule): ModelName | undefined {
  if (rule.kind === 'scalar') return undefined;
  return rule.kind === 'object' ? rule.model : rule.of;
}

function itemsOf(rule: FieldRule, held: Json, pointer: Pointer): [Pointer, JsonObject][] {
  if (rule.kind === 'object') return isObject(held) ? [[pointer, held]] : [];
  const entries: [string | number, Json | undefined][] = Array.isArray(held)
    ? held.map((item, index) => [index, item])
    : isObject(held)
      ? Object.entries(held)
      : [];
  return entries.flatMap(([key, item]): [Pointer, JsonObject][] =>
    isObject(item) ? [[below(pointer, key), item]] : [],
  );
}
