import type { Live } from '../../core/connection/types.ts';
import type { UpdateChange } from '../../core/plan/types.ts';
import { differencesOf, type Execution } from './execution.ts';
import { sendPut } from './send.ts';
import { conflicted, failed, unconfirmed, type Work } from './work.ts';
import { activate, prepare, type Stage, verifyAndActivate } from './write.ts';

/**
 * Changes the connection in place. What would become active is held back until the rest is saved and verified.
 *
 * @param seen what the plan saw, or what this run itself wrote since then
 */
export async function update(execution: Execution, { desired }: UpdateChange, seen: Live): Promise<Work> {
  const ready = await prepare(execution, desired, seen);
  if ('work' in ready) return ready.work;
  const { stage, live } = ready;
  const work = (await isOnlyActivation(execution, stage, live))
    ? await onlyActivate(execution, stage, live)
    : await write(execution, stage, live);
  return { ...work, sent: stage.built.shown, previous: live };
}

async function write(execution: Execution, stage: Stage, live: Live): Promise<Work> {
  const { desired, first, body } = stage;
  const isStored = async (now: Live) => (await differencesOf(execution, first, now)).length === 0;
  const sent = await sendPut(execution, { body, before: live, isStored });
  switch (sent.kind) {
    case 'stored':
      return verifyAndActivate(execution, stage, { ...sent, before: live });
    case 'unchanged':
      return { ...failed(execution, sent.error, { desired, body }), stands: { seen: live } };
    case 'conflict':
      return conflicted(sent.conflict);
    case 'not-known':
      return unconfirmed(execution, sent.error);
  }
}

/** Everything else is there already: one write is enough, and a refusal leaves the connection inactive as it was. */
async function onlyActivate(execution: Execution, stage: Stage, live: Live): Promise<Work> {
  return { leftBehind: true, ...(await activate(execution, stage, { live, stands: { seen: live } })) };
}

async function isOnlyActivation(execution: Execution, stage: Stage, live: Live): Promise<boolean> {
  if (!stage.activates) return false;
  return (await differencesOf(execution, stage.first, live)).length === 0 && !sendsSecrets(stage);
}

/** Secrets can't be compared: they must be saved before anything is tested with them. */
function sendsSecrets({ built }: Stage): boolean {
  return JSON.stringify(built.shown).includes('(secret)');
}
