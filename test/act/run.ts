/**
 * The workflows of every form of repository as act runs them on this machine (host mode, no containers), against the
 * sandbox and the stand-in for GitHub: validate, plan, apply, drift, in the order of a first merge, then what is started by
 * hand: rotate, import.
 *
 *     node test/act/run.ts [FORM…]
 *
 * Without act it tries `go install`; without Go it says so and ends with 0.
 */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { dispatched, pullRequestOpened, pushed, scheduled } from '../action/events.ts';
import { bundleAction } from '../action/stand-ins/bundle.ts';
import { identityVariables, startJob } from '../action/stand-ins/identity.ts';
import { clientSecret, password, World } from '../action/world.ts';
import { type Form, forms, makeRepository, type Repository } from './repositories.ts';

const version = 'v0.2.87';
const home = resolve(import.meta.dirname, '../..');

const act = findAct();
if (!act) {
  console.log('act: skipped, neither act nor Go is here.');
  process.exit(0);
}

const asked = process.argv.slice(2);
for (const form of forms.filter((one) => asked.length === 0 || asked.includes(one))) await tell(form);

async function tell(form: Form): Promise<void> {
  const world = await World.start(await bundleAction());
  const repository = await makeRepository(form);
  try {
    await story(world, repository);
    console.log(
      `act: validate, plan, apply, drift, rotate and import ran as workflows of a repository with its action ${form} (${version}).`,
    );
  } finally {
    await world.stop();
    repository.remove();
  }
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

async function story(world: World, repository: Repository): Promise<void> {
  const { sha } = repository;
  const job = (...given: JobGiven) => runJob(world, repository, ...given);
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
  const writes = () => world.sandbox.requests.filter(({ method }) => method !== 'GET').length;
  const before = writes();
  const rotation = { environment: 'production', connections: 'zoom-provisioning' };
  await job('rotate', 'workflow_dispatch', dispatched(rotation), () => writes() === before + 1);
  await addInTheConsole(world);
  const asked = { environment: 'production', only: 'console-*' };
  await job('import', 'workflow_dispatch', dispatched(asked), () =>
    [...state.trees.values()].flat().some(({ path }) => path === 'connections/console-made.yaml'),
  );
  if (world.gitHub.problems.length > 0) throw new Error(world.gitHub.problems.join('\n'));
}

/** A connection that no file describes. */
async function addInTheConsole({ sandbox }: World): Promise<void> {
  const address = `${sandbox.url}/pf-admin-api/v1/idp/spConnections`;
  const headers = {
    authorization: `Basic ${Buffer.from(`Administrator:${password}`).toString('base64')}`,
    'x-xsrf-header': 'PingFederate',
    'content-type': 'application/json',
  };
  const known = (await (await fetch(`${address}/zoom-sso`, { headers })).json()) as object;
  const made = { ...known, id: 'console-made', name: 'Made in the console', entityId: 'urn:example:console' };
  const { status } = await fetch(address, { method: 'POST', headers, body: JSON.stringify(made) });
  if (status !== 201) throw new Error(`the sandbox answered ${status}`);
}

/** One workflow, and what must be true on GitHub afterwards. */
type JobGiven = [
  workflow: string,
  event: string,
  payload: unknown,
  isTrue: () => boolean,
  variables?: Record<string, string>,
];

async function runJob(
  world: World,
  { folder, actWords }: Repository,
  ...[workflow, event, payload, isTrue, variables = {}]: JobGiven
): Promise<void> {
  const eventFile = join(tmpdir(), `act-event-${process.pid}.json`);
  writeFileSync(eventFile, JSON.stringify(payload));
  const { code, output } = await runAct(folder, [
    event,
    ...actWords,
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
    ...['--var', 'PF_ENVIRONMENTS=["production"]'],
  ]);
  rmSync(eventFile, { force: true });
  const skipped = !/Job succeeded/.test(output);
  if (code !== 0 || skipped || !isTrue())
    throw new Error(`act: ${workflow} did not do what it should (exit code ${code})\n${output}`);
  console.log(`act: ${workflow} ran`);
}

/** act takes `node` from PATH: ours comes first, so that the version is known. */
function runAct(cwd: string, words: string[]): Promise<{ code: number; output: string }> {
  const path = [join(home, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(act as string, words, { cwd, env: { ...process.env, PATH: path } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((done) => child.on('close', (code) => done({ code: code ?? 1, output })));
}
