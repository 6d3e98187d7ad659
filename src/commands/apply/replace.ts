import { changedSince } from '../../core/apply/content.ts';
import { bodyOfHeld } from '../../core/apply/keys.ts';
import { withoutDate } from '../../core/connection/dates.ts';
import type { Live } from '../../core/connection/types.ts';
import type { ReplaceChange } from '../../core/plan/types.ts';
import { post } from './create.ts';
import { deactivate, type Inactive, stillUsed } from './delete.ts';
import type { Execution } from './execution.ts';
import { type Sent, sendDelete, sendPost } from './send.ts';
import { conflicted, failed, sentence, unconfirmed, type Work } from './work.ts';
import { prepare, type Stage, touched, verifyAndActivate } from './write.ts';

/**
 * Deletes the connection and creates it again. The id has to be free before the new one can be stored, so for a moment
 * there is none: from the deletion on this goes through to the end, also when the run is cancelled, and puts the old
 * connection back when the new one can't be stored.
 */
export async function replace(execution: Execution, { desired }: ReplaceChange, seen: Live): Promise<Work> {
  // Encrypted values of the old connection go along where the definition brings none; new from there on.
  const ready = await prepare(execution, desired, seen, (live) => ({ ...live, active: false }));
  if ('work' in ready) return ready.work;
  const { stage, live } = ready;
  const inactive = await deactivate(execution, live);
  if ('work' in inactive) return { ...inactive.work, previous: live };
  const work = await swap(execution, stage, { live, inactive });
  return { ...work, sent: stage.built.shown, previous: live };
}

interface Old {
  live: Live;
  inactive: Inactive;
}

async function swap(execution: Execution, stage: Stage, old: Old): Promise<Work> {
  const deleted = await sendDelete(execution, old.inactive.live, true);
  switch (deleted.kind) {
    case 'gone':
      return afterPost(execution, stage, old, await post(execution, stage));
    case 'still-there':
      return stillUsed(execution, deleted, old.live, old.inactive);
    case 'conflict':
      return { ...conflicted(deleted.conflict), leftBehind: true, stands: touched(deleted.conflict.message) };
    case 'not-known':
      return unconfirmed(execution, deleted.error, `whether the old one was deleted is not known, ${kept}: `);
  }
}

const kept = 'its document is in the outcome';

async function afterPost(execution: Execution, stage: Stage, old: Old, sent: Sent): Promise<Work> {
  const { desired, body } = stage;
  if (sent.kind === 'stored') {
    // The new connection is complete only when it's as active as it should be.
    const work = await verifyAndActivate({ ...execution, cancelled: () => false }, stage, {
      ...sent,
      before: undefined,
    });
    return work.stands ? { ...work, stands: { ...work.stands, isNew: true } } : work;
  }
  if (sent.kind === 'unchanged') {
    return putBack(execution, old, failed(execution, sent.error, { desired, body }));
  }
  if (sent.kind === 'not-known') return putBack(execution, old, unconfirmed(execution, sent.error));
  const now = await execution.objects.read(desired.id).catch(() => undefined);
  // A deletion that was answered and not carried out.
  if (now && !changedSince(execution.kind, old.inactive.live, now)) {
    const said = 'PingFederate answered that the old one is deleted, but it is still there';
    return stillUsed(execution, { kind: 'still-there', said }, old.live, old.inactive);
  }
  const message = `the old one is deleted, and ${sent.conflict.message}; ${kept}`;
  return { ...conflicted(sent.conflict), message, leftBehind: true, stands: touched(sent.conflict.message) };
}

/** Leaves the server as it was, or says that it isn't. */
async function putBack(execution: Execution, { live }: Old, work: Work): Promise<Work> {
  const stands = work.stands ?? { seen: 'none' };
  const lost = (problem: string): Work => ({
    ...work,
    message: `${work.message}; and the old connection could not be put back (${problem}): ${kept}`,
    leftBehind: true,
    stands,
  });
  if (work.fatal && !(await isGone(execution, live.id))) return lost(work.fatal);
  const sent = await recreate(execution, live);
  if (sent.kind === 'stored') {
    const message = `${work.message}; the old connection is back${lostMemory(live)}`;
    return {
      ...work,
      status: 'failed',
      leftBehind: false,
      message,
      stands: { seen: sent.live, leaveAlone: sent.foreign },
    };
  }
  return lost(sent.kind === 'conflict' ? sent.conflict.message : sentence(execution, sent.error));
}

/**
 * Creates an object that this run has deleted again, as it was read, encrypted values included. An answer after which
 * nothing else would be asked is no reason to leave the server without it: where a look shows that it isn't there, and so
 * that the server answers again, it is sent once more.
 */
export async function recreate(execution: Execution, old: Live): Promise<Sent> {
  const isStored = async (now: Live) => changedSince(execution.kind, withoutDate(old), now) === undefined;
  const body = bodyOfHeld(execution.kind, old);
  const send = () => sendPost(execution, { id: old.id, body, isStored });
  const sent = await send();
  return sent.kind === 'not-known' && (await isGone(execution, old.id)) ? send() : sent;
}

/** One look, and no other when it is refused: a third wrong sign-in would lock the account. */
export async function isGone({ objects }: Execution, id: string): Promise<boolean> {
  const now = await objects.read(id).catch(() => 'unknown');
  return now === undefined;
}

/** What of a connection that is created again can't be had back, for people. */
export function lostMemory({ outboundProvision }: Live): string {
  return outboundProvision === undefined ? '' : ', but its channels have lost the memory of whom they provisioned';
}
