import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { FieldRule, ModelName } from '../fields/rule.ts';
import { modelOf } from '../fields/table.ts';
import { nameIn } from '../references/references.ts';

/**
 * Writes each bare text that stands where PingFederate wants an object as that object: `dataSource: corp-ad` →
 * `{ "dataSource": { "id": "corp-ad" } }`. The field table says which member it is.
 *
 * A reference by name keeps it, and has it for an id until `resolveReferences` puts the right one there:
 * `dataSource: { name: Corporate AD }` → `{ "id": "Corporate AD", "name": "Corporate AD" }`. So two of them can be told
 * apart, and whoever asks what is referred to gets a word for it, also without a server.
 */
export function lowerBareTexts(kind: ModelName, document: JsonObject): JsonObject {
  return lowerModel(kind, document);
}

function lowerModel(name: ModelName, object: JsonObject): JsonObject {
  const { members } = modelOf(name, object);
  return changed(object, (value, member) => {
    const rule = members.get(member);
    return rule ? lowerValue(rule, value) : value;
  });
}

/** The same object where no member changes, so that a lowered document shares what it can with the definition. */
function changed<Value extends JsonObject | Json[]>(value: Value, lower: (value: Json, key: string) => Json): Value {
  const members = value as JsonObject;
  let copy: JsonObject | undefined;
  for (const key of Object.keys(members)) {
    const member = members[key];
    if (member === undefined) continue;
    const lowered = lower(member, key);
    if (lowered === member) continue;
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as JsonObject;
    copy[key] = lowered;
  }
  return (copy ?? value) as Value;
}

function lowerValue(rule: FieldRule, value: Json): Json {
  if (rule.kind === 'scalar') return value;
  if (rule.kind === 'object') return lowerItem(rule.model, value);
  const { of } = rule;
  if (of === undefined) return value;
  if (Array.isArray(value) || (rule.kind === 'map' && isObject(value)))
    return changed(value, (item) => lowerItem(of, item));
  return value;
}

function lowerItem(name: ModelName, value: Json): Json {
  const model = modelOf(name);
  if (typeof value === 'string') return model.bare === undefined ? value : { [model.bare]: value };
  if (!isObject(value)) return value;
  if (name !== 'ResourceLink') return lowerModel(name, value);
  const known = nameIn(value);
  return known ? { ...value, id: known.text } : value;
}
