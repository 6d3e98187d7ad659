import { compareStates, type StateDifference } from '../connection/compare-connection.ts';
import type { LiveConnection } from '../connection/types.ts';
import { contentOf } from '../connection/writable.ts';
import { valueAt } from '../document/json.ts';
import type { Path } from '../document/path.ts';

/** How a connection on the server differs from what was seen before. */
export interface ChangedSince {
  /** When it was last changed, as far as the server says. */
  modified?: string;
  /** What is different. Empty when only a secret can have changed. */
  paths: Path[];
}

/**
 * Whether somebody changed a connection between two reads; `undefined` when nobody did. Encrypted values differ on each
 * read and say nothing, so a changed secret shows only in the modification date (servers before 11 have none).
 */
export function changedSince(before: LiveConnection, now: LiveConnection): ChangedSince | undefined {
  const modified = typeof now.modificationDate === 'string' ? now.modificationDate : undefined;
  const isDated = typeof before.modificationDate === 'string' && modified !== undefined;
  const touched = isDated && before.modificationDate !== modified;
  // A list may show less of a connection than a read of its own; with an equal date that is no change.
  const mayLack = isDated && !touched;
  const isLacking = ({ kind, pointerBefore }: StateDifference) =>
    kind === 'added' || valueAt(before, pointerBefore) === undefined;
  const paths = differencesOf(before, now).flatMap((one) => (mayLack && isLacking(one) ? [] : [one.path]));
  if (paths.length === 0 && !touched) return undefined;
  return { modified, paths };
}

/** Where two connections differ in what a person could have changed. */
export function differingContent(a: LiveConnection, b: LiveConnection): Path[] {
  return differencesOf(a, b).map(({ path }) => path);
}

function differencesOf(before: LiveConnection, now: LiveConnection): StateDifference[] {
  return compareStates(contentOf(before), contentOf(now));
}
