import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, describe, expect } from 'vitest';
import { dispatched } from './events.ts';
import type { Step } from './stand-ins/runner.ts';
import { clientSecret, password, World } from './world.ts';

/** What the workflows import, rotate and restore do, each step as its file writes it. */

const sha = 'a'.repeat(40);

const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's form
  world: async ({}, use) => {
    const world = await World.start();
    await use(world);
    const { problems } = world.gitHub;
    await world.stop();
    expect(problems).toEqual([]);
  },
});

/** A run of a workflow that somebody started on a branch. */
function byHand(workflow: string, branch = 'main'): Partial<Step> {
  return {
    event: { name: 'workflow_dispatch', payload: dispatched({}) },
    env: {
      GITHUB_REF: `refs/heads/${branch}`,
      GITHUB_SHA: sha,
      GITHUB_JOB: workflow,
      GITHUB_WORKFLOW_REF: `acme/identity/.github/workflows/${workflow}.yml@refs/heads/${branch}`,
    },
  };
}

const writesOf = (world: World) => world.sandbox.requests.filter(({ method }) => method !== 'GET');

/** Two connections on the server, and none of them in git any more. */
async function onServerOnly(world: World): Promise<void> {
  await world.apply(sha, { inputs: { 'allow-unreviewed': 'true' } });
  for (const name of readdirSync(join(world.workspace, 'connections')))
    rmSync(join(world.workspace, 'connections', name), { recursive: true });
}

