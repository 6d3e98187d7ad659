import type { Live } from '../../core/connection/types.ts';
import { isKey } from '../../core/kinds.ts';
import type { CreateChange } from '../../core/plan/types.ts';
import { differencesOf, type Execution } from './execution.ts';
import { type Sent, sendDelete, sendPost } from './send.ts';
import { conflicted, failed, unconfirmed, unsendable, type Work } from './work.ts';
import { type Stage, stageOf, verifyAndActivate } from './write.ts';

/** Saves the new object, a connection inactive, verifies it, activates it. */
export async function create(execution: Execution, { desired }: CreateChange): Promise<Work> {
  const stage = stageOf(execution, desired, undefined);
  const held = unsendable(desired, stage.built);
  if (held) return held;
  const work = await afterPost(execution, stage, await post(execution, stage));
  return { ...(isKey(execution.kind) ? await withoutWrongKey(execution, work) : work), sent: stage.built.shown };
}

/** A key with another certificate than the declared one would hold the id for good: nothing changes it any more. */
async function withoutWrongKey(execution: Execution, work: Work): Promise<Work> {
  const { status, returned, stands } = work;
  if (status !== 'failed' || !returned || !stands || stands.leaveAlone) return work;
  const wrong = 'PingFederate holds another certificate than the definition says';
  const deleted = await sendDelete(execution, returned);
  if (deleted.kind !== 'gone') return { ...work, message: `${wrong}, and it could not be deleted again` };
  return { ...work, message: `${wrong}: it was deleted again`, leftBehind: false, stands: { seen: 'none' } };
}

/** The first step of a connection that isn't there. */
export function post(execution: Execution, { desired, first, body }: Stage): Promise<Sent> {
  const isStored = async (now: Live) => (await differencesOf(execution, first, now)).length === 0;
  return sendPost(execution, { id: desired.id, body, isStored });
}

async function afterPost(execution: Execution, stage: Stage, sent: Sent): Promise<Work> {
  const { desired, body } = stage;
  switch (sent.kind) {
    case 'stored':
      return verifyAndActivate(execution, stage, { ...sent, before: undefined });
    case 'unchanged':
      return { ...failed(execution, sent.error, { desired, body }), stands: { seen: 'none' } };
    case 'conflict':
      return conflicted(sent.conflict);
    case 'not-known':
      return unconfirmed(execution, sent.error);
  }
}
