import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Json, JsonObject } from '../../core/document/json.ts';
import { cliError, GhError, missingCli } from './gh-error.ts';

/** GitHub's API with the sign-in of the GitHub CLI: nobody makes a token for a set-up that is done once. */
export interface Gh {
  /** The answer, or nothing where there is none (404). */
  get(path: string): Promise<Json | undefined>;
  send(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: JsonObject): Promise<Json>;
}

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * @param variables the process environment: where `gh` is found, and what it is signed in with
 * @param folder whose repository `{owner}/{repo}` stands for
 */
export function openGh(variables: Readonly<Record<string, string | undefined>>, folder: string): Gh {
  const send: Gh['send'] = async (method, path, body) => {
    const words = ['api', '--method', method, path, ...(body === undefined ? [] : ['--input', '-'])];
    const ended = await run(words, body === undefined ? '' : JSON.stringify(body), variables, folder);
    return answerOf(ended);
  };
  const get: Gh['get'] = async (path) => {
    try {
      return await send('GET', path);
    } catch (error) {
      if (error instanceof GhError && error.status === 404) return undefined;
      throw error;
    }
  };
  return { get, send };
}

/**
 * Where the program is, by PATH alone: Windows would look into the folder first, which holds what anybody committed.
 * What isn't found is left to fail as missing.
 */
function programIn(variables: Readonly<Record<string, string | undefined>>): string {
  const isWindows = process.platform === 'win32';
  const path =
    Object.entries(variables).find(([name]) => (isWindows ? name.toUpperCase() : name) === 'PATH')?.[1] ?? '';
  const places = path.split(delimiter).filter((folder) => isAbsolute(folder));
  const files = places.map((folder) => join(folder, isWindows ? 'gh.exe' : 'gh'));
  return files.find((file) => existsSync(file)) ?? join(places[0] ?? '/', 'gh-is-missing');
}

/** Started without a shell: what a person typed is never read as one's syntax, on any system. */
function run(
  words: readonly string[],
  input: string,
  variables: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<Ended> {
  // No colours, no pager, no questions, no hint at a newer version in what is read here.
  const env = { ...variables, NO_COLOR: '1', GH_PAGER: '', GH_PROMPT_DISABLED: '1', GH_NO_UPDATE_NOTIFIER: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn(programIn(variables), words, { cwd: folder, env, shell: false, windowsHide: true });
    const ended: Ended = { code: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text));
    child.on('error', (error) => reject(missingCli(error)));
    child.on('close', (code) => resolve({ ...ended, code }));
    // Who ends before reading has said why on standard error.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function answerOf({ code, stdout, stderr }: Ended): Json {
  if (code === 0) return stdout.trim() === '' ? {} : parsed(stdout);
  const status = Number(/\(HTTP (\d{3})\)/.exec(stderr)?.[1] ?? 0);
  if (status === 0) throw cliError(stderr);
  throw new GhError(status, reasonIn(stdout, stderr));
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw new GhError(
      0,
      'the GitHub CLI answered with something that isn’t JSON',
      'is it the newest version? gh --version',
    );
  }
}

/** GitHub's own sentence; what it says of each member of a body stands beside it. */
function reasonIn(stdout: string, stderr: string): string {
  try {
    const { message, errors } = JSON.parse(stdout) as { message?: unknown; errors?: unknown };
    const more = (Array.isArray(errors) ? errors : []).map((one) =>
      typeof one === 'string' ? one : String(one?.message ?? ''),
    );
    return [String(message), ...more.filter((text) => text !== '')].join(' ');
  } catch {
    return stderr
      .trim()
      .replace(/^gh: /, '')
      .replace(/ \(HTTP \d{3}\)$/, '');
  }
}
