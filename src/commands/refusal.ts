import type { FailureReason } from '../core/report/machine/result-json.ts';

/** A recipe can't go on, for a reason that is no finding in a file. The entries print it once. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly reason: FailureReason;
  readonly hint: string | undefined;

  constructor(reason: FailureReason, message: string, hint?: string) {
    super(message);
    this.reason = reason;
    this.hint = hint;
  }
}

/** The errors whose messages are written for people, beside `Refusal`, which brings its reason along. */
const reasons: Record<string, FailureReason> = {
  InputError: 'invalid-inputs',
  FolderError: 'invalid-inputs',
  FileError: 'invalid-inputs',
  AdminApiError: 'api-error',
  GitHubError: 'api-error',
  GhError: 'api-error',
};

/** Why a run failed that ended with an error. `internal`: a mistake of ours, which nobody else can make sense of. */
export function failureReasonOf(error: unknown): FailureReason {
  if (!(error instanceof Error)) return 'internal';
  if ('kind' in error && error.kind === 'cancelled') return 'cancelled';
  if (error.name === 'Refusal' && 'reason' in error) return error.reason as FailureReason;
  // The file system's own: no such file, no permission, a full disk.
  if ('syscall' in error && 'path' in error) return 'invalid-inputs';
  return reasons[error.name] ?? 'internal';
}
