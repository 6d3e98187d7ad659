import { type Section, sectionKey } from '../core/report/comment-body.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi } from '../edges/github/github-api.ts';
import { standingSections, writeSection } from './sticky-comment.ts';

const note = /^> \[!IMPORTANT\]\n> Outdated: [^\n]*\n\n/;

/**
 * Says in a standing comment that it is about an older commit, before the new plan is made: what it says stays true
 * when this run never gets to the end.
 */
export async function outdateComment(input: {
  api: GitHubApi;
  pull: number;
  run: GitHubRun;
  environment: string;
  shard?: string | undefined;
}): Promise<void> {
  const { api, pull, run } = input;
  const key = sectionKey({ environment: input.environment, ...(input.shard ? { shard: input.shard } : {}) });
  const standing = (await standingSections(api, pull)).find(({ marker }) => sectionKey(marker) === key);
  if (!standing || standing.marker.head === run.head || standing.marker.run >= run.runId) return;
  await writeSection({ api, pull, section: outdated(standing, run), create: false, settleMs: 0 });
}

function outdated(standing: Section, run: GitHubRun): Section {
  const words = `Outdated: made for \`${short(standing.marker.head)}\`, before \`${short(run.head)}\` was pushed.`;
  return { ...standing, head: `> [!IMPORTANT]\n> ${words}\n\n${standing.head.replace(note, '')}` };
}

function short(sha: string): string {
  return sha.slice(0, 7).replace(/[^0-9a-f]/gi, '');
}