describe.concurrent('started by hand', () => {
  test('import: a pull request with what the server has', async ({ world }) => {
    await onServerOnly(world);
    const result = await world.run({
      ...byHand('import'),
      inputs: { command: 'import', only: 'zoom*', 'open-pull-request': 'true' },
    });
    expect(result.exitCode, result.log).toBe(0);
    const [pull] = world.gitHub.state.pulls;
    expect(pull).toMatchObject({ title: 'Import what stands on production', base: 'main' });
    expect(pull?.body).toContain('Close this one and open it again');
    expect(result.outputs['pull-request-url']).toMatch(/\/pull\/\d+$/);
    expect(result.summary).toContain('The pull request with what was imported');
    const files = [...world.gitHub.state.trees.values()].flat();
    expect(files.map(({ path }) => path)).toContain('connections/zoom-provisioning.yaml');
    for (const { content } of files)
      for (const secret of [clientSecret, password]) expect(content).not.toContain(secret);
    expect(files.map(({ content }) => content).join('\n')).toContain('${secret:');
  });

  test('import: where no workflow may open a pull request, the branch is there and a person opens it', async ({
    world,
  }) => {
    await onServerOnly(world);
    world.gitHub.faults.push({
      method: 'POST',
      path: /\/pulls$/,
      status: 403,
      message: 'GitHub Actions is not permitted to create or approve pull requests.',
    });
    const result = await world.run({ ...byHand('import'), inputs: { command: 'import', 'open-pull-request': 'true' } });
    expect(result.exitCode, result.log).toBe(0);
    expect(result.outputs['pull-request-url']).toBeUndefined();
    const [branch] = [...world.gitHub.state.branches.keys()].filter((name) => name.startsWith('pfconn/import-'));
    expect(result.summary).toContain(`/acme/identity/compare/main...${branch}?expand=1>`);
  });

  test('import: a run that can’t open it has failed; one that has nothing to open hasn’t', async ({ world }) => {
    const nothing = await world.run({
      ...byHand('import'),
      inputs: { command: 'import', only: 'no-such', 'open-pull-request': 'true' },
    });
    expect(nothing.log).toContain('no connection has an id that matches no-such');
    await onServerOnly(world);
    world.gitHub.permissions.contents = 'read';
    const result = await world.run({ ...byHand('import'), inputs: { command: 'import', 'open-pull-request': 'true' } });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.map(({ message }) => message).join()).toContain(
      'add `contents: write` and `pull-requests: write`',
    );
    // What is in git already is left as it is.
    world.gitHub.permissions.contents = 'write';
    const again = await world.run({ ...byHand('import'), inputs: { command: 'import', 'open-pull-request': 'true' } });
    expect([again.exitCode, world.gitHub.state.pulls.length]).toEqual([0, 0]);
  });

  test('nothing but the default branch', async ({ world }) => {
    const asked: Record<string, string>[] = [
      { command: 'import', 'open-pull-request': 'true' },
      { command: 'restore', 'restore-from': 'backup', 'restore-run': '1' },
      { command: 'apply', rotate: 'zoom*' },
    ];
    for (const inputs of asked) {
      const result = await world.run({ ...byHand('rotate', 'feature'), inputs });
      expect([result.exitCode, result.outputs['failure-reason']], result.log).toEqual([1, 'invalid-inputs']);
    }
    expect(world.sandbox.requests).toEqual([]);
  });

  test('rotate: shows what it sends, sends exactly that, and needs no pull request', async ({ world }) => {
    await world.apply(sha, { inputs: { 'allow-unreviewed': 'true' } });
    const rotation = { only: 'zoom-provisioning', rotate: 'zoom-provisioning' };
    const shown = await world.run({ ...byHand('rotate'), inputs: { command: 'plan', ...rotation } });
    expect(shown.exitCode, shown.log).toBe(0);
    expect(shown.outputs).toMatchObject({ 'update-count': '1', 'has-changes': 'true' });
    const before = writesOf(world).length;
    const refused = await world.run({
      ...byHand('rotate'),
      inputs: { command: 'apply', ...rotation, 'expect-digest': `sha256:${'0'.repeat(64)}` },
    });
    expect([refused.exitCode, refused.outputs['failure-reason']]).toEqual([1, 'plan-changed']);
    expect(writesOf(world)).toHaveLength(before);
    const result = await world.run({
      ...byHand('rotate'),
      inputs: { command: 'apply', ...rotation, 'expect-digest': shown.outputs.digest ?? '' },
    });
    expect(result.exitCode, result.log).toBe(0);
    expect(
      writesOf(world)
        .slice(before)
        .map(({ method }) => method),
    ).toEqual(['PUT']);
    expect(world.gitHub.state.comments).toEqual([]);
  });

  test('rotate: a connection that differs in more than its secrets is left alone', async ({ world }) => {
    await world.apply(sha, { inputs: { 'allow-unreviewed': 'true' } });
    world.edit('connections/zoom.yaml', 'Title: title', 'Title: jobTitle');
    const before = writesOf(world).length;
    const result = await world.run({
      ...byHand('rotate'),
      inputs: { command: 'apply', rotate: 'zoom-provisioning', only: 'zoom-provisioning' },
    });
    expect([result.exitCode, result.outputs['failure-reason']]).toEqual([1, 'unreviewed']);
    expect(result.log).toContain('left alone, because more than secrets would change: zoom-provisioning');
    expect(writesOf(world)).toHaveLength(before);
  });

  test('rotate: a secret that the workflow doesn’t hand on is known before anything is sent', async ({ world }) => {
    await world.apply(sha, { inputs: { 'allow-unreviewed': 'true' } });
    const before = writesOf(world).length;
    const { env, ...run } = byHand('rotate');
    const result = await world.run({
      ...run,
      env: { ...env, GITHUB_WORKFLOW_REF: 'acme/identity/.github/workflows/import.yml@refs/heads/main' },
      inputs: { command: 'apply', rotate: 'zoom-provisioning', only: 'zoom-provisioning' },
    });
    expect(result.exitCode).toBe(1);
    expect(writesOf(world)).toHaveLength(before);
  });

  test('restore: shows what it puts back, and puts exactly that back', async ({ world }) => {
    const { restore } = await backedUp(world);
    const shown = await world.run({ ...byHand('restore'), inputs: { ...restore, 'dry-run': 'true' } });
    expect(shown.exitCode, shown.log).toBe(0);
    expect(shown.outputs).toMatchObject({ 'update-count': '1' });
    expect(shown.summary).toContain('jobTitle');
    const before = writesOf(world).length;
    const result = await world.run({
      ...byHand('restore'),
      inputs: { ...restore, 'expect-digest': shown.outputs.digest ?? '' },
    });
    expect(result.exitCode, result.log).toBe(0);
    expect(
      writesOf(world)
        .slice(before)
        .map(({ method }) => method),
    ).toContain('PUT');
    const after = await world.run({ ...byHand('restore'), inputs: { ...restore, 'dry-run': 'true' } });
    expect(after.summary).not.toContain('jobTitle');
  });

  test('restore: what can’t be undone waits for a yes, given in the form', async ({ world }) => {
    world.edit('connections/zoom.yaml', 'Remove User Action: Disable', 'Remove User Action: Delete');
    const { restore } = await backedUp(world, 'Remove User Action: Delete', 'Remove User Action: Disable');
    const writes = () => writesOf(world).filter(({ method }) => method === 'PUT').length;
    const before = writes();
    const shown = await world.run({ ...byHand('restore'), inputs: { ...restore, 'dry-run': 'true' } });
    const token = /delete-accounts-[0-9a-f]{12}/.exec(shown.summary)?.[0] ?? '';
    expect(shown.summary).toContain('give it this as *accept*');
    const refused = await world.run({ ...byHand('restore'), inputs: restore });
    expect([refused.exitCode, refused.outputs['failure-reason'], writes()]).toEqual([1, 'unacknowledged', before]);
    const done = await world.run({ ...byHand('restore'), inputs: { ...restore, accept: token } });
    expect(done.exitCode, done.log).toBe(0);
    expect(writes()).toBeGreaterThan(before);
  });

  test('restore: no other backup than that of a commit on the default branch', async ({ world }) => {
    const { restore, state } = await backedUp(world);
    const foreign: { event_name?: string; repository?: string; head?: string }[] = [
      { event_name: 'pull_request' },
      { repository: 'stranger/identity' },
      { head: 'c'.repeat(40) },
    ];
    const before = world.sandbox.requests.length;
    for (const { head = sha, ...claims } of foreign) {
      state.jobs.set(1, { run: 4711, head, conclusion: 'success', claims });
      const result = await world.run({ ...byHand('restore'), inputs: restore });
      expect([result.exitCode, result.outputs['failure-reason']]).toEqual([1, 'invalid-inputs']);
    }
    const unknown = await world.run({ ...byHand('restore'), inputs: { ...restore, 'restore-run': '99' } });
    expect(unknown.log).toContain('there is no run 99');
    const unsaid = await world.run({ ...byHand('restore'), inputs: { ...restore, 'restore-run': '' } });
    expect(unsaid.log).toContain('nothing says which run made the backup');
    expect(world.sandbox.requests).toHaveLength(before);
  });
});

/** An apply changed a line, and its backup was fetched from its run as the workflow does. */
async function backedUp(world: World, from = 'Title: title', to = 'Title: jobTitle') {
  await world.apply(sha, { inputs: { 'allow-unreviewed': 'true' } });
  world.edit('connections/zoom.yaml', from, to);
  await world.apply(sha, { inputs: { 'allow-unreviewed': 'true', backup: 'backup' } });
  const { state } = world.gitHub;
  state.jobs.set(1, { run: 4711, head: sha, conclusion: 'success', claims: { event_name: 'push' } });
  state.comparisons.set(`${sha}...main`, []);
  return { state, restore: { command: 'restore', 'restore-from': 'backup', 'restore-run': '4711' } };
}
