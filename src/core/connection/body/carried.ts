import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { own } from '../../document/readers.ts';
import type { FieldRule, ModelName } from '../fields/rule.ts';
import { modelOf } from '../fields/table.ts';

/** A value of the server as it may travel back: read-only members that no one asks for and `location` left out, all else untouched. */
export function carried(rule: FieldRule, value: Json | undefined): Json | undefined {
  if (rule.kind === 'object') return isObject(value) ? carriedObject(rule.model, value) : value;
  if (rule.kind === 'map') return isObject(value) ? carriedMap(rule.of, value) : value;
  if (rule.kind === 'scalar' || !rule.of || !Array.isArray(value)) return value;
  const of = rule.of;
  return value.map((item) => (isObject(item) ? carriedObject(of, item) : item));
}

/** An object of the server as it may travel back. */
export function carriedObject(name: ModelName, value: JsonObject): JsonObject {
  const { members } = modelOf(name, value);
  const kept: JsonObject = {};
  for (const member of Object.keys(value)) {
    const rule = members.get(member);
    if (!rule?.readOnly || rule.echoed) kept[member] = rule ? carried(rule, value[member]) : own(value, member);
  }
  return kept;
}

function carriedMap(of: ModelName, value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, isObject(entry) ? carriedObject(of, entry) : entry]),
  );
}
