import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';
import { OutputReader, type ShownAnnotation } from './runner-commands.ts';
import { jobOutputs, largestSummary, readKeyValueFile } from './runner-files.ts';

/** The project's top. */
const home = resolve(import.meta.dirname, '../../..');

export interface Step {
  /** The bundle's entry, `runs.main` of action.yml; absent: the sources, within this process. */
  main?: string | undefined;
  /** The folder that was checked out. */
  workspace: string;
  /** As under `with:`. */
  inputs?: Record<string, string>;
  event?: { name: string; payload: unknown };
  /** More of the environment, over what the runner gives: `GITHUB_SHA`, `GITHUB_REF`, secrets as variables. */
  env?: Record<string, string>;
  /** What the workflow's secrets hold: masked from the start. */
  secrets?: string[];
  /** Where GitHub's REST API answers. */
  apiUrl?: string;
  token?: string;
  /** Cancels the run when a line of output matches. */
  cancelAt?: RegExp;
  /** So much later than that line, in milliseconds. */
  cancelDelayMs?: number;
  /** Another Node than the one that runs the tests. */
  node?: string;
}

export interface StepResult {
  exitCode: number;
  annotations: ShownAnnotation[];
  dropped: ShownAnnotation[];
  /** The log as people see it. */
  log: string;
  /** All bytes of both streams, unmasked. */
  raw: string;
  outputs: Record<string, string>;
  jobOutputs: Record<string, string>;
  /** Empty when it was too large to be uploaded. */
  summary: string;
  /** Old commands in the output, which an attacker would want there. */
  forbidden: string[];
  milliseconds: number;
  /** From the cancellation to the end. */
  cancelMilliseconds?: number;
}

/** Runs the action as GitHub's runner runs a JavaScript action. */
export async function runStep(step: Step): Promise<StepResult> {
  const temp = mkdtempSync(join(tmpdir(), 'runner-'));
  try {
    const files = commandFiles(temp);
    const variables = { ...environment(step, temp), ...inputVariables(step), ...files, ...step.env };
    const log = new Log(step);
    const run =
      step.main === undefined ? await here(step, variables, log) : await inProcess(step.main, step, variables, log);
    return { ...run, ...log.said(), ...handedOn(files, log.reader.masks, (text) => log.reader.masked(text)) };
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

/** What a step prints, line by line as it comes. */
class Log {
  readonly reader: OutputReader;
  readonly #raw: string[] = [];
  #seen: (line: string) => void = () => {};

  constructor({ token = '', secrets = [] }: Step) {
    this.reader = new OutputReader([token, ...secrets].filter((mask) => mask !== ''));
  }

  take(line: string): void {
    this.#raw.push(line);
    this.reader.read(line);
    this.#seen(line);
  }

  onLine(seen: (line: string) => void): void {
    this.#seen = seen;
  }

  said(): Pick<StepResult, 'annotations' | 'dropped' | 'log' | 'raw' | 'forbidden'> {
    const { annotations, dropped, log, forbidden } = this.reader;
    return {
      annotations,
      dropped,
      log: log.join('\n'),
      raw: this.#raw.join('\n'),
      forbidden: forbidden.map(({ name, text }) => `${name}: ${text}`),
    };
  }
}

type Ended = Pick<StepResult, 'exitCode' | 'milliseconds' | 'cancelMilliseconds'>;

async function here({ workspace }: Step, variables: Record<string, string>, log: Log): Promise<Ended> {
  const { runHere } = await import('./in-this-process.ts');
  const started = performance.now();
  const printed: string[] = [];
  const exitCode = await runHere({ cwd: workspace, variables, write: (text) => printed.push(text) });
  const lines = printed.join('').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) log.take(line);
  return { exitCode, milliseconds: performance.now() - started };
}

async function inProcess(main: string, step: Step, env: Record<string, string>, log: Log): Promise<Ended> {
  const child = spawn(step.node ?? process.execPath, [main], {
    cwd: step.workspace,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const started = performance.now();
  let cancelled: number | undefined;
  log.onLine((line) => {
    if (cancelled !== undefined || !step.cancelAt?.test(line)) return;
    cancelled = performance.now() + (step.cancelDelayMs ?? 0);
    setTimeout(() => cancel(child), step.cancelDelayMs ?? 0);
  });
  const streams = [child.stdout, child.stderr].map(async (stream) => {
    for await (const line of createInterface({ input: stream })) log.take(line);
  });
  const exitCode = await new Promise<number>((done) => child.on('close', (code) => done(code ?? 137)));
  await Promise.all(streams);
  const ended = performance.now();
  return {
    exitCode,
    milliseconds: ended - started,
    ...(cancelled === undefined ? {} : { cancelMilliseconds: ended - cancelled }),
  };
}

/** SIGINT, then SIGTERM after 7.5 seconds, then the end after 2.5 more. */
function cancel(child: ChildProcess): void {
  child.kill('SIGINT');
  setTimeout(() => child.kill('SIGTERM'), 7_500).unref();
  setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
}

function handedOn(files: Record<string, string>, masks: string[], masked: (text: string) => string) {
  const outputs = readKeyValueFile(readFileSync(files.GITHUB_OUTPUT as string, 'utf8'));
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY as string);
  return {
    outputs,
    jobOutputs: jobOutputs(outputs, masks),
    // The runner scrubs a summary line by line.
    summary: summary.length > largestSummary ? '' : summary.toString('utf8').split('\n').map(masked).join('\n'),
  };
}

function commandFiles(temp: string): Record<string, string> {
  const folder = join(temp, '_runner_file_commands');
  mkdirSync(folder);
  const names = {
    GITHUB_OUTPUT: 'set_output',
    GITHUB_ENV: 'set_env',
    GITHUB_STATE: 'save_state',
    GITHUB_PATH: 'add_path',
    GITHUB_STEP_SUMMARY: 'step_summary',
  };
  return Object.fromEntries(
    Object.entries(names).map(([variable, name]) => {
      const path = join(folder, `${name}_3f1c2b`);
      writeFileSync(path, '');
      return [variable, path];
    }),
  );
}

/** What a JavaScript action sees on a hosted runner. */
function environment(step: Step, temp: string): Record<string, string> {
  const eventPath = join(temp, 'event.json');
  writeFileSync(eventPath, JSON.stringify(step.event?.payload ?? {}));
  return {
    PATH: process.env.PATH ?? '',
    HOME: temp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTION_REPOSITORY: '',
    GITHUB_ACTOR: 'amelia',
    GITHUB_API_URL: step.apiUrl ?? 'http://127.0.0.1:9',
    GITHUB_GRAPHQL_URL: `${step.apiUrl ?? 'http://127.0.0.1:9'}/graphql`,
    GITHUB_BASE_REF: '',
    GITHUB_EVENT_NAME: step.event?.name ?? '',
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_HEAD_REF: '',
    GITHUB_JOB: 'plan',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'acme/identity',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '7001',
    GITHUB_RUN_NUMBER: '12',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_WORKFLOW: 'plan',
    GITHUB_WORKSPACE: step.workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: temp,
  };
}

const declared: Record<string, { default?: unknown }> = parse(readFileSync(join(home, 'action.yml'), 'utf8')).inputs;

/** `INPUT_` variables: what `with:` gives, the defaults of action.yml otherwise, an empty text for the rest. */
function inputVariables(step: Step): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, { default: usual }] of Object.entries(declared)) {
    variables[variableOf(name)] = String(usual ?? '').replace('${{ github.token }}', step.token ?? '');
  }
  for (const [name, value] of Object.entries(step.inputs ?? {})) variables[variableOf(name)] = value;
  return variables;
}

function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}
