import { type Answered, changedSinceAnswer } from '../../core/apply/content.ts';
import { isSwitched } from '../../core/apply/stage.ts';
import type { Live } from '../../core/connection/types.ts';
import { writable } from '../../core/connection/writable.ts';
import type { DeleteChange } from '../../core/plan/types.ts';
import { hasKind } from '../../edges/pingfederate/admin-api-error.ts';
import type { Execution } from './execution.ts';
import { type Deleted, sendDelete, sendPut } from './send.ts';
import { Conflict, conflicted, failed, notBegun, sentence, somePaths, unconfirmed, type Work } from './work.ts';
import { touched, unchanged } from './write.ts';

/** Deletes the object, a connection after it was deactivated, and looks whether it's gone. */
export async function remove(execution: Execution, _: DeleteChange, seen: Live): Promise<Work> {
  const found = await stillThere(execution, seen);
  if ('work' in found) return found.work;
  const { live } = found;
  if (execution.cancelled()) return notBegun;
  const inactive = await deactivate(execution, live);
  if ('work' in inactive) return { ...inactive.work, previous: live };
  if (execution.cancelled() && inactive.wrote) {
    const message = 'deactivated, not deleted: the run was cancelled in between, the next run goes on';
    return { ...leftInactive(inactive), status: 'failed', message, cancelled: true, previous: live };
  }
  if (execution.cancelled()) return notBegun;
  const deleted = await sendDelete(execution, inactive.live);
  return { ...(await afterDelete(execution, deleted, live, inactive)), previous: live };
}

type Found = { live: Live } | { work: Work };

async function stillThere(execution: Execution, seen: Live): Promise<Found> {
  try {
    return { live: await unchanged(execution, seen) };
  } catch (error) {
    if (error instanceof Conflict && !(await execution.objects.read(seen.id).catch(() => seen))) {
      return { work: { status: 'done', message: 'somebody else has already deleted it', diagnostics: [] } };
    }
    return { work: failed(execution, error) };
  }
}

/** An object that may be deleted now, and whether it was deactivated for that. */
export interface Inactive {
  live: Live;
  wrote: boolean;
}

/**
 * PingFederate's documentation says that only inactive connections can be deleted. When an old connection doesn't pass
 * today's rules it can't be saved any more, but perhaps still be deleted, so a refusal here is no end. What was
 * deactivated is read once more: a deletion would take along what somebody has changed meanwhile.
 */
export async function deactivate(execution: Execution, live: Live): Promise<Inactive | { work: Work }> {
  if (!isSwitched(execution.kind) || live.active !== true) return { live, wrote: false };
  const body = { ...writable(execution.kind, live), active: false };
  const isStored = async (now: Live) => now.active === false;
  const sent = await sendPut(execution, { body, before: live, isStored });
  switch (sent.kind) {
    case 'stored':
      return sent.foreign
        ? { work: stoppedBy(sent.foreign) }
        : deactivated(execution, live.id, { answer: sent.live, before: live, sent: body });
    case 'unchanged':
      if (hasKind(sent.error, 'validation')) return { live, wrote: false };
      return { work: { ...failed(execution, sent.error, { before: notDeactivated }), stands: { seen: live } } };
    case 'conflict':
      return { work: conflicted(sent.conflict) };
    case 'not-known':
      return { work: unconfirmed(execution, sent.error, 'whether it was deactivated is not known: ') };
  }
}

const notDeactivated = 'it could not be deactivated';

async function deactivated(execution: Execution, id: string, written: Answered): Promise<Inactive | { work: Work }> {
  try {
    const now = await execution.objects.read(id);
    if (!now) return { work: stoppedBy(`${execution.others()} deleted it in the meantime`) };
    const since = changedSinceAnswer(execution.kind, written, now);
    if (!since) return { live: now, wrote: true };
    return { work: stoppedBy(`${execution.others()} changed it in the meantime (${somePaths(since.paths)})`) };
  } catch (error) {
    const work = failed(execution, error, { before: 'it was deactivated, and could not be read back' });
    return { work: { ...work, status: 'unconfirmed', leftBehind: true, stands: { seen: written.answer } } };
  }
}

/** Between the deactivation and the deletion. */
function stoppedBy(reason: string): Work {
  const message = `it was deactivated to be deleted, then ${reason}; it is left as it is now, plan again`;
  return { status: 'conflict', message, diagnostics: [], leftBehind: true, stands: touched(reason) };
}

function leftInactive({ live, wrote }: Inactive): Pick<Work, 'diagnostics' | 'leftBehind' | 'stands'> {
  return { diagnostics: [], leftBehind: wrote, stands: { seen: live } };
}

async function afterDelete(execution: Execution, deleted: Deleted, live: Live, inactive: Inactive): Promise<Work> {
  switch (deleted.kind) {
    case 'gone':
      return { status: 'done', message: deleted.note, diagnostics: [], leftBehind: true, stands: { seen: 'none' } };
    case 'still-there':
      return stillUsed(execution, deleted, live, inactive);
    case 'conflict':
      return { ...conflicted(deleted.conflict), leftBehind: true, stands: touched(deleted.conflict.message) };
    case 'not-known': {
      const inBetween = inactive.wrote ? 'it was deactivated; whether it was deleted is not known: ' : '';
      return unconfirmed(execution, deleted.error, inBetween);
    }
  }
}

/** Puts the connection back into use when it can't be deleted: half a delete would only be an outage. */
export async function stillUsed(
  execution: Execution,
  { said, error }: Extract<Deleted, { kind: 'still-there' }>,
  live: Live,
  inactive: Inactive,
): Promise<Work> {
  const work: Work = error ? failed(execution, error) : { status: 'failed', message: said, diagnostics: [] };
  if (!inactive.wrote) return { ...work, stands: { seen: inactive.live } };
  if (work.fatal) return { ...work, ...leftInactive(inactive), message: `${work.message}; it stays deactivated` };
  const isStored = async (now: Live) => now.active === true;
  const again = await sendPut(execution, { body: writable(execution.kind, live), before: inactive.live, isStored });
  if (again.kind === 'stored') {
    const stands = { seen: again.live, leaveAlone: again.foreign };
    return { ...work, message: `${work.message}; it was activated again`, stands };
  }
  const reason = again.kind === 'conflict' ? again.conflict.message : sentence(execution, again.error);
  const message = `${work.message}; it stays deactivated, because activating it again failed: ${reason}`;
  const left = { ...work, ...leftInactive(inactive), message };
  return again.kind === 'unchanged' ? left : { ...left, stands: touched(reason) };
}
