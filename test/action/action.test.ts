import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, describe, expect } from 'vitest';
import { readComment } from '../../src/core/report/markdown/comment-body.ts';
import { bundleAction } from './stand-ins/bundle.ts';
import type { StepResult } from './stand-ins/runner.ts';
import { clientSecret, password, World } from './world.ts';

/** The action as the runner starts it, against the sandbox and a stand-in for GitHub. */

const sha = 'a'.repeat(40);
const main = bundleAction();

/** Each test has its own repository, PingFederate and GitHub, so that they run side by side. */
const test = base.extend<{ world: World; installed: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's form
  world: async ({}, use) => whole(await World.start(), use),
  /** Where the action is the bundle, in a process of its own at each step. */
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's form
  installed: async ({}, use) => whole(await World.start(await main), use),
});

async function whole(world: World, use: (world: World) => Promise<void>): Promise<void> {
  await use(world);
  const { problems } = world.gitHub;
  await world.stop();
  expect(problems).toEqual([]);
}

/** Nothing secret in any byte that leaves, and no command in the output that isn't ours. */
function expectClean(world: World, result: StepResult): void {
  const said = result.raw.replace(/^::add-mask::.*$/gm, '');
  for (const text of [
    said,
    result.summary,
    JSON.stringify(result.outputs),
    ...world.gitHub.state.comments.map(({ body }) => body),
  ]) {
    for (const secret of [clientSecret, password, 'ghs_aTokenOfThisJob']) expect(text).not.toContain(secret);
  }
  expect(result.forbidden).toEqual([]);
}

/** Each row of the comment's table of runs: which, how many changed, what wasn't. */
function runsIn(comment: string): string[] {
  const rows = comment.matchAll(/^\| \[(\w+)\]\(\S+\) \| \S+ \S+ \| (\d+) \| (.*) \|$/gm);
  return [...rows].map(([, run, changed, left]) => `${run}: ${changed}, ${left}`);
}

const commentsOf = (world: World) => world.gitHub.state.comments.map(({ body }) => body).join('\n');

