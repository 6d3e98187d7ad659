import { sameUnknown } from '../connection/compare/unknown-value.ts';
import { placeUnknown } from '../connection/lower/unknown.ts';
import { pathAsReferred, pathAt } from '../connection/path-at.ts';
import type { DesiredConnection, LiveConnection } from '../connection/types.ts';
import { asWritten, isNamed, unknownMembers } from '../connection/unknown-members.ts';
import type { Edit } from '../document/edit-document.ts';
import { pointerTo } from '../document/json.ts';
import { type Path, pathText } from '../document/path.ts';

/** What has to be changed under `unknown` so that a definition holds what the server has and isn't known here. */
export function unknownEdits(desired: DesiredConnection, live: LiveConnection): Edit[] {
  const { document, asReferred = document, serverOnly = [] } = desired;
  const held = unknownMembers(live);
  const own = unknownMembers(asReferred);
  if (held.length + own.length + serverOnly.length === 0) return [];
  const wordsFor = (path: Path) => pathText(pathAsReferred(path, document, asReferred));
  const theirs = held.map((member) => ({ member, path: wordsFor(pathAt(live, member.pointer)) }));
  const written = new Map(own.map(({ path, value }) => [path, value]));
  const paths = new Set(theirs.map(({ path }) => path));
  const removed = [...own.map(({ path }) => path), ...serverOnly].filter((path) => !paths.has(path));
  return [
    ...theirs.flatMap(({ member, path }): Edit[] => {
      const value = asWritten(member);
      const isSaid = value === undefined ? serverOnly.includes(path) : sameUnknown(value, written.get(path));
      if (isSaid || (value === undefined && !isNamed(member))) return [];
      const wanted = value ?? null;
      const isPlaced = placeUnknown(asReferred, { [path]: wanted }).problems.length === 0;
      return isPlaced ? [{ pointer: pointerTo(['unknown', path]), value: wanted }] : [];
    }),
    ...removed.map((path): Edit => ({ pointer: pointerTo(['unknown', path]), remove: true })),
  ];
}
