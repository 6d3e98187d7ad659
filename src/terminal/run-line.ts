import type { CommandLine } from '../arguments/command-line.ts';
import { toInputs } from '../arguments/to-inputs.ts';
import type { Result } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import { redactedResult } from '../commands/redacted-result.ts';
import { askedFiles } from '../commands/report-files.ts';
import type { Unwritten } from '../commands/write-reports.ts';
import type { Redactor } from '../core/redactor.ts';
import { lookOf } from './colour.ts';
import { execute } from './execute.ts';
import { printResult } from './print-result.ts';
import type { Stream, Terminal } from './terminal.ts';

/** A command that was typed, and where its words go. */
interface Given {
  line: Extract<CommandLine, { kind: 'run' }>;
  terminal: Terminal;
  redactor: Redactor;
  say(stream: Stream, text: string): void;
}

/** Runs a command, writes the files that it was asked for, and prints what it found. */
export async function runLine({ line, terminal, redactor, say }: Given): Promise<number> {
  const inputs = toInputs({ ...line, variables: terminal.variables, where: 'cli' });
  if (wantsFiles(inputs)) (await import('../commands/write-reports.ts')).checkReports(inputs);
  const printing = {
    inputs,
    typed: line,
    look: lookOf(inputs.color, terminal),
    isSeen: Boolean(terminal.out.isTTY),
    out: (text: string) => say(terminal.out, text),
    err: (text: string) => say(terminal.err, text),
  };
  const run = execute(terminal, redactor, printing);
  const result = redactedResult(await run, (text) => redactor.redact(text));
  const { problems, record } = await writeFiles(inputs, result, redactor);
  await printResult({ ...printing, result });
  // What was done is told in any case: an apply may have changed a server.
  for (const problem of problems) say(terminal.err, `Error: ${problem}`);
  if (record !== undefined && !inputs.json) say(terminal.err, `What belongs into the outcome file:\n${record}`);
  return problems.length > 0 ? 1 : result.exitCode;
}

/** The files that the inputs ask for, written whatever the outcome. */
async function writeFiles(inputs: Inputs, result: Result, redactor: Redactor): Promise<Unwritten> {
  if (!wantsFiles(inputs)) return { problems: [] };
  const { writeReports } = await import('../commands/write-reports.ts');
  return writeReports(inputs, result, (text) => redactor.redact(text));
}

function wantsFiles(inputs: Inputs): boolean {
  return askedFiles(inputs).length > 0 || inputs.backup !== undefined;
}
