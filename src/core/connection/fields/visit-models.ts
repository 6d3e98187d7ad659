import { below, isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import type { FieldRule, ModelName } from './rule.ts';
import { modelOf, modelWithin, type WalkableModel } from './table.ts';

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
  let inside: JsonObject[] | undefined;
  for (const [member, rule] of model.parts) {
    const held = value[member];
    if (typeof held !== 'object' || held === null) continue;
    inside ??= [...owners, value];
    visitMember(held, rule, `${pointer}/${member}`, inside, visit);
  }
}

/** The object in a member, or each of those in its list or map. */
function visitMember(
  held: Json[] | JsonObject,
  rule: FieldRule,
  pointer: Pointer,
  owners: readonly JsonObject[],
  visit: (part: Part) => void,
): void {
  const of = modelWithin(rule) as ModelName;
  if (rule.kind === 'object') {
    if (isObject(held)) visitObject(held, of, pointer, owners, visit);
    return;
  }
  for (const key of Object.keys(held)) {
    const item = (held as JsonObject)[key];
    if (isObject(item)) visitObject(item, of, below(pointer, key), owners, visit);
  }
}
