import { counted } from '../../kind-words.ts';
import type { Change } from '../../plan/types.ts';
import { type LastCommits, neverApplied, savedAt } from '../drift.ts';
import { type Links, shortSha } from './links.ts';
import { codeLink } from './markdown.ts';
import { timeWords, withDays } from './sentences.ts';
import type { MarkdownNameOf } from './where.ts';

/** What is known of who moved: the server, or git. */
export interface DriftHistory {
  links?: Links | undefined;
  /** The last commits of the definitions, where GitHub was asked for them. */
  commits?: LastCommits | undefined;
  /** The pull request that takes the live state over into the definitions. */
  adoption?: { number: string; url: string } | undefined;
}

/** When each was changed last, and on which side; `undefined` where the server doesn't say. */
export function changedColumn(changes: readonly Change[], history: DriftHistory) {
  if (!changes.some((change) => savedAt(change) !== undefined)) return undefined;
  const isMixed = changes.some((change) => neverApplied(change, history.commits));
  return {
    heading: isMixed ? 'Changed' : 'Saved (UTC)',
    cellOf: (change: Change) => changed(change, isMixed, history),
  };
}

function changed(change: Change, isMixed: boolean, { commits, links }: DriftHistory): string {
  const commit = neverApplied(change, commits);
  if (commit) return `in git on ${withDays(commit.at.slice(0, 10))} (${commitCode(commit.sha, links)}), never applied`;
  const saved = savedAt(change);
  if (saved === undefined) return '';
  return isMixed ? `on the server on ${timeWords(saved)}` : timeWords(saved).replace(' UTC', '');
}

function commitCode(sha: string, links: Links | undefined): string {
  const url = links?.commit?.url.replace(/[^/]*$/, sha);
  return codeLink(shortSha(sha), url);
}

/** Only of what was changed on the server. */
export function savedWords(changes: readonly Change[], { commits }: DriftHistory): string {
  const isSaved = changes.some((change) => savedAt(change) !== undefined && !neverApplied(change, commits));
  return isSaved
    ? 'The admin API doesn’t say who saved them; the server’s `admin.log` (console) and `admin-api.log` do.'
    : '';
}

/** Both ways out; where git is the newer side only one of them leads forward. */
export function waysOut(changes: readonly Change[], nameOf: MarkdownNameOf, history: DriftHistory): string {
  const late = changes.filter((change) => neverApplied(change, history.commits));
  if (late.length === changes.length)
    return `**What to do:** run the apply workflow again; its last run on ${late.length === 1 ? 'this definition' : 'these definitions'} didn’t come to its end, or left ${late.length === 1 ? 'it' : 'them'} alone. Taking it over into git would undo what was merged.`;
  return `**What to do**\n\n${[...bothWays(history), ...lateWay(late, nameOf)].join('\n')}`;
}

function bothWays({ adoption }: DriftHistory): string[] {
  const take = adoption
    ? `merge [#${adoption.number}](${adoption.url}); it writes it into the definitions. Take out of it what you don’t want.`
    : 'take it over into the definitions, with `open-pull-request: true` in the drift workflow or with `pfconn import`.';
  const back = 'run the apply workflow. The next merge does that as well, whatever it is about.';
  return [`- **Keep what is live:** ${take}`, `- **Go back to git:** ${back}`];
}

function lateWay(late: readonly Change[], nameOf: MarkdownNameOf): string[] {
  if (late.length === 0) return [];
  const who = late.length > 3 ? counted(late) : late.map((change) => nameOf(change)).join(', ');
  return [`- **Never applied (${who}):** run the apply workflow. Taking it over into git would undo what was merged.`];
}
