import { below, isObject, type Json, type JsonObject, lastOf, type Pointer } from '../document/json.ts';
import { pathText } from '../document/path.ts';
import { isUnsafeKey } from '../document/read-pairs.ts';
import type { KindName } from '../kinds.ts';
import { isServersOwn, isTime, withoutLocation } from './compare/unknown-value.ts';
import type { ModelName } from './fields/rule.ts';
import { visitModels } from './fields/visit-models.ts';
import { pathAt } from './path-at.ts';

/** A member that the field table doesn't know, because PingFederate is newer. */
export interface UnknownMember {
  pointer: Pointer;
  /** For people, and under `unknown:` in a definition: `spBrowserSso.newMember`. */
  path: string;
  value: Json;
}

/** The members of a document of the kind, the server's or a desired one, that the field table doesn't know. */
export function unknownMembers(kind: KindName, document: JsonObject): UnknownMember[] {
  const unknown: UnknownMember[] = [];
  visitModels(kind, document, ({ value, model, pointer }) => {
    for (const member of Object.keys(value)) {
      const held = value[member];
      if (model.members.has(member) || held === null || held === undefined) continue;
      const at = below(pointer, member);
      unknown.push({ pointer: at, path: pathText(pathAt(kind, document, at)), value: held });
    }
  });
  return unknown;
}

/** Whether a part of a document holds any. */
export function holdsUnknown(model: ModelName, part: JsonObject): boolean {
  let holds = false;
  visitModels(model, part, ({ value, model: { members } }) => {
    holds ||= Object.keys(value).some((member) => !members.has(member) && value[member] != null);
  });
  return holds;
}

/** A copy of the document without them, empty ones neither. */
export function withoutUnknownMembers(kind: KindName, document: JsonObject): JsonObject {
  const known = structuredClone(document);
  visitModels(kind, known, ({ value, model: { members } }) => {
    for (const member of Object.keys(value)) if (!members.has(member)) delete value[member];
  });
  return known;
}

/**
 * The value as a definition may hold it; `undefined` for what only the server can: secrets, in clear or encrypted anew
 * on each read, times that it keeps itself, and what no document can say.
 */
export function asWritten({ pointer, value }: UnknownMember): Json | undefined {
  return isServersAlone(value, lastOf(pointer)) ? undefined : withoutLocation(value);
}

/**
 * Whether a definition names what only the server can hold, so that it is missed where it isn't: not a time that the
 * server keeps, nor what can't even be named.
 */
export const isNamed = ({ pointer, value }: UnknownMember): boolean => !isTime(value) && !isUnsafeKey(lastOf(pointer));

function isServersAlone(value: Json | undefined, name: string): boolean {
  if (isUnsafeKey(name) || isServersOwn(name, typeof value === 'string' ? value : '')) return true;
  if (Array.isArray(value)) return value.some((item) => isServersAlone(item, name));
  if (isObject(value)) return Object.entries(value).some(([member, held]) => isServersAlone(held, member));
  // A whole number beyond these isn't kept exactly, neither by the server's answer nor in YAML.
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === 'string' && value.includes('${');
}
