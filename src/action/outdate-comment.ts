import type { Section } from '../core/report/markdown/comment-section.ts';
import { shortSha } from '../core/report/markdown/links.ts';
import type { Subject } from '../core/report/subject.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi } from '../edges/github/github-api.ts';
import { type WriteSection, writeSection } from './sticky-comment.ts';

const note = /^> \[!IMPORTANT\]\n> Outdated: [^\n]*\n\n/;

/**
 * Says in a standing comment that it is about an older commit, before the new plan is made: what it says stays true
 * when this run never gets to the end.
 */
export async function outdateComment(input: {
  api: GitHubApi;
  pull: number;
  run: GitHubRun;
  subject: Subject;
  sees?: WriteSection['sees'];
}): Promise<void> {
  const { api, pull, run, subject, sees } = input;
  await writeSection({
    api,
    pull,
    by: { ...subject, run: run.runId },
    write: (standing) => (standing && isOlder(standing, run) ? outdated(standing, run) : undefined),
    create: false,
    settleMs: 0,
    ...(sees ? { sees } : {}),
  });
}

function isOlder({ marker }: Section, run: GitHubRun): boolean {
  return marker.head !== run.head && marker.run < run.runId;
}

function outdated(standing: Section, run: GitHubRun): Section {
  const words = `Outdated: made for \`${shortSha(standing.marker.head)}\`, before \`${shortSha(run.head)}\` was pushed.`;
  return { ...standing, head: `> [!IMPORTANT]\n> ${words}\n\n${standing.head.replace(note, '')}` };
}
