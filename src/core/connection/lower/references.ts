import { isObject, type Json, type JsonObject } from '../../document/json.ts';

/**
 * Writes each bare string that stands where PingFederate wants a reference as `{ id }`:
 * `dataSource: corp-ad` → `{ "dataSource": { "id": "corp-ad" } }`.
 *
 * PingFederate names its references `…Ref`, `…Refs` (a list) and, in a channel's source, `dataSource`.
 */
export function lowerReferences(object: JsonObject): JsonObject {
  const lowered: JsonObject = {};
  for (const [member, value] of Object.entries(object)) {
    lowered[member] = isReference(member) ? asReference(value) : descend(value);
  }
  return lowered;
}

const isReference = (member: string) => member === 'dataSource' || /Refs?$/.test(member);

function asReference(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return { id: value };
  if (Array.isArray(value)) return value.map((item) => asReference(item) as Json);
  return value;
}

function descend(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => descend(item) as Json);
  return isObject(value) ? lowerReferences(value) : value;
}
