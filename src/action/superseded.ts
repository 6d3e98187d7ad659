import type { Inputs } from '../commands/inputs.ts';
import { Refusal } from '../commands/refusal.ts';
import { pathInFolder, shortSha } from '../core/report/markdown/links.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi } from '../edges/github/github-api.ts';

/**
 * Refuses a commit that is no longer the branch's tip when a later one touched the definitions: that one's own run
 * applies both. A later commit to other files starts no apply, so it doesn't stop this one.
 *
 * @throws Refusal with the reason `superseded`
 */
export async function requireTip(api: GitHubApi, run: GitHubRun, inputs: Inputs): Promise<void> {
  const branch = run.event.kind === 'push' ? run.event.branch : run.defaultBranch;
  const tip = await api.tipOf(branch);
  if (tip === run.sha) return;
  const files = await api.filesBetween(run.sha, tip);
  if (files && !files.some((file) => concerns(file, inputs))) return;
  throw new Refusal(
    'superseded',
    `${branch} has moved on to ${shortSha(tip)}, so ${shortSha(run.sha)} isn’t applied; nothing was written`,
    'the run for the newer commit applies both',
  );
}

/** Definitions, environments, and the descriptors that definitions are read with. */
function concerns(file: string, { workingDirectory, connections }: Inputs): boolean {
  const inside = pathInFolder(workingDirectory, file);
  const folders = [connections.replace(/^\.\/|\/+$/g, ''), 'environments', 'schemas/connectors'];
  return folders.some((folder) => inside?.startsWith(`${folder}/`));
}
