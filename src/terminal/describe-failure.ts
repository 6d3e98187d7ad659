import { failureReasonOf } from '../commands/refusal.ts';
import { resultJson } from '../core/report/machine/result-json.ts';

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

/** The same as `--json` prints it. A mistake of ours shows its message only; the stack is on standard error. */
export function failureJson(error: unknown, words: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
  const failure = { reason: failureReasonOf(error), message, hint };
  const command = words.find((word) => !word.startsWith('-')) ?? '';
  return JSON.stringify(resultJson(command, { exitCode: 1, definitions: 0, diagnostics: [], failure }), null, 2);
}
