import { below, isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import type { FieldRule, ModelName } from './rule.ts';
import { modelOf, type WalkableModel } from './table.ts';

/** An object of the connection, with what the field table calls it. */
export interface Part {
  value: JsonObject;
  model: WalkableModel;
  /** Where it stands in the connection. */
  pointer: Pointer;
  /** The objects around it, the connection first. */
  owners: readonly JsonObject[];
}

/** Calls `visit` for every object that the field table has a model for, the connection first. `visit` may change it. */
export function visitModels(connection: JsonObject, visit: (part: Part) => void): void {
  visitObject(connection, 'SpConnection', '', [], visit);
}

/** The same for a part of a connection; pointers count from it. */
export function visitPart(value: JsonObject, model: ModelName, visit: (part: Part) => void): void {
  visitObject(value, model, '', [], visit);
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

function modelWithin(rule: FieldRule): ModelName | undefined {
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
