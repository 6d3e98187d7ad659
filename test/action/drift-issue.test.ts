import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepDriftIssue } from '../../src/action/drift-issue.ts';
import type { Plan } from '../../src/core/plan/types.ts';
import type { Subject } from '../../src/core/report/subject.ts';
import { Secret } from '../../src/core/secret.ts';
import type { GitHubApi } from '../../src/edges/github/github-api.ts';
import { openGitHub } from '../../src/edges/github/open-github.ts';
import { change, planOf, zoomUpdate } from '../core/report/samples.ts';
import { type GitHubStandIn, startGitHub } from './stand-ins/github.ts';

let gitHub: GitHubStandIn;
let api: GitHubApi;

beforeEach(async () => {
  gitHub = await startGitHub();
  api = await openGitHub({ token: new Secret('t'), repository: 'acme/identity', apiUrl: gitHub.url });
});

afterEach(async () => {
  await gitHub.stop();
  expect(gitHub.problems).toEqual([]);
});

const drifted = planOf([zoomUpdate]);
const clean = planOf([change({ action: 'no-op', id: 'zoom-provisioning' })]);

const production = { environment: 'production', server: 'a', folder: 'connections' };

const keep = (plan: Plan, today: string, more: { text?: string; hasWarnings?: boolean; subject?: Subject } = {}) =>
  keepDriftIssue({
    api,
    subject: more.subject ?? production,
    plan,
    today,
    runUrl: 'https://github.com/acme/identity/actions/runs/1',
    hasWarnings: more.hasWarnings ?? false,
    render: (limit) => (more.text ?? 'the report').slice(0, limit),
  });

const issue = () => gitHub.state.issues[0];

test('nothing differs and there was never an issue: none is opened', async () => {
  expect(await keep(clean, '2026-11-24')).toBeUndefined();
  expect(gitHub.state.issues).toEqual([]);
});

test('says since when, also days later and beside something new', async () => {
  await keep(drifted, '2026-11-20');
  await keep(planOf([zoomUpdate, change({ action: 'update', id: 'box' })]), '2026-11-24');
  expect(gitHub.state.issues).toHaveLength(1);
  expect(issue()?.body).toContain('Zoom Provisioning `zoom-provisioning`: since 20\u00a0Nov\u00a02026');
  expect(issue()?.body).toContain('box `box`: since 24\u00a0Nov\u00a02026');
});

test('closed when it is gone, opened again when it comes back, counted anew', async () => {
  await keep(drifted, '2026-11-20');
  await keep(clean, '2026-11-21');
  expect(issue()).toMatchObject({ state: 'closed', stateReason: 'completed' });
  await keep(drifted, '2026-11-24');
  expect(gitHub.state.issues).toHaveLength(1);
  expect(issue()).toMatchObject({ state: 'open', stateReason: 'reopened' });
  expect(issue()?.body).toContain('since 24\u00a0Nov\u00a02026');
});

test('of two issues the open one is kept, and both are ours where GraphQL leaves the [bot] away', async () => {
  gitHub.state.viewerByGraphQl = 'github-actions';
  await keep(drifted, '2026-11-20');
  const [first] = gitHub.state.issues;
  gitHub.state.issues.unshift({ ...first!, number: 900, state: 'closed' });
  expect(await keep(drifted, '2026-11-24')).toContain(`/${first!.number}`);
  expect(gitHub.state.issues.map(({ number, state }) => [number, state])).toEqual([
    [900, 'closed'],
    [first!.number, 'open'],
  ]);
});

test('closed by hand too early: opened again', async () => {
  await keep(drifted, '2026-11-20');
  if (issue()) Object.assign(issue() as object, { state: 'closed', stateReason: 'completed' });
  await keep(drifted, '2026-11-24');
  expect(issue()).toMatchObject({ state: 'open' });
  expect(issue()?.body).toContain('since 20\u00a0Nov\u00a02026');
});

test('each environment has its own, and a stranger’s issue is no mark', async () => {
  await keep(drifted, '2026-11-20');
  await keep(drifted, '2026-11-20', { subject: { ...production, environment: 'staging' } });
  expect(gitHub.state.issues.map(({ title }) => title)).toEqual([
    'PingFederate drift: production',
    'PingFederate drift: staging',
  ]);
  if (issue()) (issue() as { author: string }).author = 'mallory';
  await keep(drifted, '2026-11-24');
  expect(gitHub.state.issues).toHaveLength(3);
});

test('each folder, server and shard has its own, and the title says which', async () => {
  const others = [{ folder: 'billing' }, { server: 'b' }, { shard: '1/2' }];
  for (const other of [{}, ...others]) await keep(drifted, '2026-11-20', { subject: { ...production, ...other } });
  for (const other of [{}, ...others]) await keep(clean, '2026-11-21', { subject: { ...production, ...other } });
  expect(gitHub.state.issues.map(({ title, state }) => `${title}: ${state}`)).toEqual([
    'PingFederate drift: production: closed',
    'PingFederate drift: production in billing: closed',
    'PingFederate drift: production: closed',
    'PingFederate drift: production 1/2: closed',
  ]);
});

test('an issue as older versions wrote it is kept on', async () => {
  await keep(drifted, '2026-11-20', { subject: { environment: 'production' } });
  await keep(drifted, '2026-11-24');
  expect(gitHub.state.issues).toHaveLength(1);
  expect(issue()?.body).toContain('since 20\u00a0Nov\u00a02026');
});

test('a certificate that ends soon is reason enough', async () => {
  expect(await keep(clean, '2026-11-24', { hasWarnings: true })).toBeDefined();
  expect(issue()?.state).toBe('open');
});

test('a long report stays below the limit, and an edit is read back', async () => {
  await keep(drifted, '2026-11-20');
  await keep(drifted, '2026-11-24', { text: 'x'.repeat(200_000) });
  expect(issue()?.body.length).toBeLessThanOrEqual(60_000);
  expect(issue()?.body).toContain('xxxx');
  expect(gitHub.requests.filter((request) => /GET .*issues\/\d+$/.test(request))).toHaveLength(1);
});

test('thousands of connections: one issue, within GitHub’s limit, that remembers since when', async () => {
  const many = planOf(Array.from({ length: 4_000 }, (_, index) => change({ action: 'update', id: `sp-${index}` })));
  await keep(many, '2026-11-20', { text: 'r'.repeat(90_000) });
  await keep(many, '2026-11-24', { text: 'r'.repeat(90_000) });
  expect(gitHub.state.issues).toHaveLength(1);
  expect(issue()?.body.length).toBeLessThan(60_000);
  expect(issue()?.body).toContain('sp-0 `sp-0`: since 20\u00a0Nov\u00a02026');
  expect(issue()?.body).toMatch(/- … and \d+ more\n/);
});

test('of a connection and a data store of one id each has its own day', async () => {
  const store = change({ action: 'update', kind: 'DataStore', id: 'zoom-provisioning', name: 'Corporate AD' });
  await keep(drifted, '2026-11-20');
  await keep(planOf([store, zoomUpdate]), '2026-11-24');
  expect(issue()?.body).toContain('- Zoom Provisioning `zoom-provisioning`: since 20\u00a0Nov\u00a02026');
  expect(issue()?.body).toContain('- Data store Corporate AD `zoom-provisioning`: since 24\u00a0Nov\u00a02026');
});
