import type { Section } from '../core/report/markdown/comment-section.ts';
import type { Links } from '../core/report/markdown/links.ts';
import { outdatedSection } from '../core/report/markdown/outdated.ts';
import type { Subject } from '../core/report/subject.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi } from '../edges/github/github-api.ts';
import { type WriteSection, writeSection } from './sticky-comment.ts';

/**
 * Says in a standing comment that it is about an older commit, before the new plan is made: what it says stays true
 * when this run never gets to the end.
 */
export async function outdateComment(input: {
  api: GitHubApi;
  pull: number;
  run: GitHubRun;
  subject: Subject;
  links: Links;
  sees?: WriteSection['sees'];
}): Promise<void> {
  const { api, pull, run, subject, links, sees } = input;
  await writeSection({
    api,
    pull,
    by: { ...subject, run: run.runId },
    write: (standing) => (standing && isOlder(standing, run) ? outdated(standing, run, links) : undefined),
    create: false,
    settleMs: 0,
    sees,
  });
}

function isOlder({ marker }: Section, run: GitHubRun): boolean {
  return marker.head !== run.head && marker.run < run.runId;
}

function outdated(standing: Section, run: GitHubRun, links: Links): Section {
  const { marker, text } = standing;
  if (marker.kind !== 'plan') return standing;
  const { environment, head } = marker;
  return { marker, text: outdatedSection({ text, environment, oldHead: head, newHead: run.head, links }) };
}
