import { writable } from '../../core/apply/writable.ts';
import type { LiveConnection } from '../../core/connection/types.ts';
import type { ReplaceChange } from '../../core/plan/types.ts';
import { post } from './create.ts';
import { deactivate } from './delete.ts';
import type { Execution } from './execution.ts';
import { failed, notBegun, sentence, unsendable, type Work } from './work.ts';
import { type Stage, stageOf, unchanged, verifyAndActivate } from './write.ts';

/**
 * Deletes the connection and creates it again. The id has to be free before the new one can be stored, so for a moment
 * there is none: from the deletion on this goes through to the end, also when the run is cancelled, and puts the old
 * connection back when the new one can't be stored.
 */
export async function replace(execution: Execution, change: ReplaceChange, seen: LiveConnection): Promise<Work> {
  const { desired } = change;
  let live: LiveConnection;
  try {
    live = await unchanged(execution, seen);
  } catch (error) {
    return failed(execution, error);
  }
  if (execution.cancelled()) return notBegun;
  const stage = replacementFor(execution, change, live);
  const held = unsendable(desired, stage.built);
  if (held) return held;
  const inactive = await deactivate(execution, live);
  if ('work' in inactive) return { ...inactive.work, previous: live };
  try {
    await execution.api.deleteConnection(desired.id);
    await post(execution, stage);
  } catch (error) {
    const work = failed(execution, error, { desired, body: stage.body });
    return { ...work, ...(await putBack(execution, live, work)), sent: stage.built.shown, previous: live };
  }
  // The new connection is complete only when it's as active as it should be.
  return { ...(await verifyAndActivate({ ...execution, cancelled: () => false }, stage)), previous: live };
}

/** Encrypted values of the old connection go along where the definition brings none; new from there on. */
function replacementFor(execution: Execution, { desired }: ReplaceChange, live: LiveConnection): Stage {
  return stageOf(execution, desired, { ...live, active: false });
}

/** Leaves the server as it was, or says that it isn't. */
async function putBack(execution: Execution, live: LiveConnection, { message }: Work): Promise<Partial<Work>> {
  try {
    const note = await restore(execution, live);
    return { message: `${message}; the old connection is back${note}` };
  } catch (error) {
    const problem = sentence(execution, error);
    return {
      message: `${message}; and the old connection could not be put back (${problem}): its document is in the outcome`,
      leftBehind: true,
    };
  }
}

/**
 * Makes the server hold a connection as it was read, encrypted values included, whether it's still there or not.
 * Returns what of it can't be restored, for people.
 */
export async function restore({ api }: Execution, old: LiveConnection): Promise<string> {
  const now = await api.connection(old.id);
  if (now) {
    await api.replaceConnection(old.id, writable(old));
    return '';
  }
  await api.createConnection(writable(old));
  return old.outboundProvision === undefined ? '' : ', but its channels have lost the memory of whom they provisioned';
}
