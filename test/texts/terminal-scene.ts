import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../src/terminal/run-command-line.ts';
import type { Rehearsal } from '../commands/rehearsal.ts';

/** Gives a rehearsal's repository its environment. */
export function withEnvironment({ root }: Rehearsal, name = 'production', text = 'variables: {}\n'): void {
  mkdirSync(join(root, 'environments'), { recursive: true });
  writeFileSync(join(root, 'environments', `${name}.yaml`), text);
}

interface Said {
  exitCode: number;
  out: string;
  err: string;
}

/** Runs a command line as a person types it at a terminal; `columns` absent: in a pipe. */
export async function typed(
  stage: Rehearsal,
  line: string,
  { columns, variables = {} }: { columns?: number; variables?: Record<string, string> } = {},
): Promise<Said> {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string) => (said[name] += text),
    ...(columns === undefined ? {} : { isTTY: true, columns }),
  });
  const exitCode = await runCommandLine({
    words: line.includes('--help') ? line.split(' ') : [...line.split(' '), '--working-directory', stage.root],
    variables: {
      ...stage.variables,
      PF_ADMIN_URL: stage.sandbox.url,
      PF_USERNAME: 'Administrator',
      PF_PASSWORD: '2FederateM0re',
      ...variables,
    },
    out: stream('out'),
    err: stream('err'),
    onInterrupt: () => {},
  });
  return { exitCode, ...said };
}

/** What a terminal shows of it, plain; without what each run has anew: durations, digests, ports, folders. */
export function settledText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are
      .replace(/\u001b\[[\d;]*m/g, '')
      .replace(/ --working-directory \S+/g, '')
      .replace(/\b\d+\.\d s\b/g, '0.4 s')
      .replace(/\bin \d+ s\b/g, 'in 41 s')
      .replace(/\b\d+ ms\b/g, '40 ms')
      .replace(/(at )127\.0\.0\.1:\d+/g, '$1pingfederate.example.com:9999')
      .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'https://pingfederate.example.com:9999')
      .replace(/plan [0-9a-f]{7}\b/g, 'plan 1f5d223')
      .replace(/\/tmp\/\S+/g, '…')
  );
}
