import { join } from 'node:path';
import type { ChangeOutcome } from '../../core/plan/outcome.ts';
import type { Plan } from '../../core/plan/types.ts';
import type { ProcessVariables } from '../../core/process-variables.ts';
import { removeFolder } from '../../edges/disk/remove-files.ts';
import type { AdminApi } from '../../edges/pingfederate/admin-api.ts';
import { backUp } from './backup.ts';

/**
 * Where a run keeps what it must not lose when its process is killed: the user's folder for such things. `undefined`
 * when the environment names none.
 */
export function recoveryFolder(variables: ProcessVariables): string | undefined {
  const { XDG_STATE_HOME, LOCALAPPDATA, HOME } = variables;
  const state = XDG_STATE_HOME || LOCALAPPDATA || (HOME ? join(HOME, '.local', 'state') : undefined);
  return state === undefined ? undefined : join(state, 'pfconn', 'recovery');
}

/**
 * A replace deletes before it creates. When nothing else keeps the old connections, this stores them until the run is
 * over: a process that is killed in between leaves them there, in the form that `pfconn restore` reads.
 *
 * @returns the folder, or `undefined` when the plan replaces nothing or it can't be written, which is told
 */
export async function keepReplaced(input: {
  plan: Plan;
  api: AdminApi;
  folder: string | undefined;
  now: Date;
  progress: (line: string) => void;
}): Promise<string | undefined> {
  const { plan, api, folder, now, progress } = input;
  const changes = plan.changes.filter(({ action }) => action === 'replace');
  if (changes.length === 0) return undefined;
  const advice = 'a replace deletes before it creates, and no backup is asked for';
  if (folder === undefined) {
    progress(`${advice}: the old connection is lost if this process is killed in between`);
    return undefined;
  }
  try {
    const kept = await backUp({ plan: { ...plan, changes }, api, folder, root: folder, archive: false, now });
    progress(`${advice}: until the end of this run the old one can be had back with pfconn restore ${kept}`);
    return kept;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    progress(`${advice}; and the old connection could not be kept in ${folder} either: ${problem}`);
    return undefined;
  }
}

/** Afterwards it has served, unless a replace failed and may have left the server without its connection. */
export function clearRecovery(
  folder: string | undefined,
  changes: readonly ChangeOutcome[],
  progress: (line: string) => void,
): void {
  if (folder === undefined) return;
  const failed = changes.filter(({ action, status }) => action === 'replace' && !isSafe.has(status));
  if (failed.length === 0) removeFolder(folder);
  else progress(`the old document of ${failed.map(({ key }) => key).join(', ')} stays in ${folder}`);
}

/** Either the new connection stands, or the old one. */
const isSafe: ReadonlySet<ChangeOutcome['status']> = new Set(['done', 'saved-inactive', 'skipped', 'rolled-back']);
