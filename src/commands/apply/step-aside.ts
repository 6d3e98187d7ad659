import type { Live } from '../../core/connection/types.ts';
import { writable } from '../../core/connection/writable.ts';
import type { Change, InterimIdentity } from '../../core/plan/types.ts';
import type { Execution } from './execution.ts';
import { sendPut } from './send.ts';
import { Conflict, conflicted, failed, sentence, unconfirmed, type Work } from './work.ts';
import { unchanged } from './write.ts';

type Aside = Extract<Change, { action: 'update' | 'replace' | 'delete' }> & { via: InterimIdentity };

/** The changes whose connections hand a name or entity id around in a circle. */
export function asidesOf(changes: readonly Change[]): Aside[] {
  return changes.filter((change): change is Aside => 'via' in change && change.via !== undefined);
}

/**
 * Gives a connection its interim name or entity id, so that another one can take its own. Everything else stays.
 * `returned` of the work is what stands there then.
 */
export async function stepAside(execution: Execution, { live: seen, via }: Aside): Promise<Work> {
  const before = 'it could not step aside for the others of its circle';
  let live: Live;
  try {
    live = await unchanged(execution, seen);
  } catch (error) {
    return failed(execution, error, { before });
  }
  const isStored = async (now: Live) => isCalled(now, via);
  const sent = await sendPut(execution, {
    body: { ...writable(execution.kind, live), ...via },
    before: live,
    isStored,
  });
  switch (sent.kind) {
    case 'stored':
      if (sent.foreign) return { ...conflicted(new Conflict(sent.foreign)), returned: sent.live };
      return { status: 'done', diagnostics: [], returned: sent.live };
    case 'unchanged':
      return { ...failed(execution, sent.error, { before }), stands: { seen: live } };
    case 'conflict':
      return conflicted(sent.conflict);
    case 'not-known':
      return { ...unconfirmed(execution, sent.error, `${before}; `), previous: live };
  }
}

/** Gives a connection that stepped aside for nothing its own name back. */
export async function stepBack(
  execution: Execution,
  { live: original, via }: Aside,
): Promise<{ problem?: string; now?: Live }> {
  const interim = [via.name, via.entityId].filter(Boolean).join(' and ');
  const stuck = (reason: string) => ({
    problem: `it is called ${interim} for now, because giving it its own name back failed: ${reason}`,
  });
  try {
    const now = await execution.objects.read(original.id);
    if (!now || !isCalled(now, via)) return {};
    const { name, entityId } = original;
    const body = { ...writable(execution.kind, now), name, entityId };
    const isStored = async (there: Live) => there.name === name && there.entityId === entityId;
    const sent = await sendPut(execution, { body, before: now, isStored });
    if (sent.kind === 'stored') return { now: sent.live };
    return stuck(sent.kind === 'conflict' ? sent.conflict.message : sentence(execution, sent.error));
  } catch (error) {
    return stuck(sentence(execution, error));
  }
}

function isCalled(now: Live, { name, entityId }: InterimIdentity): boolean {
  return (name === undefined || now.name === name) && (entityId === undefined || now.entityId === entityId);
}
