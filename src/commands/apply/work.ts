import type { Built } from '../../core/apply/body-for.ts';
import type { ChangedSince } from '../../core/apply/content.ts';
import { refusalFindings } from '../../core/apply/refusals.ts';
import { whyUnsendable } from '../../core/apply/sendable.ts';
import type { Desired, Live } from '../../core/connection/types.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { JsonObject } from '../../core/document/json.ts';
import { type Path, pathText } from '../../core/document/path.ts';
import type { ChangeStatus } from '../../core/plan/outcome.ts';
import { AdminApiError } from '../../edges/pingfederate/admin-api-error.ts';
import type { Execution } from './execution.ts';
import { type Standing, untold } from './standing.ts';

/** What carrying out a change came to. */
export interface Work {
  status: Extract<ChangeStatus, 'done' | 'saved-inactive' | 'unconfirmed' | 'failed' | 'conflict' | 'skipped'>;
  message?: string | undefined;
  diagnostics: Diagnostic[];
  /** What was sent, without secrets. */
  sent?: JsonObject | undefined;
  /** What the server holds now, as read after the write; absent when there is nothing or it isn't known. */
  returned?: Live | undefined;
  /** What the server held before; a rollback puts it back. */
  previous?: Live | undefined;
  /** What stands on the server now; absent when nothing was sent. */
  stands?: Standing | undefined;
  /** True when something was written that a rollback has to undo, although the change failed. */
  leftBehind?: boolean;
  /** It isn't as wished because the run was cancelled; nothing went wrong. */
  cancelled?: boolean;
  /** Why nothing else should be tried: the account or the server is gone. */
  fatal?: string | undefined;
}

/** The run was cancelled after the connection was read and before it was written. */
export const notBegun: Work = { status: 'skipped', message: 'the run was cancelled', diagnostics: [], cancelled: true };

/** Somebody else changed the connection in the meantime. */
export class Conflict extends Error {
  override name = 'Conflict';
}

/** Says who would have been overwritten, as far as the server tells. */
export function changedMeanwhile(since: ChangedSince, who = 'somebody else'): Conflict {
  const when = since.modified ? ` at ${since.modified}` : '';
  return new Conflict(
    `${who} changed it${when}, after the plan was made (${somePaths(since.paths)}); writing now would have undone that. Plan again`,
  );
}

/** What somebody else changed, in a few words. */
export function somePaths(paths: readonly Path[]): string {
  if (paths.length === 0) return 'nothing that can be read back: perhaps a secret';
  return `${paths.slice(0, 3).map(pathText).join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`;
}

/** An error on the way, as the end of a change. `desired` leads PingFederate's refusals back to their lines. */
export function failed(
  execution: Execution,
  error: unknown,
  more: { desired?: Desired; body?: JsonObject; before?: string } = {},
): Work {
  if (error instanceof Conflict) return { status: 'conflict', message: error.message, diagnostics: [] };
  if (!(error instanceof AdminApiError)) throw error;
  const { desired, body, before } = more;
  const diagnostics =
    desired && body && error.kind === 'validation'
      ? refusalFindings({ code: 'refused-by-server', refusals: cleaned(execution, error), body, desired })
      : [];
  return {
    status: 'failed',
    message: [before, sentence(execution, error)].filter(Boolean).join('; '),
    diagnostics,
    cancelled: error.kind === 'cancelled',
    fatal: fatalReason(error),
  };
}

/** A write of which it isn't known whether it was stored. */
export function unconfirmed(execution: Execution, error: AdminApiError, before = ''): Work {
  return {
    status: 'unconfirmed',
    message: `${before}${sentence(execution, error)}; what stands there could not be looked at`,
    diagnostics: [],
    stands: untold,
    leftBehind: true,
    cancelled: error.kind === 'cancelled',
    fatal: fatalReason(error),
  };
}

/** Somebody else was there while this run wrote. */
export function conflicted({ message }: Conflict): Work {
  return { status: 'conflict', message, diagnostics: [] };
}

/** PingFederate's own texts, with known secrets taken out: a server may echo what it was sent. */
export function cleaned(execution: Execution, { validationErrors }: AdminApiError) {
  return validationErrors.map((one) => ({ ...one, message: execution.clean(one.message) }));
}

export function sentence(execution: Execution, error: unknown): string {
  if (!(error instanceof AdminApiError)) return error instanceof Error ? error.message : String(error);
  const text = execution.clean(error.message);
  return error.hint && error.kind !== 'validation' ? `${text}; ${error.hint}` : text;
}

/** After these every further request would fail too, or do harm: a third 401 locks the account. */
export function fatalReason({ kind, code }: AdminApiError): string | undefined {
  if (kind === 'unauthorized' || kind === 'token') return 'PingFederate no longer accepts the credentials';
  if (kind === 'dns' || kind.startsWith('tls-') || kind.startsWith('proxy'))
    return 'PingFederate can’t be reached any more';
  return code === 'ECONNREFUSED' ? 'PingFederate can’t be reached any more' : undefined;
}

/** The end of a change whose body can't be sent; undefined when it can. */
export function unsendable(desired: Desired, built: Built): Work | undefined {
  const why = whyUnsendable(desired, built);
  return why && { status: 'failed', ...why };
}
