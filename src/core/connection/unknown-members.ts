import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import { pathText } from '../document/path.ts';
import { isServersOwn, withoutLocation } from './compare/unknown-value.ts';
import { visitModels } from './fields/visit-models.ts';
import { pathAt } from './path-at.ts';

/** A member that the field table doesn't know, because PingFederate is newer. */
export interface UnknownMember {
  pointer: Pointer;
  /** For people, and under `unknown:` in a definition: `spBrowserSso.newMember`. */
  path: string;
  value: Json;
}

/** The members of a connection's document, the server's or a desired one, that the field table doesn't know. */
export function unknownMembers(document: JsonObject): UnknownMember[] {
  const unknown: UnknownMember[] = [];
  visitModels(document, ({ value, model, pointer }) => {
    for (const member of Object.keys(value)) {
      const held = value[member];
      if (model.members.has(member) || held === null || held === undefined) continue;
      const at = below(pointer, member);
      unknown.push({ pointer: at, path: pathText(pathAt(document, at)), value: held });
    }
  });
  return unknown;
}

/**
 * The value as a definition may hold it; `undefined` for what only the server can: secrets, in clear or encrypted anew
 * on each read, and times that it keeps itself.
 */
export function asWritten({ path, value }: UnknownMember): Json | undefined {
  const isOwn = holdsAny(value, path, (name, text) => isServersOwn(name, text) || text.includes('${'));
  return isOwn ? undefined : withoutLocation(value);
}

/** What a newer PingFederate may have the whole connection for: named, even where only the server can hold it. */
export const isRole = ({ pointer, value }: UnknownMember) => isObject(value) && pointer.lastIndexOf('/') === 0;

function holdsAny(value: Json | undefined, name: string, found: (name: string, text: string) => boolean): boolean {
  if (Array.isArray(value)) return value.some((item) => holdsAny(item, name, found));
  if (isObject(value)) return Object.entries(value).some(([member, held]) => holdsAny(held, member, found));
  return found(name, typeof value === 'string' ? value : '');
}
