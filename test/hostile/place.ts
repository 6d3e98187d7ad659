import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import { pullRequestOpened, pushed } from '../action/events.ts';
import { type GitHubStandIn, startGitHub } from '../action/stand-ins/github.ts';
import { runStep, type Step, type StepResult } from '../action/stand-ins/runner.ts';
import { meanExamples } from '../examples-as-meant.ts';

const home = resolve(import.meta.dirname, '../..');

export const password = '2FederateM0re';
export const clientSecret = 'zoom-client-secret-4711';
const token = 'ghs_aTokenOfThisJob';

/** What a run ends with that didn't end by itself. */
export const killed = 137;
/** In milliseconds: longer than any run needs, on a machine that is busy. */
const longestRun = 90_000;

/** What a run of the command line left. */
export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/**
 * What a job has on its disk and around it: a pull request's files, the built action in a folder among them as `plan.yml`
 * puts it there, a PingFederate and a GitHub. Everything lies in one folder that goes at the end, so a case may write
 * beside and above the workspace, too.
 */
export class Place {
  readonly node: string;
  /** Above the workspace, which is `identity/identity` in it, as on a hosted runner. */
  readonly folder: string;
  readonly workspace: string;
  /** The home folder of the account that runs. */
  readonly home: string;
  /** The folder of the action: `action.yml` and `dist/`. */
  readonly action: string;
  readonly sandbox: Sandbox;
  readonly gitHub: GitHubStandIn;
  readonly #children = new Set<ReturnType<typeof spawn>>();

  constructor(node: string, sandbox: Sandbox, gitHub: GitHubStandIn) {
    this.node = node;
    this.sandbox = sandbox;
    this.gitHub = gitHub;
    this.folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    this.workspace = join(this.folder, 'identity/identity');
    this.home = join(this.folder, 'home');
    this.action = join(this.workspace, '.pfconn-action');
    mkdirSync(this.home, { recursive: true });
    for (const path of ['connections', 'environments', 'schemas', '.github'])
      cpSync(join(home, path), join(this.workspace, path), { recursive: true });
    meanExamples(this.workspace);
    for (const path of ['action.yml', 'dist']) cpSync(join(home, path), join(this.action, path), { recursive: true });
  }

  /** `pfconn WORDS` in the workspace, with a server and an account in its environment. */
  async commandLine(
    words: readonly string[],
    more: { env?: Record<string, string>; cwd?: string; endAt?: RegExp } = {},
  ): Promise<Ran> {
    const child = spawn(this.node, [join(this.action, 'dist/cli.js'), ...words], {
      cwd: more.cwd ?? this.workspace,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH ?? '',
        HOME: this.home,
        PF_ADMIN_URL: this.sandbox.url,
        PF_USERNAME: 'Administrator',
        PF_PASSWORD: password,
        ZOOM_CLIENT_SECRET: clientSecret,
        ...more.env,
      },
    });
    this.#children.add(child);
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text;
        if (more.endAt?.test(said.stdout) && !child.killed) child.kill('SIGTERM');
      });
    }
    const tooLong = setTimeout(() => child.kill('SIGKILL'), longestRun);
    const exitCode = await new Promise<number>((done) => child.on('close', (code) => done(code ?? killed)));
    clearTimeout(tooLong);
    this.#children.delete(child);
    return { exitCode, ...said };
  }

  /** One step of a workflow with `inputs`; the event is pull request 7 unless another is given. */
  step(inputs: Record<string, string>, more: Partial<Step> = {}): Promise<StepResult> {
    return runStep({
      node: this.node,
      main: join(this.action, 'dist/index.js'),
      workspace: this.workspace,
      apiUrl: this.gitHub.url,
      token,
      secrets: [password, clientSecret],
      event: { name: 'pull_request', payload: pullRequestOpened({ number: 7, head: 'd'.repeat(40) }) },
      ...more,
      inputs: {
        environment: 'production',
        'admin-url': this.sandbox.url,
        username: 'Administrator',
        password,
        ...inputs,
      },
      env: {
        HOME: this.home,
        GITHUB_JOB: 'apply',
        GITHUB_WORKFLOW_REF: 'acme/identity/.github/workflows/apply.yml@refs/heads/main',
        ZOOM_CLIENT_SECRET: clientSecret,
        ...more.env,
      },
    });
  }

  /** Puts files into the workspace, and takes the definitions of the examples away. */
  bring(files: Record<string, string>): void {
    rmSync(join(this.workspace, 'connections'), { recursive: true, force: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.workspace, path)), { recursive: true });
      writeFileSync(join(this.workspace, path), text);
    }
  }

  /** The step of `apply.yml` on a push to the default branch. */
  applyStep(inputs: Record<string, string> = {}, more: Partial<Step> = {}): Promise<StepResult> {
    const sha = 'a'.repeat(40);
    this.gitHub.state.branches.set('main', sha);
    const event = { name: 'push', payload: pushed(sha) };
    return this.step({ command: 'apply', 'allow-unreviewed': 'true', ...inputs }, { event, ...more });
  }

  /** The connections that PingFederate holds, as one text. */
  get stored(): string {
    return JSON.stringify(this.sandbox.state.values('/idp/spConnections'));
  }

  /** The requests that would have changed something. */
  get writes(): string[] {
    return this.sandbox.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`);
  }

  async close(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    await Promise.all([this.sandbox.stop(), this.gitHub.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A place of its own, with a server that holds the example company. */
export async function openPlace(node: string): Promise<Place> {
  const catalogue = await loadCatalogue();
  const sandbox = await startSandbox({ connectors: catalogue.map(({ descriptor }) => descriptor) });
  return new Place(node, sandbox, await startGitHub());
}
