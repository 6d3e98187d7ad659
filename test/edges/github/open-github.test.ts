import { afterEach, beforeEach, expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import type { GitHubApi } from '../../../src/edges/github/github-api.ts';
import { openGitHub } from '../../../src/edges/github/open-github.ts';
import { type GitHubStandIn, startGitHub } from '../../action/stand-ins/github.ts';

let gitHub: GitHubStandIn;
let api: GitHubApi;

beforeEach(async () => {
  gitHub = await startGitHub();
  api = await openGitHub({
    token: new Secret('ghs_token'),
    repository: 'acme/identity',
    apiUrl: gitHub.url,
    pauses: { longestMs: 300, repeats: 2, secondMs: 5 },
  });
});

afterEach(async () => {
  await gitHub.stop();
  expect(gitHub.problems).toEqual([]);
});

/** What a refusal says, and what to do about it. */
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no refusal',
    ({ message, hint }: { message: string; hint?: string }) => (hint ? `${message} | ${hint}` : message),
  );

test('a missing permission is named, with the line to add', async () => {
  gitHub.permissions = { actions: 'none', contents: 'none', issues: 'read', 'pull-requests': 'read' };
  expect(await refusal(api.createComment(7, 'x'))).toContain(
    'add `pull-requests: write` under `permissions:` of the job',
  );
  expect(await refusal(api.tipOf('main'))).toContain('add `contents: read`');
  expect(await refusal(api.createIssue({ title: 't', body: 'b', labels: [] }))).toContain('add `issues: write`');
});

test.each([
  [401, 'the token isn’t valid (401)'],
  [404, 'it isn’t there, or the token can’t see it (404)'],
  [410, 'issues are turned off in this repository (410)'],
  [500, 'GitHub is unwell (500)'],
])('%i is put into words', async (status, words) => {
  gitHub.faults.push({ status, times: 9 });
  expect(await refusal(api.tipOf('main'))).toContain(words);
});

test('no message holds a body, a header or the token', async () => {
  gitHub.faults.push({ status: 403, message: 'secret words of the server ghs_token' });
  const said = await refusal(api.tipOf('main'));
  expect(said).not.toContain('secret words');
  expect(said).not.toContain('ghs_token');
});

test('waits as told by a limit, then goes on', async () => {
  gitHub.faults.push({ status: 429, headers: { 'retry-after': '20' } });
  const started = performance.now();
  expect(await api.tipOf('main')).toBe('a'.repeat(40));
  expect(performance.now() - started).toBeGreaterThan(90);
});

test('a secondary limit comes as a 403 and isn’t a matter of permissions', async () => {
  gitHub.faults.push({
    status: 403,
    message: 'You have exceeded a secondary rate limit.',
    headers: { 'retry-after': '1' },
  });
  expect(await api.tipOf('main')).toBe('a'.repeat(40));
  gitHub.faults.push({ status: 403, headers: { 'retry-after': '3600' } });
  expect(await refusal(api.tipOf('main'))).toContain('too many requests for the moment');
});

test('the time of the reset is waited for when it is near', async () => {
  const reset = String(Math.floor(Date.now() / 1000));
  gitHub.faults.push({ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } });
  expect(await api.tipOf('main')).toBe('a'.repeat(40));
});

