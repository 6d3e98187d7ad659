import type { FailureReason } from '../core/report/machine/result-json.ts';
import type { Failure } from './command.ts';

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

/** What an error says to people: why nothing came of what was asked, and what to do. */
export function failureFrom(error: unknown): Failure {
  const { message, hint } = Object(error) as { message?: unknown; hint?: unknown };
  return {
    reason: reasonFor(error),
    message: String(message ?? error),
    hint: typeof hint === 'string' ? hint : undefined,
  };
}

/** The same in a line. */
export function failureLine({ message, hint }: Omit<Failure, 'reason'>): string {
  return hint ? `${message}; ${hint}` : message;
}

/** `internal`: a mistake of ours, which nobody else can make sense of. */
function reasonFor(error: unknown): FailureReason {
  if (!(error instanceof Error)) return 'internal';
  if ('kind' in error && error.kind === 'cancelled') return 'cancelled';
  if (error.name === 'Refusal' && 'reason' in error) return error.reason as FailureReason;
  // The file system's own: no such file, no permission, a full disk.
  if ('syscall' in error && 'path' in error) return 'invalid-inputs';
  return reasons[error.name] ?? 'internal';
}
