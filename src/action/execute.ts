import { setTimeout as sleep } from 'node:timers/promises';
import type { Result, Run } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { failureFrom } from '../commands/refusal.ts';
import { checkReports } from '../commands/write-reports.ts';
import type { ActionCommandName } from '../options.ts';

/** GitHub ends a cancelled step after 7.5 seconds; what is left after this wait is for the report. */
const cancelGraceMs = 4_500;

/**
 * Runs a recipe and makes a result of whatever happens. After a cancellation the write in hand may finish; when it
 * takes too long, the report goes out without it.
 */
export async function execute(run: Run): Promise<Result> {
  try {
    checkReports(run.inputs);
    // chooseCommand has refused the others.
    const command = await commands[run.inputs.command as ActionCommandName]();
    return await Promise.race([command(run), cancelled(run.signal, cancelGraceMs, inHand)]);
  } catch (error) {
    return failedWith(error);
  }
}

const inHand = 'the run was cancelled while a request was still in hand; the server may or may not have obeyed it';

/** The result of a run that is cancelled and doesn't come to an end by itself within `graceMs`. */
export async function cancelled(signal: AbortSignal, graceMs: number, message: string): Promise<Result> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await sleep(graceMs, undefined, { ref: false });
  return {
    ...nothing,
    failure: {
      reason: 'cancelled',
      message,
      hint: 'run a plan: it shows what is left to do',
    },
  };
}

const nothing: Pick<Result, 'exitCode' | 'diagnostics' | 'sources' | 'definitions'> = {
  exitCode: 1,
  diagnostics: [],
  sources: new Map(),
  definitions: 0,
};

/** An error as a failed result; one that wasn't meant for people shows its stack in the log. */
export function failedWith(error: unknown): Result {
  const failure = failureFrom(error);
  if (failure.reason !== 'internal') return { ...nothing, failure };
  const message = `this is a mistake in the action itself, please report it: ${failure.message.split('\n')[0]}`;
  const { stack } = Object(error) as { stack?: unknown };
  return { ...nothing, text: String(stack ?? error), failure: { ...failure, message } };
}
