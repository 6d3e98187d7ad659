import { changedSince } from '../../core/apply/content.ts';
import { writable } from '../../core/apply/writable.ts';
import type { LiveConnection } from '../../core/connection/types.ts';
import type { ChangeStatus } from '../../core/plan/outcome.ts';
import type { Change } from '../../core/plan/types.ts';
import { deactivate } from './delete.ts';
import type { Execution } from './execution.ts';
import { restore } from './replace.ts';
import { Conflict, sentence, type Work } from './work.ts';

/** A change that left something on the server. */
export interface Written {
  change: Change;
  work: Work;
}

export interface RolledBack {
  status: Extract<ChangeStatus, 'rolled-back' | 'rollback-failed'>;
  message: string;
}

/**
 * Puts one change back: what was created is deleted, what was changed, replaced or deleted is stored again as it was
 * read before. What somebody else has changed since then stays as it is.
 */
export async function rollBack(execution: Execution, { change, work }: Written): Promise<RolledBack> {
  try {
    const note = await undo(execution, change, work);
    return { status: 'rolled-back', message: `put back as it was, because a later change failed${note}` };
  } catch (error) {
    return { status: 'rollback-failed', message: `could not be put back: ${sentence(execution, error)}` };
  }
}

async function undo(execution: Execution, change: Change, work: Work): Promise<string> {
  const now = await execution.api.connection(change.id);
  checkUntouched(now, work);
  if (change.action === 'create') return now ? removeAgain(execution, now) : '';
  if (!work.previous) return '';
  const note = await (change.action === 'replace' && now
    ? swapBack(execution, now, work.previous)
    : restore(execution, work.previous));
  await checkRestored(execution, work.previous);
  return note;
}

/** For a moment there is neither: when the old one can't be stored, the new one is better than none. */
async function swapBack(execution: Execution, now: LiveConnection, previous: LiveConnection): Promise<string> {
  await removeAgain(execution, now);
  try {
    return await restore(execution, previous);
  } catch (error) {
    await restore(execution, now);
    throw error;
  }
}

function checkUntouched(now: LiveConnection | undefined, { returned }: Work): void {
  if (!returned) return;
  if (!now) throw new Conflict('somebody else deleted it in the meantime');
  const since = changedSince(returned, now);
  if (since) throw new Conflict(`somebody else changed it in the meantime (${since.paths.join(', ') || 'a secret'})`);
}

async function removeAgain(execution: Execution, now: LiveConnection): Promise<string> {
  await deactivate(execution, now);
  await execution.api.deleteConnection(now.id);
  return '';
}

async function checkRestored(execution: Execution, previous: LiveConnection): Promise<void> {
  const now = await execution.api.connection(previous.id);
  // Its dates are new, whatever was sent.
  const before = { ...writable(previous), id: previous.id };
  if (!now) throw new Conflict('it is not there when it is read back');
  const since = changedSince(before, now);
  if (since) throw new Conflict(`the server holds something else than before (${since.paths.join(', ')})`);
}
