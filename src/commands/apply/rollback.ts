import { changedSince } from '../../core/apply/content.ts';
import { withoutDate } from '../../core/connection/dates.ts';
import type { Live } from '../../core/connection/types.ts';
import { writable } from '../../core/connection/writable.ts';
import { isKeyPair, type KindName } from '../../core/kinds.ts';
import type { ChangeStatus } from '../../core/plan/outcome.ts';
import type { Change } from '../../core/plan/types.ts';
import { AdminApiError } from '../../edges/pingfederate/admin-api-error.ts';
import { deactivate } from './delete.ts';
import type { Execution } from './execution.ts';
import { isGone, lostMemory, recreate } from './replace.ts';
import { type Sent, sendDelete, sendPut } from './send.ts';
import type { Standing } from './standing.ts';
import { Conflict, sentence, somePaths, type Work } from './work.ts';

/** A change that left something on the server. */
export interface LeftBehind {
  change: Change;
  work: Work;
}

export interface RolledBack {
  /** `as-before`: there was nothing to put back. */
  status: Extract<ChangeStatus, 'rolled-back' | 'rollback-failed' | 'left-alone'> | 'as-before';
  message: string;
  stands?: Standing | undefined;
}

/**
 * Puts one change back: what was created is deleted, what was changed, replaced or deleted is stored again as it was
 * read before. That is done only where the server still holds what this run has written; what somebody else has changed,
 * deleted or created since then stays as it is.
 *
 * @param reason why it's put back, for people
 */
export async function rollBack(
  execution: Execution,
  { change, work }: LeftBehind,
  reason: string,
): Promise<RolledBack> {
  try {
    const now = await execution.objects.read(change.id);
    const whose = whoseIs(execution, now, work);
    if (whose === 'as-before') return { status: 'as-before', message: 'nothing of it is on the server' };
    if (whose !== 'own') return leftAlone(whose.somebody);
    const seen = await undo(execution, now, change, work);
    const note = !now && seen !== 'none' ? lostMemory(seen) : '';
    return { status: 'rolled-back', message: `put back as it was, because ${reason}${note}`, stands: { seen } };
  } catch (error) {
    if (error instanceof Conflict) return leftAlone(error.message);
    if (error instanceof AdminApiError || error instanceof NotPutBack)
      return { status: 'rollback-failed', message: `could not be put back: ${sentence(execution, error)}` };
    throw error;
  }
}

const leftAlone = (why: string): RolledBack => ({ status: 'left-alone', message: `left alone: ${why}` });

/** The server holds something else, or nothing can be said about it. */
class NotPutBack extends Error {
  override name = 'NotPutBack';
}

/** Whether what is live now is what this run has written. */
function whoseIs(
  execution: Execution,

  now: Live | undefined,
  { stands, previous }: Work,
): 'own' | 'as-before' | { somebody: string } {
  const seen = stands?.seen ?? 'unknown';
  if (stands && !stands.leaveAlone && isAs(execution.kind, seen, now)) return 'own';
  if (previous ? now && !changedSince(execution.kind, previous, now) : !now) return 'as-before';
  if (stands?.leaveAlone) return { somebody: stands.leaveAlone };
  if (!now) return { somebody: `${execution.others()} deleted it in the meantime` };
  if (typeof seen === 'string') return { somebody: `${execution.others()} created one with this id in the meantime` };
  const paths = changedSince(execution.kind, seen, now)?.paths ?? [];
  return { somebody: `${execution.others()} changed it in the meantime (${somePaths(paths)})` };
}

function isAs(kind: KindName, seen: Standing['seen'], now: Live | undefined): boolean {
  if (seen === 'unknown') return false;
  if (seen === 'none' || !now) return seen === 'none' && !now;
  return changedSince(kind, seen, now) === undefined;
}

/** Returns what stands there then. */
async function undo(
  execution: Execution,
  now: Live | undefined,
  change: Change,
  { previous, stands }: Work,
): Promise<Live | 'none'> {
  if (change.action === 'create' || !previous) {
    if (now) await removeAgain(execution, now);
    return 'none';
  }
  if (!now && isKeyPair(execution.kind))
    throw new NotPutBack('PingFederate gives no private key out, so nobody can make it again');
  if (!now) return createAgain(execution, previous);
  if (stands?.isNew) return swapBack(execution, now, previous);
  const isStored = async (there: Live) => isSame(execution.kind, previous, there);
  stored(execution, await sendPut(execution, { body: writable(execution.kind, previous), before: now, isStored }));
  return restored(execution, previous);
}

async function removeAgain(execution: Execution, now: Live): Promise<void> {
  const inactive = await deactivate(execution, now);
  if ('work' in inactive) {
    throw inactive.work.status === 'conflict'
      ? new Conflict(String(inactive.work.message))
      : new NotPutBack(String(inactive.work.message));
  }
  const deleted = await sendDelete(execution, inactive.live);
  if (deleted.kind === 'conflict') throw deleted.conflict;
  if (deleted.kind === 'not-known' && !(await isGone(execution, now.id))) throw deleted.error;
  if (deleted.kind === 'still-there')
    throw new NotPutBack(`${deleted.said}${inactive.wrote ? '; it stays deactivated' : ''}`);
}

async function createAgain(execution: Execution, previous: Live): Promise<Live> {
  stored(execution, await recreate(execution, previous));
  return restored(execution, previous);
}

/** For a moment there is neither: when the old one can't be stored, the new one is better than none. */
async function swapBack(execution: Execution, now: Live, previous: Live): Promise<Live> {
  await removeAgain(execution, now);
  const sent = await recreate(execution, previous);
  if (sent.kind === 'unchanged') {
    stored(execution, await recreate(execution, now));
    throw new NotPutBack(`${sentence(execution, sent.error)}; the new one stands again`);
  }
  stored(execution, sent);
  return restored(execution, previous);
}

function stored(execution: Execution, sent: Sent): void {
  if (sent.kind === 'conflict') throw sent.conflict;
  if (sent.kind === 'stored') return;
  const unsure = sent.kind === 'not-known' ? '; what stands there could not be looked at' : '';
  throw new NotPutBack(`${sentence(execution, sent.error)}${unsure}`);
}

async function restored(execution: Execution, previous: Live): Promise<Live> {
  const now = await execution.objects.read(previous.id);
  if (!now) throw new Conflict(`${execution.others()} deleted it when it had just been put back`);
  if (isSame(execution.kind, previous, now)) return now;
  const paths = changedSince(execution.kind, withoutDate(previous), now)?.paths ?? [];
  throw new NotPutBack(`the server holds something else than before (${somePaths(paths)})`);
}

/** Its dates are new, whatever was sent. */
const isSame = (kind: KindName, previous: Live, now: Live) =>
  changedSince(kind, withoutDate(previous), now) === undefined;
