import { writable } from '../../core/apply/writable.ts';
import type { LiveConnection } from '../../core/connection/types.ts';
import type { DeleteChange } from '../../core/plan/types.ts';
import { hasKind } from '../../edges/pingfederate/admin-api-error.ts';
import type { Execution } from './execution.ts';
import { Conflict, failed, notBegun, sentence, uncertain, type Work } from './work.ts';
import { put, unchanged } from './write.ts';

/** Deactivates the connection, deletes it, and looks whether it's gone. */
export async function remove(execution: Execution, { id }: DeleteChange, seen: LiveConnection): Promise<Work> {
  const found = await stillThere(execution, seen);
  if ('work' in found) return found.work;
  const { live } = found;
  if (execution.cancelled()) return notBegun;
  const inactive = await deactivate(execution, live);
  if ('work' in inactive) return { ...inactive.work, previous: live };
  if (execution.cancelled()) {
    const message = 'deactivated, not deleted: the run was cancelled in between, the next run goes on';
    return { status: 'failed', message, diagnostics: [], previous: live, leftBehind: inactive.wrote };
  }
  try {
    await execution.api.deleteConnection(id);
    if (await execution.api.connection(id)) {
      const message = 'deleted, but there again when it was looked for: somebody created it in the same moment';
      return { status: 'failed', message, diagnostics: [], previous: live };
    }
  } catch (error) {
    return { ...(await notDeleted(execution, error, live, inactive.wrote)), previous: live };
  }
  return { status: 'done', diagnostics: [], previous: live, leftBehind: true };
}

type Found = { live: LiveConnection } | { work: Work };

async function stillThere(execution: Execution, seen: LiveConnection): Promise<Found> {
  try {
    return { live: await unchanged(execution, seen) };
  } catch (error) {
    if (error instanceof Conflict && !(await execution.api.connection(seen.id).catch(() => seen))) {
      return { work: { status: 'done', message: 'somebody else has already deleted it', diagnostics: [] } };
    }
    return { work: failed(execution, error) };
  }
}

type Deactivated = { live: LiveConnection; wrote: boolean } | { work: Work };

/**
 * PingFederate's documentation says that only inactive connections can be deleted. When an old connection doesn't pass
 * today's rules it can't be saved any more, but perhaps still be deleted, so a refusal here is no end.
 */
export async function deactivate(execution: Execution, live: LiveConnection): Promise<Deactivated> {
  if (live.active !== true) return { live, wrote: false };
  try {
    const isStored = async (now: LiveConnection) => now.active === false;
    const stored = await put(execution, { ...writable(live), active: false }, live, isStored);
    return { live: stored, wrote: true };
  } catch (error) {
    const work = failed(execution, error, { before: 'it could not be deactivated' });
    return work.diagnostics.length === 0 && hasKind(error, 'validation') ? { live, wrote: false } : { work };
  }
}

/** Puts the connection back into use when it can't be deleted: half a delete would only be an outage. */
async function notDeleted(
  execution: Execution,
  error: unknown,
  live: LiveConnection,
  wasDeactivated: boolean,
): Promise<Work> {
  const work = failed(execution, error);
  if (!wasDeactivated) return work;
  if (work.fatal) return { ...work, message: `${work.message}; it stays deactivated`, leftBehind: true };
  const now = await execution.api.connection(live.id).catch(() => undefined);
  if (!now) return { ...work, message: `${work.message}; ${uncertain}` };
  try {
    await execution.api.replaceConnection(live.id, writable(live));
    return { ...work, message: `${work.message}; it was activated again` };
  } catch (again) {
    return {
      ...work,
      message: `${work.message}; it stays deactivated, because activating it again failed: ${sentence(execution, again)}`,
      leftBehind: true,
    };
  }
}
