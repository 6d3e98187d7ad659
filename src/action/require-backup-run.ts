import type { Inputs } from '../commands/inputs.ts';
import { Refusal } from '../commands/refusal.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi } from '../edges/github/github-api.ts';

/** What somebody with write access starts on the repository's own commits; a pull request's run may hold anything. */
const ownEvents: readonly string[] = ['push', 'workflow_dispatch', 'schedule', 'repository_dispatch'];

/**
 * A backup is what goes to the server, and whoever may push a branch may let a workflow there leave one behind under any
 * name. So it counts only when it comes from a run of a commit that the default branch has.
 *
 * @throws Refusal when it doesn't, or when nothing can tell
 */
export async function requireBackupRun(api: GitHubApi | undefined, run: GitHubRun, inputs: Inputs): Promise<void> {
  if (run.repository === '') return;
  const { restoreRun } = inputs;
  if (restoreRun === undefined) {
    throw refused('nothing says which run made the backup', 'give its number in input restore-run');
  }
  if (!api) throw refused(`who made the backup of run ${restoreRun} can’t be checked`, 'give input github-token');
  const origin = await api.originOf(restoreRun);
  if (!origin)
    throw refused(`there is no run ${restoreRun}`, 'its number stands in its address: …/actions/runs/NUMBER');
  const isOwn = ownEvents.includes(origin.event) && origin.repository.toLowerCase() === run.repository.toLowerCase();
  if (isOwn && run.defaultBranch !== '' && (await api.isOn(run.defaultBranch, origin.sha))) return;
  throw refused(
    `run ${restoreRun} isn’t one of a commit on the default branch, so its backup may hold anything`,
    'take the backup of an apply',
  );
}

function refused(message: string, hint: string): Refusal {
  return new Refusal('invalid-inputs', `${message}; nothing was written`, hint);
}
