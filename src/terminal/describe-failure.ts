import { failureReasonOf } from '../commands/failure-reason.ts';

/**
 * A failure in words for people: what happened and what to do. A mistake of ours shows its stack, since nobody else can
 * make sense of it; everything else is an error that was meant for people.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `Error: ${String(error)}`;
  if (failureReasonOf(error) === 'internal') {
    return `This is a mistake in pfconn itself, please report it:\n${error.stack ?? error.message}`;
  }
  const hint = 'hint' in error && typeof error.hint === 'string' ? `\n  ${error.hint}` : '';
  return `Error: ${error.message}${hint}`;
}