test('a read is tried again when GitHub is unwell or a connection breaks; a POST never is', async () => {
  gitHub.faults.push({ status: 502 }, { drop: 'before' });
  expect(await api.tipOf('main')).toBe('a'.repeat(40));
  gitHub.faults.push({ method: 'POST', status: 502 });
  expect(await refusal(api.createComment(7, 'x'))).toContain('GitHub is unwell (502)');
  expect(gitHub.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
});

test('pages are followed by their links, and only on the same host', async () => {
  for (let id = 1; id <= 250; id += 1)
    gitHub.state.comments.push({ id, issue: 7, body: `${id}`, author: 'a', updates: 0 });
  expect((await api.comments(7)).map(({ id }) => id)).toHaveLength(250);
  expect(gitHub.requests).toHaveLength(3);
  gitHub.foreignLinks = 'http://evil.example';
  expect(await refusal(api.comments(7))).toContain('named another host: evil.example');
  // Another port is another server.
  const other = `${new URL(gitHub.url).hostname}:1`;
  gitHub.foreignLinks = `http://${other}`;
  expect(await refusal(api.comments(7))).toContain(`named another host: ${other}`);
});

test('commits beyond what GitHub tells are unknown, not unchanged', async () => {
  gitHub.state.comparisons.set(
    'a...b',
    Array.from({ length: 300 }, (_, index) => `docs/${index}.md`),
  );
  expect(await api.filesBetween('a', 'b')).toBeUndefined();
  gitHub.state.comparisons.set('a...c', ['README.md']);
  expect(await api.filesBetween('a', 'c')).toEqual(['README.md']);
});

test('of a renamed file both names count: the one that it had may be a workflow’s', async () => {
  const renamed = { filename: 'docs/old-plan.yml', previous_filename: '.github/workflows/plan.yml' };
  const both = ['README.md', 'docs/old-plan.yml', '.github/workflows/plan.yml'];
  gitHub.state.filesOfPull.set(7, ['README.md', renamed]);
  gitHub.state.comparisons.set('a...b', ['README.md', renamed]);
  expect(await api.filesOf(7)).toEqual(both);
  expect(await api.filesBetween('a', 'b')).toEqual(both);
});

test('pull requests are no issues, though GitHub lists them among those', async () => {
  const issue = await api.createIssue({ title: 'drift', body: 'b', labels: ['x'] });
  gitHub.state.issues.push({ ...gitHub.state.issues[0]!, number: 900, isPull: true });
  expect((await api.issues('x')).map(({ number }) => number)).toEqual([issue.number]);
});

test('files are proposed on a branch of their own; a second time the same pull request is updated', async () => {
  const proposal = {
    base: 'main',
    baseSha: 'a'.repeat(40),
    branch: 'pfconn/adopt-production',
    title: 'Adopt',
    body: 'one',
    message: 'Adopt',
    files: new Map([
      ['connections/zoom.yaml', 'kind: SpConnection\n'],
      ['connections/old.yaml', undefined],
    ]),
  };
  const first = await api.proposeFiles(proposal);
  const branched = gitHub.state.branches.get('pfconn/adopt-production');
  const second = await api.proposeFiles({ ...proposal, body: 'two' });
  expect(second).toEqual(first);
  // It stands on the same commit as before, so that it isn't on top of what was proposed first.
  const moved = gitHub.state.branches.get('pfconn/adopt-production') ?? '';
  expect(moved).not.toBe(branched);
  expect(gitHub.state.commits.get(moved)?.parents).toEqual(['a'.repeat(40)]);
  expect(gitHub.state.pulls).toMatchObject([{ body: 'two', base: 'main', head: { ref: 'pfconn/adopt-production' } }]);
  expect([...gitHub.state.trees.values()][0]).toEqual([
    { path: 'connections/zoom.yaml', content: 'kind: SpConnection\n' },
    { path: 'connections/old.yaml', content: null },
  ]);
});

test('it counts its requests', async () => {
  await api.tipOf('main');
  gitHub.faults.push({ status: 502 });
  await api.tipOf('main');
  expect(api.requestCount).toBe(3);
});

test('pull requests by workflows are switched off in a new repository: the switch is named', async () => {
  const proposal = { base: 'main', baseSha: 'a'.repeat(40), branch: 'x', title: 't', message: 'm', body: 'b' };
  gitHub.faults.push({
    method: 'POST',
    path: /pulls$/,
    status: 403,
    message: 'GitHub Actions is not permitted to create or approve pull requests.',
  });
  expect(await refusal(api.proposeFiles({ ...proposal, files: new Map([['a.yaml', 'a']]) }))).toContain(
    'turn on “Allow GitHub Actions to create and approve pull requests”',
  );
  gitHub.permissions.contents = 'read';
  expect(await refusal(api.proposeFiles({ ...proposal, files: new Map([['a.yaml', 'a']]) }))).toContain(
    'add `contents: write` and `pull-requests: write` under',
  );
});
