import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import { meanExamples } from '../examples-as-meant.ts';
import { pullRequestClosed, pullRequestOpened, pushed, scheduled } from './events.ts';
import { type GitHubStandIn, startGitHub } from './stand-ins/github.ts';
import { identityVariables, startJob } from './stand-ins/identity.ts';
import { runStep, type Step, type StepResult } from './stand-ins/runner.ts';

const home = resolve(import.meta.dirname, '../..');

export const clientSecret = 'zoom-client-secret-4711';
export const password = '2FederateM0re';

/** A repository, a PingFederate and a GitHub: what an action lives between. */
export class World {
  readonly workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  readonly sandbox: Sandbox;
  readonly gitHub: GitHubStandIn;
  #runId = 7000;

  readonly #main: string | undefined;

  constructor(main: string | undefined, sandbox: Sandbox, gitHub: GitHubStandIn) {
    this.#main = main;
    this.sandbox = sandbox;
    this.gitHub = gitHub;
    for (const folder of ['connections', 'environments', 'schemas', '.github']) {
      cpSync(join(home, folder), join(this.workspace, folder), { recursive: true });
    }
    meanExamples(this.workspace);
  }

  /** @param main the action's bundle, for steps in processes of their own */
  static async start(main?: string): Promise<World> {
    const catalogue = await loadCatalogue();
    return new World(
      main,
      await startSandbox({ connectors: catalogue.map(({ descriptor }) => descriptor) }),
      await startGitHub(),
    );
  }

  async stop(): Promise<void> {
    await Promise.all([this.sandbox.stop(), this.gitHub.stop()]);
    rmSync(this.workspace, { recursive: true, force: true });
  }

  /** Changes a definition as somebody would in an editor. */
  edit(file: string, from: string, to: string): void {
    const path = join(this.workspace, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} doesn't hold ${from}`);
    writeFileSync(path, text.replace(from, to));
  }

  /** One step with the server's address and account, as the template's workflows give them. */
  run(step: Partial<Step> & { withServer?: boolean } = {}): Promise<StepResult> {
    const { withServer = true, inputs, env, ...rest } = step;
    this.#runId += 1;
    return runStep({
      main: this.#main,
      workspace: this.workspace,
      apiUrl: this.gitHub.url,
      token: 'ghs_aTokenOfThisJob',
      secrets: [password, clientSecret],
      ...rest,
      inputs: {
        environment: 'production',
        ...(withServer ? { 'admin-url': this.sandbox.url, username: 'Administrator', password } : {}),
        ...inputs,
      },
      env: {
        GITHUB_RUN_ID: String(this.#runId),
        GITHUB_SERVER_URL: this.gitHub.url,
        GITHUB_JOB: 'apply',
        GITHUB_WORKFLOW_REF: 'acme/identity/.github/workflows/apply.yml@refs/heads/main',
        ZOOM_CLIENT_SECRET: clientSecret,
        ...env,
      },
    });
  }

  /** A pull request's plan job, for which GitHub signs unless it has no `id-token: write`. */
  plan(step: Partial<Step> & { head?: string; withServer?: boolean; signs?: boolean } = {}): Promise<StepResult> {
    const { head = 'd'.repeat(40), signs = true, ...rest } = step;
    const job = startJob(this.gitHub, { pull: 7, head, run: this.#runId + 1 });
    return this.run({
      event: { name: 'pull_request', payload: pullRequestOpened({ number: 7, head }) },
      ...rest,
      env: {
        GITHUB_REF: 'refs/pull/7/merge',
        GITHUB_SHA: 'e'.repeat(40),
        ...(signs ? identityVariables(this.gitHub.url, job) : {}),
        ...rest.env,
      },
    });
  }

  /** Pull request 7 is merged as `sha`. */
  merge(sha: string): void {
    const { state } = this.gitHub;
    state.branches.set('main', sha);
    state.pullsOfCommit.set(sha, [7]);
    state.pulls.push({
      number: 7,
      title: 'Provision Zoom',
      body: '',
      state: 'closed',
      mergedAt: '2026-11-24T09:00:00Z',
      mergeCommit: sha,
      head: { ref: 'zoom', sha: 'd'.repeat(40) },
      base: 'main',
      author: 'amelia',
    });
  }

  /** The apply job that the push of `sha` starts. */
  apply(sha: string, step: Partial<Step> = {}): Promise<StepResult> {
    return this.run({ event: { name: 'push', payload: pushed(sha) }, ...step, env: { GITHUB_SHA: sha, ...step.env } });
  }

  drift(step: Partial<Step> = {}): Promise<StepResult> {
    return this.run({ event: { name: 'schedule', payload: scheduled() }, ...step });
  }

  closed(): unknown {
    return pullRequestClosed({ number: 7, head: 'd'.repeat(40) });
  }
}
