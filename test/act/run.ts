/**
 * The template's workflows as act runs them on this machine (host mode, no containers), against the sandbox and the
 * stand-in for GitHub: validate, plan, apply, drift, in the order of a first merge.
 *
 *     node test/act/run.ts
 *
 * Without act it tries `go install`; without Go it says so and ends with 0. What act doesn't know is taken out of a
 * copy: `queue`, `deployment`, `uses: $/`, and the second checkout, which act would fetch from GitHub.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pullRequestOpened, pushed, scheduled } from '../action/events.ts';
import { bundleAction } from '../action/stand-ins/bundle.ts';
import { identityVariables, startJob } from '../action/stand-ins/identity.ts';
import { clientSecret, password, World } from '../action/world.ts';
import { meanExamples } from '../examples-as-meant.ts';

const version = 'v0.2.87';
const home = resolve(import.meta.dirname, '../..');

const act = findAct();
if (!act) {
  console.log('act: skipped, neither act nor Go is here.');
  process.exit(0);
}

const world = await World.start(await bundleAction());
const repository = mkdtempSync(join(tmpdir(), 'act-'));
try {
  const sha = await makeRepository();
  await story(sha);
} finally {
  await world.stop();
  rmSync(repository, { recursive: true, force: true });
}

function findAct(): string | undefined {
  const folder = join(homedir(), '.cache', 'pfconn-act');
  const candidates = ['act', join(folder, 'act')];
  const works = (path: string) => spawnSync(path, ['--version']).status === 0;
  const here = candidates.find(works);
  if (here || spawnSync('go', ['version']).status !== 0) return here;
  console.log(`act: installing ${version} with Go, once`);
  spawnSync('go', ['install', `github.com/nektos/act@${version}`], {
    env: { ...process.env, GOBIN: folder },
    stdio: 'inherit',
  });
  return candidates.find(works);
}

/** What somebody has after "Use this template", committed; returns the commit. */
async function makeRepository(): Promise<string> {
  for (const path of ['connections', 'environments', 'schemas'])
    cpSync(join(home, path), join(repository, path), { recursive: true });
  meanExamples(repository);
  cpSync(join(home, 'action.yml'), join(repository, 'action.yml'));
  cpSync(join(await bundleAction(), '..'), join(repository, 'dist'), { recursive: true });
  const workflows = join(repository, '.github/workflows');
  mkdirSync(workflows, { recursive: true });
  for (const name of readdirSync(join(home, '.github/workflows'))) {
    writeFileSync(join(workflows, name), knownToAct(readFileSync(join(home, '.github/workflows', name), 'utf8')));
  }
  const git = (...words: string[]) => execFileSync('git', words, { cwd: repository, encoding: 'utf8' }).trim();
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', 'https://github.com/acme/identity.git');
  git('add', '-A');
  git('-c', 'user.name=amelia', '-c', 'user.email=amelia@example.com', 'commit', '-q', '-m', 'From the template');
  return git('rev-parse', 'HEAD');
}

function knownToAct(text: string): string {
  return (
    text
      .replace(/^ +queue: max\n/gm, '')
      .replace(/^ +deployment: false\n/gm, '')
      .replace(/uses: \$\//g, 'uses: ./')
      // Kept only where the repository asks for it, and fetched from GitHub even then.
      .replace(/ {6}- uses: actions\/upload-artifact@[\s\S]*?(?=\n {6}- |$(?![\s\S]))/, '')
      .replace(
        / {6}- uses: actions\/checkout@\S+ # \S+\n {8}with:\n {10}ref:[\s\S]*?(?= {6}- uses: )/,
        '      - run: mkdir .pfconn-action && cp -r action.yml dist .pfconn-action/\n',
      )
  );
}

async function story(sha: string): Promise<void> {
  const { state } = world.gitHub;
  const head = 'd'.repeat(40);
  const opened = pullRequestOpened({ number: 7, head });
  const planJob = startJob(world.gitHub, { pull: 7, head, run: 1 });
  await job('validate', 'pull_request', opened, () => true);
  await job(
    'plan',
    'pull_request',
    opened,
    () => /Merging this creates 2 connections/.test(state.comments[0]?.body ?? ''),
    // act makes no identity tokens: the stand-in does, for this job.
    identityVariables(world.gitHub.url, planJob),
  );
  world.merge(sha);
  await job('apply', 'push', pushed(sha), () =>
    /Applied on `production`: 2 connections created/.test(state.comments[0]?.body ?? ''),
  );
  await job('drift', 'schedule', scheduled(), () => state.issues.length === 0);
  if (world.gitHub.problems.length > 0) throw new Error(world.gitHub.problems.join('\n'));
  console.log(`act: validate, plan, apply and drift ran as workflows (${version}).`);
}

/** One workflow, and what must be true on GitHub afterwards. */
async function job(
  workflow: string,
  event: string,
  payload: unknown,
  isTrue: () => boolean,
  variables: Record<string, string> = {},
): Promise<void> {
  const eventFile = join(tmpdir(), `act-event-${process.pid}.json`);
  writeFileSync(eventFile, JSON.stringify(payload));
  const { code, output } = await runAct([
    event,
    ...['--workflows', `.github/workflows/${workflow}.yml`, '--eventpath', eventFile],
    ...['--platform', 'ubuntu-latest=-self-hosted', '--actor', 'amelia'],
    ...['--env', `GITHUB_API_URL=${world.gitHub.url}`, '--env', 'GITHUB_GRAPHQL_URL='],
    ...['--env', `GITHUB_SERVER_URL=${world.gitHub.url}`],
    // act doesn't say which file it runs; by it the action knows what the workflow hands on.
    ...['--env', `GITHUB_WORKFLOW_REF=acme/identity/.github/workflows/${workflow}.yml@refs/heads/main`],
    ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...[
      '--secret',
      'GITHUB_TOKEN=ghs_act',
      '--secret',
      `PF_PASSWORD=${password}`,
      '--secret',
      `ZOOM_CLIENT_SECRET=${clientSecret}`,
    ],
    ...['--var', `PF_ADMIN_URL=${world.sandbox.url}`, '--var', 'PF_USERNAME=Administrator'],
  ]);
  rmSync(eventFile, { force: true });
  const skipped = !/Job succeeded/.test(output);
  if (code !== 0 || skipped || !isTrue())
    throw new Error(`act: ${workflow} did not do what it should (exit code ${code})\n${output}`);
  console.log(`act: ${workflow} ran`);
}

/** act takes `node` from PATH: ours comes first, so that the version is known. */
function runAct(words: string[]): Promise<{ code: number; output: string }> {
  const path = [join(home, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(act as string, words, { cwd: repository, env: { ...process.env, PATH: path } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((done) => child.on('close', (code) => done({ code: code ?? 1, output })));
}
