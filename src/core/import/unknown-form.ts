import { sameUnknown } from '../connection/compare/unknown-value.ts';
import { lowerBareTexts } from '../connection/lower/bare-texts.ts';
import { placeUnknown } from '../connection/lower/unknown.ts';
import { pathAsReferred, pathAt } from '../connection/path-at.ts';
import type { Desired, Live } from '../connection/types.ts';
import { asWritten, isNamed, type UnknownMember, unknownMembers } from '../connection/unknown-members.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import type { Edit } from '../document/apply-edit.ts';
import { type Json, type JsonObject, pointerTo } from '../document/json.ts';
import { type Path, pathText } from '../document/path.ts';
import type { KindName } from '../kinds.ts';

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
export function unknownForm(kind: KindName, live: Live, byId: JsonObject, named: JsonObject): UnknownForm {
  const form: UnknownForm = { written: {}, left: [] };
  const members = unknownMembers(kind, live);
  if (members.length === 0) return form;
  const [withIds, asReferred] = [lowerBareTexts(kind, byId), lowerBareTexts(kind, structuredClone(named))];
  for (const member of members) {
    const value = asWritten(member);
    const path = pathText(pathAsReferred(kind, pathAt(kind, live, member.pointer), withIds, asReferred));
    const isPlaced = value !== undefined && placeUnknown(kind, asReferred, { [path]: value }).problems.length === 0;
    if (isPlaced) form.written[path] = value;
    else form.left.push(member);
    const isPlace = value === undefined && placeUnknown(kind, asReferred, { [path]: null }).problems.length === 0;
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
            { key: connection },
          ),
        ];
  if (left.length === 0) return held;
  const message = `not written, because only the server can hold it: ${left.map((member) => member.path).join(', ')}`;
  const hint = 'it stays on the server: an update carries it over as it is';
  return [...held, finding('import-unknown-members', place, message, { key: connection, hint })];
}

/** What has to be changed under `unknown` so that a definition holds what the server has and isn't known here. */
export function unknownEdits(desired: Desired, live: Live): Edit[] {
  const { kind, document, asReferred = document, serverOnly = [] } = desired;
  const held = unknownMembers(kind, live);
  const own = unknownMembers(kind, asReferred);
  if (held.length + own.length + serverOnly.length === 0) return [];
  const wordsFor = (path: Path) => pathText(pathAsReferred(kind, path, document, asReferred));
  const theirs = held.map((member) => ({ member, path: wordsFor(pathAt(kind, live, member.pointer)) }));
  const written = new Map(own.map(({ path, value }) => [path, value]));
  const paths = new Set(theirs.map(({ path }) => path));
  const removed = [...own.map(({ path }) => path), ...serverOnly].filter((path) => !paths.has(path));
  return [
    ...theirs.flatMap(({ member, path }): Edit[] => {
      const value = asWritten(member);
      const isSaid = value === undefined ? serverOnly.includes(path) : sameUnknown(value, written.get(path));
      if (isSaid || (value === undefined && !isNamed(member))) return [];
      const wanted = value ?? null;
      const isPlaced = placeUnknown(kind, asReferred, { [path]: wanted }).problems.length === 0;
      return isPlaced ? [{ pointer: pointerTo(['unknown', path]), value: wanted }] : [];
    }),
    ...removed.map((path): Edit => ({ pointer: pointerTo(['unknown', path]), remove: true })),
  ];
}
