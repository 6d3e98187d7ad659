import { readCommandLine } from '../arguments/command-line.ts';
import { givenSecrets } from '../arguments/given-secrets.ts';
import { toInputs } from '../arguments/to-inputs.ts';
import type { Result } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import { redactedResult } from '../commands/redacted-result.ts';
import { reportFiles } from '../commands/report-files.ts';
import type { Unwritten } from '../commands/write-reports.ts';
import { Redactor } from '../core/redactor.ts';
import { version } from '../version.ts';
import { inOwnWords } from './called-as.ts';
import { wantsColour } from './colour.ts';
import { execute } from './execute.ts';
import { printResult } from './print-result.ts';
import type { Stream, Terminal } from './terminal.ts';

/** Runs one command line and returns its exit code: 0 as wished, 1 failed, 2 something to change. */
export async function runCommandLine(terminal: Terminal): Promise<number> {
  const redactor = new Redactor();
  for (const secret of givenSecrets(terminal.variables, 'cli')) redactor.learn(secret);
  // Data, and a definition that is printed, are the same wherever they are made.
  const isKept = terminal.words.includes('--json') || terminal.words[0] === 'new';
  const called = isKept ? 'pfconn' : (terminal.calledAs ?? 'pfconn');
  const say = (stream: Stream, text: string) =>
    void stream.write(redactor.redact(inOwnWords(text.endsWith('\n') ? text : `${text}\n`, called)));
  try {
    const line = readCommandLine(terminal.words);
    if (line.kind === 'version') {
      say(terminal.out, `pfconn ${version}`);
      return 0;
    }
    if (line.kind === 'help') {
      const { helpFor } = await import('./help.ts');
      const { columns: width } = terminal.out;
      const colour = wantsColour('auto', terminal.out, terminal.variables);
      say(
        terminal.out,
        helpFor(line.command, { all: line.all, colour, width: terminal.out.isTTY ? width : undefined }),
      );
      return 0;
    }
    if (line.kind === 'words') {
      const { wordsFor } = await import('./completion/words-for.ts');
      terminal.out.write(`${wordsFor(line.words)}\n`);
      return 0;
    }
    const inputs = toInputs({ ...line, variables: terminal.variables, where: 'cli' });
    if (wantsFiles(inputs)) (await import('../commands/write-reports.ts')).checkReports(inputs);
    const printing = {
      inputs,
      typed: line,
      look: lookOf(inputs, terminal),
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
  } catch (error) {
    const { describeFailure, failureJson } = await import('./describe-failure.ts');
    say(terminal.err, describeFailure(error));
    // Whoever reads the output as JSON gets a document in any case.
    if (terminal.words.includes('--json')) say(terminal.out, failureJson(error, terminal.words));
    return 1;
  }
}

/** The files that the inputs ask for, written whatever the outcome. */
async function writeFiles(inputs: Inputs, result: Result, redactor: Redactor): Promise<Unwritten> {
  if (!wantsFiles(inputs)) return { problems: [] };
  const { writeReports } = await import('../commands/write-reports.ts');
  return writeReports(inputs, result, (text) => redactor.redact(text));
}

function wantsFiles(inputs: Inputs): boolean {
  return reportFiles(inputs).length > 0 || inputs.backup !== undefined;
}

/** Colours, and how wide the terminal is. What isn't read on one has no width of its own. */
function lookOf(inputs: Inputs, { out, variables }: Terminal) {
  return { colour: wantsColour(inputs.color, out, variables), width: out.isTTY ? out.columns : undefined };
}
