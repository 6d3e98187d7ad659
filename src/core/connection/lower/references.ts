import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { FieldRule, ModelName } from '../fields/rule.ts';
import { modelOf } from '../fields/table.ts';

/**
 * Writes each bare string that stands where PingFederate wants a reference as `{ id }`:
 * `dataSource: corp-ad` → `{ "dataSource": { "id": "corp-ad" } }`. The field table says where that is.
 */
export function lowerReferences(document: JsonObject): JsonObject {
  return lowerModel('SpConnection', document);
}

function lowerModel(name: ModelName, object: JsonObject): JsonObject {
  const { members } = modelOf(name, object);
  const lowered: JsonObject = {};
  for (const [member, value] of Object.entries(object)) {
    const rule = members.get(member);
    lowered[member] = rule && value !== undefined ? lowerValue(rule, value) : value;
  }
  return lowered;
}

function lowerValue(rule: FieldRule, value: Json): Json {
  if (rule.kind === 'scalar') return value;
  if (rule.kind === 'object') return lowerItem(rule.model, value);
  const { of } = rule;
  if (of === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => lowerItem(of, item));
  if (rule.kind !== 'map' || !isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, lowerItem(of, item ?? null)]));
}

function lowerItem(model: ModelName, value: Json): Json {
  if (isObject(value)) return lowerModel(model, value);
  return model === 'ResourceLink' && typeof value === 'string' ? { id: value } : value;
}
