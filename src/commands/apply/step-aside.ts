import { writable } from '../../core/apply/writable.ts';
import type { LiveConnection } from '../../core/connection/types.ts';
import type { Change, InterimIdentity } from '../../core/plan/types.ts';
import type { Execution } from './execution.ts';
import { sentence } from './work.ts';
import { put, unchanged } from './write.ts';

type Aside = Extract<Change, { action: 'update' | 'replace' }> & { via: InterimIdentity };

/** The changes whose connections hand a name or entity id around in a circle. */
export function asidesOf(changes: readonly Change[]): Aside[] {
  return changes.filter((change): change is Aside => 'via' in change && change.via !== undefined);
}

/**
 * Gives a connection its interim name or entity id, so that another one can take its own. Everything else stays.
 *
 * @throws Conflict when somebody changed it since the plan; AdminApiError
 */
export async function stepAside(execution: Execution, { live: seen, via }: Aside): Promise<LiveConnection> {
  const live = await unchanged(execution, seen);
  const isStored = async (now: LiveConnection) =>
    (via.name === undefined || now.name === via.name) && (via.entityId === undefined || now.entityId === via.entityId);
  return put(execution, { ...writable(live), ...via }, live, isStored);
}

/** Gives a connection that stepped aside for nothing its own name back. Returns what to tell people. */
export async function stepBack(execution: Execution, { live: original, via }: Aside): Promise<string | undefined> {
  try {
    const now = await execution.api.connection(original.id);
    const isAside =
      now && (via.name === undefined || now.name === via.name) && (!via.entityId || now.entityId === via.entityId);
    if (!isAside) return undefined;
    await execution.api.replaceConnection(original.id, {
      ...writable(now),
      name: original.name,
      entityId: original.entityId,
    });
    return undefined;
  } catch (error) {
    const interim = [via.name, via.entityId].filter(Boolean).join(' and ');
    return `it is called ${interim} for now, because giving it its own name back failed: ${sentence(execution, error)}`;
  }
}
