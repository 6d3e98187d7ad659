import { withoutEncrypted } from '../../core/apply/body-for.ts';
import type { Live } from '../../core/connection/types.ts';
import type { ChangeOutcome } from '../../core/plan/outcome.ts';
import type { Change } from '../../core/plan/types.ts';
import { create } from './create.ts';
import { remove } from './delete.ts';
import type { Execution } from './execution.ts';
import { replace } from './replace.ts';
import { update } from './update.ts';
import type { Work } from './work.ts';

/** A change that does something. */
export type Doing = Exclude<Change, { action: 'no-op' }>;

/** Carries out one change. Rejects only for mistakes of ours; everything else is in the work's status and message. */
export function execute(execution: Execution, change: Doing, seen: Live | undefined): Promise<Work> {
  switch (change.action) {
    case 'create':
      return create(execution, change);
    case 'update':
      return update(execution, change, seen ?? change.live);
    case 'replace':
      return replace(execution, change, seen ?? change.live);
    case 'delete':
      return remove(execution, change, seen ?? change.live);
  }
}

/** The record of a change that was carried out, or tried. */
export function outcomeOf(
  change: Doing,
  work: Work,
  { requests, durationMs }: { requests: string[]; durationMs: number },
): ChangeOutcome {
  return {
    ...identity(change),
    status: work.status,
    message: work.message,
    diagnostics: work.diagnostics,
    durationMs,
    requests,
    sent: work.sent && withoutEncrypted(work.sent),
    returned: work.returned && withoutEncrypted(work.returned),
    previous: work.previous && change.action !== 'create' ? change.live : undefined,
  };
}

/** The record of a change that was not begun. */
export function skipped(change: Doing, message: string): ChangeOutcome {
  return { ...identity(change), status: 'skipped', message, diagnostics: [], durationMs: 0, requests: [] };
}

type Identity = Pick<ChangeOutcome, 'kind' | 'id' | 'key' | 'name' | 'action' | 'file'>;

/** What the record of a change begins with. */
export function identity({ kind, id, key, name, action, file }: Doing): Identity {
  return { kind, id, key, name, action, file };
}