describe.concurrent('the action', () => {
  // The tests that wait come first, so that others run meanwhile.
  test('a cancelled apply reports within seven seconds', async ({ installed: world }) => {
    world.sandbox.faults.add({ match: { method: 'POST', nth: 2 }, fault: 'delay', delayMs: 30_000 });
    const result = await world.apply(sha, {
      inputs: { 'allow-unreviewed': 'true' },
      cancelAt: /\[1\/2\]/,
      cancelDelayMs: 300,
    });
    expect(result.cancelMilliseconds).toBeLessThan(7_000);
    expect(result.exitCode).toBe(1);
    expect(result.outputs['failure-reason']).toBe('cancelled');
    expect(result.summary).toContain('cancelled');
  });

  test('a run that is cancelled while GitHub says nothing reports all the same', async ({ installed: world }) => {
    world.gitHub.faults.push({ hang: true, times: 99 });
    const result = await world.apply(sha, { cancelAt: /add-mask/, cancelDelayMs: 500 });
    expect(result.cancelMilliseconds).toBeLessThan(7_000);
    expect(result.outputs['failure-reason']).toBe('cancelled');
    expect(result.summary).toContain('nothing was written');
    expect(world.sandbox.requests).toEqual([]);
  });

  test('GitHub is unwell: the apply goes on without the comment', async ({ world }) => {
    await world.plan();
    world.merge(sha);
    world.gitHub.faults.push({ method: 'PATCH', status: 502, times: 9 });
    const result = await world.apply(sha);
    expect(result.exitCode).toBe(0);
    expect(result.annotations.map(({ message }) => message).join()).toContain('GitHub is unwell (502)');
    expect(result.summary).toContain('✅ Applied');
    const wait = { 'retry-after': '3600' };
    world.gitHub.faults.splice(0, 9, { method: 'GET', path: /comments/, status: 429, headers: wait });
    world.edit('connections/zoom.yaml', 'Title: title', 'Title: jobTitle');
    const warned = await world.apply(sha, { inputs: { 'on-plan-mismatch': 'warn' } });
    expect(warned.exitCode, warned.log).toBe(0);
    expect(warned.log).toContain("The reviewed plan couldn't be read");
  });

  test('a pull request is planned: a comment, a summary, outputs', async ({ installed: world }) => {
    const result = await world.plan({ inputs: { 'plan-file': 'plan.json', 'sarif-file': 'found.sarif' } });
    expectClean(world, result);
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({
      'has-changes': 'true',
      'create-count': '2',
      'delete-count': '0',
      'plan-file': 'plan.json',
    });
    expect(result.outputs['comment-url']).toMatch(/^https:\/\/github\.com\/acme\/identity\/pull\/7#issuecomment-\d+$/);
    expect(commentsOf(world)).toContain('### ⚠️ Merging this creates 2 connections on `production`');
    expect(commentsOf(world)).toContain('  Client Secret: (secret)');
    expect(result.summary).toContain('### ⚠️ Merging this creates 2 connections on `production`');
    expect(JSON.parse(readFileSync(join(world.workspace, 'plan.json'), 'utf8'))).toMatchObject({
      format: 'pfconn-plan',
      hasChanges: true,
    });
    expect(JSON.parse(readFileSync(join(world.workspace, 'found.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          results: expect.arrayContaining(
            ['directory-filled-in', 'provisioner-mode'].map((ruleId) => expect.objectContaining({ ruleId })),
          ),
        },
      ],
    });
    expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('review, merge, apply: the outcome takes the plan’s place, and a second apply finds nothing to do', async ({
    installed: world,
  }) => {
    await world.plan();
    world.merge(sha);
    const applied = await world.apply(sha);
    expectClean(world, applied);
    expect(applied.exitCode, applied.log).toBe(0);
    expect(world.gitHub.state.comments).toHaveLength(1);
    expect(commentsOf(world)).toContain('### ✅ Applied on `production`: 2 connections created');
    expect(applied.summary).toContain('✅ Applied');
    expect(applied.log).toContain('[1/2] Zoom Provisioning created');
    const again = await world.apply(sha);
    expect(again.exitCode).toBe(0);
    expect(again.outputs['has-changes']).toBe('false');
    expect(runsIn(commentsOf(world))).toEqual(['first: 2, –', 'second: 0, –']);
    expect(commentsOf(world)).toContain('What the run before reported');
    expect(commentsOf(world)).toContain('### ✅ Applied on `production`: 2 connections written, in 2 runs');
    expect(commentsOf(world)).toContain('**Zoom Provisioning** · created');
    world.gitHub.state.comments.length = 0;
    expect((await world.plan()).exitCode).toBe(0);
    expect(commentsOf(world), 'no comment when nothing changes').toBe('');
  });

  test('a connection that changed since the review is left alone, and the difference of the two plans is shown', async ({
    world,
  }) => {
    await world.plan();
    world.edit('connections/zoom.yaml', 'Title: title', 'Title: jobTitle');
    world.merge(sha);
    const result = await world.apply(sha);
    expect(result.exitCode).toBe(1);
    expect(result.outputs['failure-reason']).toBe('plan-changed');
    expect(commentsOf(world)).toContain(
      'Left alone, because the plan isn’t the reviewed one any more: **Zoom Provisioning**',
    );
    expect(commentsOf(world)).toContain('-   Title: title');
    expect(commentsOf(world)).toContain('+   Title: jobTitle');
    const posted = world.sandbox.requests.filter(({ method }) => method === 'POST');
    expect(posted).toHaveLength(1);
    expect(result.log).toContain('Zoom Single Sign-On created');
    const warned = await world.apply(sha, { inputs: { 'on-plan-mismatch': 'warn' } });
    expect(warned.exitCode).toBe(0);
    expect(runsIn(commentsOf(world))).toEqual([
      expect.stringMatching(
        /^first: 1, 1 connection left alone, because the plan isn’t the reviewed one any more: zoom-/,
      ),
      'second: 1, –',
    ]);
    expect(commentsOf(world)).toContain('Applied, although the plan isn’t the reviewed one: **Zoom Provisioning**');
  });

  test('a comment with other digests under the bot’s name: nothing is written', async ({ world }) => {
    await world.plan();
    // What somebody prepares elsewhere: the plan of what is merged in the end, proved for another commit.
    world.edit('connections/zoom.yaml', 'Title: title', 'Title: jobTitle');
    await world.plan({ head: '9'.repeat(40) });
    world.merge(sha);
    const prepared = await world.apply(sha);
    expect(prepared.exitCode).toBe(1);
    expect(commentsOf(world)).toContain('its proof is of another plan than the comment shows');
    const [comment] = world.gitHub.state.comments;
    if (comment) comment.body = comment.body.replaceAll(/"proof":"[^"]*"/g, '"proof":""');
    const bare = await world.apply(sha);
    expect(bare.log + bare.summary).toContain('carries no proof of the job that made it');
    expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('a plan job without the permission to prove itself says so, and its plan isn’t applied', async ({ world }) => {
    const planned = await world.plan({ signs: false });
    expect(planned.exitCode).toBe(0);
    expect(planned.annotations.map(({ message }) => message).join()).toContain('add `id-token: write`');
    world.merge(sha);
    const result = await world.apply(sha);
    expect(result.outputs['failure-reason']).toBe('plan-changed');
    expect(result.annotations.map(({ message }) => message).join()).toContain('add `id-token: write`');
    expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('a pull request that changes a workflow is planned with a caution, and not applied', async ({ world }) => {
    world.gitHub.state.filesOfPull.set(7, ['connections/zoom.yaml', '.github/workflows/plan.yml']);
    await world.plan();
    expect(commentsOf(world)).toContain(
      'Merging this applies nothing, because this pull request changes `.github/workflows/plan.yml`.',
    );
    world.merge(sha);
    const result = await world.apply(sha);
    expect(result.outputs['failure-reason']).toBe('plan-changed');
    expect(result.log + result.summary).toContain('in a pull request of their own');
    expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('planned a second time, and merged by a rebase: the commit is another one, what was reviewed isn’t', async ({
    world,
  }) => {
    await world.plan();
    await world.plan({ env: { GITHUB_RUN_ATTEMPT: '2' } });
    world.merge(sha);
    const [pull] = world.gitHub.state.pulls;
    if (pull) pull.mergeCommit = '8'.repeat(40);
    world.gitHub.requests.length = 0;
    const result = await world.apply(sha);
    expect(result.exitCode, result.log).toBe(0);
    // The tip, the commit's pull request, the comments, its files, its job, the comment written, a last look.
    expect(world.gitHub.requests.filter((request) => !request.endsWith('graphql'))).toHaveLength(8);
  });

  test('two folders in one pull request: each keeps its plan, and what was reviewed of it', async ({ world }) => {
    cpSync(join(world.workspace, 'connections'), join(world.workspace, 'partners/connections'), { recursive: true });
    world.edit('partners/connections/zoom.yaml', 'Title: title', 'Title: jobTitle');
    const partners = { connections: 'partners/connections' };
    await world.plan();
    await world.plan({ inputs: partners });
    expect(commentsOf(world)).toContain('on `production`, in `partners/connections`');
    expect(commentsOf(world)).toContain('  Title: title');
    expect(commentsOf(world)).toContain('  Title: jobTitle');
    world.merge(sha);
    const applied = await world.apply(sha);
    expect(applied.exitCode, applied.log).toBe(0);
    const other = await world.apply(sha, { inputs: partners });
    expect(other.outputs['failure-reason'], 'planned as a creation, an update by now').toBe('plan-changed');
    expect(commentsOf(world)).toContain('Applied on `production`: 2 connections created');
  });

  test('two environments on one server are refused, with both named', async ({ world }) => {
    const alone = await world.plan({ inputs: { environment: 'staging' } });
    expect(alone.exitCode, alone.log).toBe(0);
    const second = await world.plan();
    expect(second.exitCode).toBe(1);
    expect(second.outputs['failure-reason']).toBe('invalid-inputs');
    expect(commentsOf(world)).toContain('Production reaches the same server as staging.');
    world.merge(sha);
    for (const environment of ['staging', 'production']) {
      const applied = await world.apply(sha, { inputs: { environment } });
      expect(applied.exitCode).toBe(1);
      expect(applied.summary).toMatch(/reaches the same server as (staging|production)/);
    }
    expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('an apply that knows nothing of the other environment’s server says so', async ({ world }) => {
    await world.plan();
    world.merge(sha);
    const result = await world.apply(sha);
    expect(result.exitCode, result.log).toBe(0);
    expect(result.log).toContain('Whether production reaches the same server as staging couldn’t be checked');
    expect(result.summary).toContain('couldn’t be checked');
  });

  test('an apply that is run again keeps what the runs before did, also when it writes nothing', async ({ world }) => {
    await world.plan();
    world.merge(sha);
    world.sandbox.faults.add({ match: { method: 'POST', nth: 2 }, fault: 422 });
    await world.apply(sha);
    // A mistake beside a change: of a definition that changes nothing it would be no more than an opinion.
    world.edit('connections/zoom.yaml', 'Title: title', 'Title: jobTitle');
    world.edit('connections/zoom.yaml', 'kind: SpConnection', 'kind: SpConnektion');
    await world.apply(sha);
    world.edit('connections/zoom.yaml', 'kind: SpConnektion', 'kind: SpConnection');
    world.edit('connections/zoom.yaml', 'Title: jobTitle', 'Title: title');
    const last = await world.apply(sha, { env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(last.exitCode, last.log).toBe(0);
    expect(runsIn(commentsOf(world))).toEqual([
      'first: 1, Zoom Single Sign-On (failed)',
      'second: 0, the definitions have errors; nothing was planned',
      'third: 1, –',
    ]);
    expect(commentsOf(world)).toMatch(/\[third\]\(http\S+\/actions\/runs\/\d+\/attempts\/2\)/);
  });

  test('a direct push isn’t applied, unless that is allowed', async ({ world }) => {
    world.gitHub.state.branches.set('main', sha);
    const refused = await world.apply(sha);
    expect(refused.exitCode).toBe(1);
    expect(refused.outputs['failure-reason']).toBe('unreviewed');
    expect(refused.summary).toContain('No pull request brought this commit');
    expect(world.sandbox.requests).toEqual([]);
    const allowed = await world.apply(sha, { inputs: { 'allow-unreviewed': 'true' } });
    expect(allowed.exitCode).toBe(0);
  });

  test('a commit that a newer one has overtaken isn’t applied', async ({ world }) => {
    world.merge(sha);
    const newer = 'f'.repeat(40);
    world.gitHub.state.branches.set('main', newer);
    world.gitHub.state.comparisons.set(`${sha}...${newer}`, ['connections/zoom.yaml']);
    const result = await world.apply(sha);
    expect(result.outputs['failure-reason']).toBe('superseded');
    expect(world.sandbox.requests).toEqual([]);
    world.gitHub.state.comparisons.clear();
    const forced = await world.apply(sha);
    expect(forced.outputs['failure-reason'], 'a forced push took the commit away').toBe('superseded');
    world.gitHub.state.comparisons.set(`${sha}...${newer}`, ['README.md']);
    await world.plan();
    expect((await world.apply(sha)).exitCode).toBe(0);
  });

  test('a plan that fails keeps the one before it, marked as outdated', async ({ world }) => {
    await world.plan({ head: 'd'.repeat(40) });
    world.edit('connections/zoom.yaml', 'kind: SpConnection', 'kind: SpConnektion');
    const result = await world.plan({ head: '9'.repeat(40) });
    expect(result.exitCode).toBe(1);
    expect(result.outputs['failure-reason']).toBe('invalid-definitions');
    expect(result.annotations[0]).toMatchObject({ kind: 'error', file: 'connections/zoom.yaml', line: 3 });
    expect(world.gitHub.state.comments).toHaveLength(1);
    expect(commentsOf(world)).toContain('### ❌ No plan for `production`: 1 mistake in the definitions');
    expect(commentsOf(world)).toContain(
      '<summary>The plan for <code>ddddddd</code>: ⚠️ Merging this creates 2 connections',
    );
    expect(commentsOf(world)).toContain('Merging this creates 2 connections');
  });

  test('a fork is validated and nothing else, whatever it is given', async ({ world }) => {
    const { pullRequestOpened } = await import('./events.ts');
    const payload = pullRequestOpened({ number: 7, head: 'd'.repeat(40), from: 'mallory/identity', author: 'mallory' });
    world.gitHub.permissions = { actions: 'none', contents: 'read', issues: 'read', 'pull-requests': 'read' };
    const result = await world.plan({ event: { name: 'pull_request', payload } });
    expect(result.exitCode).toBe(0);
    expect(result.summary).toContain('it comes from a fork');
    expect(world.sandbox.requests).toEqual([]);
    expect(commentsOf(world)).toBe('');
  });

  test('a token that may not comment: the missing permission is named, the plan is still made', async ({ world }) => {
    world.gitHub.permissions['pull-requests'] = 'read';
    const result = await world.plan();
    expect(result.exitCode).toBe(0);
    expect(result.annotations.find(({ message }) => message.includes('pull-requests: write'))?.message).toBe(
      "The comment could not be written: GitHub didn't let the run write the comment: the token isn’t allowed to (403); add `pull-requests: write` under `permissions:` of the job, or give an input github-token that may do it",
    );
    expect(result.summary).toContain('Merging this creates 2 connections');
  });

  test('drift: one issue is opened, updated, and closed when nothing differs any more', async ({ world }) => {
    const drifted = await world.drift();
    expect(drifted.exitCode).toBe(0);
    expect(drifted.outputs['has-changes']).toBe('true');
    expect(world.gitHub.state.issues).toMatchObject([
      { title: 'PingFederate drift: production', state: 'open', labels: ['pingfederate-drift'] },
    ]);
    if (world.gitHub.state.issues[0]) world.gitHub.state.issues[0].state = 'closed';
    await world.drift();
    expect(world.gitHub.state.issues).toMatchObject([{ state: 'open', stateReason: 'reopened' }]);
    await world.apply(sha, { inputs: { 'allow-unreviewed': 'true' } });
    const clean = await world.drift();
    expect(clean.outputs['has-changes']).toBe('false');
    expect(world.gitHub.state.issues).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
  });

  test('what was merged and never applied is told as that, and not taken back', async ({ world }) => {
    await world.apply(sha, { inputs: { 'allow-unreviewed': 'true' } });
    world.edit('connections/zoom.yaml', 'Remove User Action: Disable', 'Remove User Action: Delete');
    world.gitHub.state.lastCommits.set('connections/zoom.yaml', { sha: 'b'.repeat(40), at: '2199-01-31T00:00:00Z' });
    const result = await world.drift({ inputs: { 'open-pull-request': 'true' } });
    expect(result.exitCode, result.log).toBe(0);
    const [issue] = world.gitHub.state.issues;
    for (const text of [issue?.body, result.summary]) expect(text).toContain('never applied');
    expect(world.gitHub.state.pulls).toEqual([]);
  });

  test('drift opens a pull request that adopts the server’s state', async ({ world }) => {
    await world.apply(sha, { inputs: { 'allow-unreviewed': 'true' } });
    world.edit('connections/zoom.yaml', 'Remove User Action: Disable', 'Remove User Action: Delete');
    const result = await world.drift({ inputs: { 'open-pull-request': 'true' } });
    expect(result.exitCode, result.log).toBe(0);
    const { trees, pulls, branches } = world.gitHub.state;
    expect(pulls).toMatchObject([
      {
        title: 'Adopt the state of production into the definitions',
        head: { ref: expect.stringMatching(/^pfconn\/adopt-production-/) },
      },
    ]);
    expect(branches.has(pulls[0]?.head.ref ?? '')).toBe(true);
    const [file] = [...trees.values()].flat();
    expect(file?.path).toBe('connections/zoom.yaml');
    expect(file?.content).toContain('Remove User Action: Disable # Delete would remove the account for good');
    expect(file?.content).toContain('${secret:ZOOM_CLIENT_SECRET}');
    // A text from the console that would be filled in as a definition's is left out, and that is said.
    const base = `${world.sandbox.url}/pf-admin-api/v1/idp/spConnections/zoom-provisioning`;
    const headers = {
      authorization: `Basic ${Buffer.from(`Administrator:${password}`).toString('base64')}`,
      'x-xsrf-header': 'PingFederate',
      'content-type': 'application/json',
    };
    const live = (await (await fetch(base, { headers })).json()) as object;
    await fetch(base, { method: 'PUT', headers, body: JSON.stringify({ ...live, name: 'x ${var:HOME}' }) });
    trees.clear();
    const left = await world.drift({ inputs: { 'open-pull-request': 'true' } });
    expect([left.exitCode, left.outputs['has-changes'], trees.size]).toEqual([0, 'true', 0]);
  });

  test('hostile names steer neither the log nor the comment', async ({ world }) => {
    world.edit(
      'connections/zoom.yaml',
      'name: Zoom Provisioning',
      'name: "x --> </details> @everyone ::error::no ##[error]no `a`"',
    );
    const result = await world.plan();
    expect(result.forbidden).toEqual([]);
    expect(result.annotations.filter(({ message }) => message.startsWith('no'))).toEqual([]);
    const sections = readComment(commentsOf(world));
    expect(sections?.map(({ marker }) => marker.kind)).toEqual(['plan']);
    // In a block of code nobody is mentioned; anywhere else nothing may follow the @ directly.
    expect(commentsOf(world).replace(/^```[\s\S]*?^```/gm, '')).not.toContain('@everyone');
  });

  test('wrong inputs are refused with the fix, and nothing is asked', async ({ world }) => {
    const result = await world.plan({ inputs: { 'admin-ulr': 'x' } });
    expect(result.exitCode).toBe(1);
    expect(result.outputs['failure-reason']).toBe('invalid-inputs');
    expect(result.annotations[0]?.message).toContain('did you mean "admin-url"?');
    expect(world.gitHub.requests).toEqual([]);
  });

  test('validate loads no client and asks nobody', async ({ world }) => {
    const result = await world.run({ inputs: { command: 'validate' }, withServer: false });
    expect(result.exitCode).toBe(0);
    expect(result.summary).toContain('definitions are valid');
    expect(world.gitHub.requests).toEqual([]);
    expect(existsSync(join(world.workspace, 'plan.json'))).toBe(false);
  });
});
