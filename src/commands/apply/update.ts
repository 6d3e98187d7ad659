import type { LiveConnection } from '../../core/connection/types.ts';
import type { UpdateChange } from '../../core/plan/types.ts';
import { differencesOf, type Execution } from './execution.ts';
import { failed, isUncertain, notBegun, uncertain, unsendable, type Work } from './work.ts';
import { put, type Stage, stageOf, unchanged, verifyAndActivate } from './write.ts';

/**
 * Changes the connection in place. What would become active is held back until the rest is saved and verified.
 *
 * @param seen what the plan saw, or what this run itself wrote since then
 */
export async function update(execution: Execution, { desired }: UpdateChange, seen: LiveConnection): Promise<Work> {
  let live: LiveConnection;
  try {
    live = await unchanged(execution, seen);
  } catch (error) {
    return failed(execution, error);
  }
  if (execution.cancelled()) return notBegun;
  const stage = stageOf(execution, desired, live);
  const held = unsendable(desired, stage.built);
  if (held) return held;
  if (await isOnlyActivation(execution, stage, live)) {
    // Everything but the activation is there already: one write is enough, and a refusal leaves it inactive as it was.
    return { ...(await verifyAndActivate(execution, stage)), previous: live };
  }
  try {
    await put(
      execution,
      stage.body,
      live,
      async (now) => (await differencesOf(execution, stage.first, now)).length === 0,
    );
  } catch (error) {
    const before = isUncertain(error, 'PUT') ? { before: uncertain } : {};
    return {
      ...failed(execution, error, { desired, body: stage.body, ...before }),
      sent: stage.built.shown,
      previous: live,
      leftBehind: isUncertain(error, 'PUT'),
    };
  }
  return { ...(await verifyAndActivate(execution, stage)), previous: live };
}

async function isOnlyActivation(execution: Execution, stage: Stage, live: LiveConnection): Promise<boolean> {
  if (!stage.activates) return false;
  return (await differencesOf(execution, stage.first, live)).length === 0 && !sendsSecrets(stage);
}

/** Secrets can't be compared: they must be saved before anything is tested with them. */
function sendsSecrets({ built }: Stage): boolean {
  return JSON.stringify(built.shown).includes('(secret)');
}
