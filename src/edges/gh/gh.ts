import type { Json, JsonObject } from '../../core/document/json.ts';
import type { ProcessVariables } from '../../core/process-variables.ts';
import { type Ran, startProgram } from '../programs/run-program.ts';
import { cliError, GhError, missingCli } from './gh-error.ts';

/** GitHub's API with the sign-in of the GitHub CLI: nobody makes a token for a set-up that is done once. */
export interface Gh {
  /** The answer, or nothing where there is none (404). */
  get(path: string): Promise<Json | undefined>;
  send(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: JsonObject): Promise<Json>;
}

/**
 * @param variables the process environment: where `gh` is found, and what it is signed in with
 * @param folder whose repository `{owner}/{repo}` stands for
 */
export function openGh(variables: ProcessVariables, folder: string): Gh {
  const send: Gh['send'] = async (method, path, body) => {
    const words = ['api', '--method', method, path, ...(body === undefined ? [] : ['--input', '-'])];
    return answerOf(await run(words, body === undefined ? '' : JSON.stringify(body), variables, folder));
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

/** Nothing of what a person typed is read as a shell's syntax, on any system: there is none. */
async function run(words: readonly string[], input: string, variables: ProcessVariables, cwd: string): Promise<Ran> {
  // No colours, no pager, no questions, no hint at a newer version in what is read here.
  const quiet = { NO_COLOR: '1', GH_PAGER: '', GH_PROMPT_DISABLED: '1', GH_NO_UPDATE_NOTIFIER: '1' };
  const ran = await startProgram('gh', words, { variables: { ...variables, ...quiet }, cwd, input });
  if (ran === undefined) throw missingCli();
  return ran;
}

function answerOf({ code, out: stdout, err: stderr }: Ran): Json {
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
