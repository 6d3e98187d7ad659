import type { Change } from '../plan/types.ts';
import { differencesOf } from './change-view.ts';
import { savedAt } from './drift.ts';

/** A commit, and when: `2026-11-27T15:08:00Z`. */
export interface DatedCommit {
  sha: string;
  at: string;
}

/** The last commit of each file, by its path from the definitions' root, as far as it is known. */
export type LastCommits = ReadonlyMap<string, DatedCommit>;

/** The files that say what a connection should be: its definition, and what overrides it. */
export function filesOf(change: Change): string[] {
  const places = differencesOf(change).map(({ place }) => place.file);
  return [...new Set([...(change.file === undefined ? [] : [change.file]), ...places])];
}

/**
 * The commit that the server doesn't have yet: git was changed after the server was saved last. An apply since then
 * would have brought it over, so nobody has changed anything outside of git.
 */
export function neverApplied(change: Change, commits: LastCommits | undefined): DatedCommit | undefined {
  const saved = savedAt(change);
  if (saved === undefined || commits === undefined) return undefined;
  const last = filesOf(change)
    .flatMap((file) => commits.get(file) ?? [])
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  return last && Date.parse(last.at) > Date.parse(saved) ? last : undefined;
}
