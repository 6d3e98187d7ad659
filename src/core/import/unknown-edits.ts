import { sameUnknown } from '../connection/compare/unknown-value.ts';
import { placeUnknown } from '../connection/lower/unknown.ts';
import type { DesiredConnection, LiveConnection } from '../connection/types.ts';
import { asWritten, unknownMembers } from '../connection/unknown-members.ts';
import type { Edit } from '../document/edit-document.ts';
import { pointerTo } from '../document/json.ts';

/** What has to be changed under `unknown` so that a definition holds what the server has and isn't known here. */
export function unknownEdits({ document }: DesiredConnection, live: LiveConnection): Edit[] {
  const theirs = unknownMembers(live);
  const own = unknownMembers(document);
  if (theirs.length === 0 && own.length === 0) return [];
  const written = new Map(own.map(({ path, value }) => [path, value]));
  const paths = new Set(theirs.map(({ path }) => path));
  const removed = own.filter(({ path }) => !paths.has(path));
  return [
    ...theirs.flatMap((member): Edit[] => {
      const value = asWritten(member);
      if (value === undefined || sameUnknown(value, written.get(member.path))) return [];
      const isPlaced = placeUnknown(document, { [member.path]: value }).problems.length === 0;
      return isPlaced ? [{ pointer: pointerTo(['unknown', member.path]), value }] : [];
    }),
    ...removed.map(({ path }): Edit => ({ pointer: pointerTo(['unknown', path]), remove: true })),
  ];
}
