import { readCommandLine } from '../arguments/command-line.ts';
import { givenSecrets } from '../arguments/given-secrets.ts';
import { Redactor } from '../core/redactor.ts';
import { version } from '../version.ts';
import { inOwnWords } from './called-as.ts';
import { lookOf } from './colour.ts';
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
      say(terminal.out, helpFor(line.command, { all: line.all, ...lookOf('auto', terminal) }));
      return 0;
    }
    if (line.kind === 'words') {
      const { wordsFor } = await import('./completion.ts');
      terminal.out.write(`${wordsFor(line.words)}\n`);
      return 0;
    }
    // Whoever only asks for help doesn't wait for what runs a command.
    const { runLine } = await import('./run-line.ts');
    return await runLine({ line, terminal, redactor, say });
  } catch (error) {
    const { describeFailure, failureJson } = await import('./describe-failure.ts');
    say(terminal.err, describeFailure(error));
    // Whoever reads the output as JSON gets a document in any case.
    if (terminal.words.includes('--json')) say(terminal.out, failureJson(error, terminal.words));
    return 1;
  }
}
