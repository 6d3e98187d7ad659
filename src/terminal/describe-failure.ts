import { failureFrom } from '../commands/refusal.ts';
import { resultJson } from '../core/report/machine/result-json.ts';

/**
 * A failure in words for people: what happened and what to do. A mistake of ours shows its stack, since nobody else can
 * make sense of it; everything else is an error that was meant for people.
 */
export function describeFailure(error: unknown): string {
  const { reason, message, hint } = failureFrom(error);
  if (error instanceof Error && reason === 'internal')
    return `This is a mistake in pfconn itself, please report it:\n${error.stack ?? message}`;
  return `Error: ${message}${hint === undefined ? '' : `\n  ${hint}`}`;
}

/** The same as `--json` prints it. A mistake of ours shows its message only; the stack is on standard error. */
export function failureJson(error: unknown, words: readonly string[]): string {
  const command = words.find((word) => !word.startsWith('-')) ?? '';
  const failure = failureFrom(error);
  return JSON.stringify(resultJson(command, { exitCode: 1, definitions: 0, diagnostics: [], failure }), null, 2);
}
