import type { LiveConnection } from '../../core/connection/types.ts';
import type { CreateChange } from '../../core/plan/types.ts';
import { hasKind } from '../../edges/pingfederate/admin-api-error.ts';
import type { Execution } from './execution.ts';
import { failed, isUncertain, uncertain, unsendable, type Work } from './work.ts';
import { type Stage, stageOf, verifyAndActivate } from './write.ts';

/** Saves the new connection inactive, verifies it, activates it. */
export async function create(execution: Execution, { desired }: CreateChange): Promise<Work> {
  const stage = stageOf(execution, desired, undefined);
  const held = unsendable(desired, stage.built);
  if (held) return held;
  try {
    await post(execution, stage);
  } catch (error) {
    return notCreated(execution, error, stage);
  }
  return verifyAndActivate(execution, stage);
}

/** PingFederate itself refuses a second connection with this id, name or entity id, so no read comes before it. */
export function post(execution: Execution, { body }: Stage): Promise<LiveConnection> {
  return execution.api.createConnection(body);
}

async function notCreated(execution: Execution, error: unknown, { desired, body, built }: Stage): Promise<Work> {
  const work = failed(execution, error, {
    desired,
    body,
    ...(isUncertain(error, 'POST') ? { before: uncertain } : {}),
  });
  const sent = { ...work, sent: built.shown };
  if (!hasKind(error, 'validation')) return sent;
  const existing = await execution.api.connection(desired.id).catch(() => undefined);
  if (!existing) return sent;
  const when = typeof existing.modificationDate === 'string' ? ` at ${existing.modificationDate}` : '';
  return {
    ...sent,
    status: 'conflict',
    message: `somebody else created a connection with this id${when}, after the plan was made; plan again`,
  };
}
