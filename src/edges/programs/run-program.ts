import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { ProcessVariables } from '../../core/process-variables.ts';

/** What a program said, and how it ended. */
export interface Ran {
  /** Its exit code; 1 when it was ended from outside. */
  code: number;
  out: string;
  err: string;
}

/** An export of a large repository's names has some megabytes. */
const mostOutput = 64 * 1024 * 1024;

/**
 * Runs one of a person's own programs to its end, without a shell. `undefined` when the machine doesn't have it.
 *
 * It is looked for in the absolute folders of PATH only: a folder that somebody works in, whose files may come from
 * anybody, never answers for git.
 *
 * @param variables the process environment: PATH, and what the program itself reads
 * @param input what it reads from its standard input
 */
export function runProgram(
  name: string,
  words: readonly string[],
  { variables, cwd, input }: { variables: ProcessVariables; cwd?: string; input?: string },
): Ran | undefined {
  const program = findProgram(name, variables);
  if (program === undefined) return undefined;
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd,
    input,
    env: variables,
    encoding: 'utf8',
    maxBuffer: mostOutput,
    windowsHide: true,
  });
  return { code: status ?? 1, out: stdout ?? '', err: stderr ?? '' };
}

/** The same beside others that run at the same time. */
export function startProgram(
  name: string,
  words: readonly string[],
  { variables, cwd, input }: { variables: ProcessVariables; cwd?: string; input?: string },
): Promise<Ran | undefined> {
  const program = findProgram(name, variables);
  if (program === undefined) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd, env: variables, windowsHide: true });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, ...said }));
    // A program that ends before it has read everything says why on its standard error.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function findProgram(name: string, variables: ProcessVariables): string | undefined {
  const folders = (variables.PATH ?? variables.Path ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  return folders.flatMap((folder) => names.map((one) => join(folder, one))).find(isProgram);
}

function isProgram(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && (process.platform === 'win32' || (found.mode & 0o111) !== 0);
}
