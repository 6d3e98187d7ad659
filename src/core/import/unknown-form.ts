import { lowerReferences } from '../connection/lower/references.ts';
import { placeUnknown } from '../connection/lower/unknown.ts';
import { pathAsReferred, pathAt } from '../connection/path-at.ts';
import type { LiveConnection } from '../connection/types.ts';
import { asWritten, isNamed, type UnknownMember, unknownMembers } from '../connection/unknown-members.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import type { Json, JsonObject } from '../document/json.ts';
import { pathText } from '../document/path.ts';

/** What a definition can hold under `unknown` (`null`: its name alone), and what stays with the server alone. */
interface UnknownForm {
  written: Record<string, Json>;
  left: UnknownMember[];
}

/**
 * The members of a live connection that aren't known here, as a definition of it holds them: each whose path leads to
 * the same place in the definition, and whose value isn't a secret or a time of the server's own.
 *
 * @param byId what the definition says, with ids and defaults left out
 * @param named the same with its references as the definition writes them
 */
export function unknownForm(live: LiveConnection, byId: JsonObject, named: JsonObject): UnknownForm {
  const form: UnknownForm = { written: {}, left: [] };
  const members = unknownMembers(live);
  if (members.length === 0) return form;
  const [withIds, asReferred] = [lowerReferences(byId), lowerReferences(structuredClone(named))];
  for (const member of members) {
    const value = asWritten(member);
    const path = pathText(pathAsReferred(pathAt(live, member.pointer), withIds, asReferred));
    const isPlaced = value !== undefined && placeUnknown(asReferred, { [path]: value }).problems.length === 0;
    if (isPlaced) form.written[path] = value;
    else form.left.push(member);
    const isPlace = value === undefined && placeUnknown(asReferred, { [path]: null }).problems.length === 0;
    if (isPlace && isNamed(member)) form.written[path] = null;
  }
  return form;
}

/** What an import says of them. */
export function unknownNotes({ written, left }: UnknownForm, path: string, connection: string): Diagnostic[] {
  const names = Object.keys(written).filter((name) => written[name] !== null);
  const place = startOf(path);
  const held =
    names.length === 0
      ? []
      : [
          finding(
            'import-unknown-written',
            place,
            `written under unknown, as it isn’t known here: ${names.join(', ')}`,
            { connection },
          ),
        ];
  if (left.length === 0) return held;
  const message = `not written, because only the server can hold it: ${left.map((member) => member.path).join(', ')}`;
  const hint = 'it stays on the server: an update carries it over as it is';
  return [...held, finding('import-unknown-members', place, message, { connection, hint })];
}
