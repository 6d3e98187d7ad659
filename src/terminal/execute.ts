import { setMaxListeners } from 'node:events';
import { commandsAtTheTerminal } from '../commands/at-the-terminal.ts';
import type { Result, Run } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import { redactedResult } from '../commands/redacted-result.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import type { Redactor } from '../core/redactor.ts';
import type { Printing } from './printing.ts';
import type { Terminal } from './terminal.ts';

/** Runs the command that was chosen, and lets it say how far it is, warn and ask. */
export async function execute(
  terminal: Terminal,
  redactor: Redactor,
  printing: Omit<Printing, 'result'>,
): Promise<Result> {
  const { inputs, look, out, err } = printing;
  const stop = new AbortController();
  // Every request in hand listens.
  setMaxListeners(0, stop.signal);
  let isAsking = false;
  const live = await liveSteps(inputs, terminal, redactor);
  const tell = (text: string) => {
    live?.clear();
    err(text);
  };
  terminal.onInterrupt(() => {
    if (!stop.signal.aborted && !isAsking) tell('Stopping: the request in hand is finished, no other is started.');
    stop.abort();
  });
  const run: Run = {
    inputs,
    variables: terminal.variables,
    progress: tell,
    warn: (line) => tell(`Warning: ${line}`),
    signal: stop.signal,
    learnSecret: (secret) => redactor.learn(secret),
    ...look,
    print: out,
  };
  if (live) run.step = (step) => live.step(step);
  const { ask } = terminal;
  if (ask && isToBeAsked(inputs, terminal.variables))
    run.confirm = async (shown) => {
      isAsking = true;
      const { confirmOn } = await import('./confirm.ts');
      const result = redactedResult({ ...shown, exitCode: 0 }, (text) => redactor.redact(text));
      // Whoever keeps the output in a file still sees what the question is about.
      const isMeant = await confirmOn(ask, stop.signal, { ...printing, result, out: printing.isSeen ? out : err });
      isAsking = false;
      return isMeant;
    };
  const command = await commandsAtTheTerminal[inputs.command]();
  try {
    return await command(run);
  } finally {
    live?.end();
  }
}

/** Whether somebody is to be asked before a write: sits at a terminal, and hasn't said yes already. */
function isToBeAsked(inputs: Inputs, variables: ProcessVariables): boolean {
  const isAgreed = inputs.yes || inputs.expectDigest !== undefined;
  return !isAgreed && !inputs.json && !variables.CI;
}

/** One line that is rewritten, on a terminal that can; a log hears of a run now and then. */
async function liveSteps({ command }: Inputs, { err, variables }: Terminal, redactor: Redactor) {
  const isWriting = command === 'apply' || command === 'restore';
  if (!isWriting || !err.isTTY || variables.TERM === 'dumb') return undefined;
  const { LiveSteps } = await import('./live-steps.ts');
  return new LiveSteps({ write: (text) => err.write(redactor.redact(text)), columns: err.columns });
}
