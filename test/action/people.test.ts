import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, describe, expect } from 'vitest';
import { examplePeople } from '../../sandbox/directory/example-people.ts';
import { readerDn, readerPassword } from '../../sandbox/directory/options.ts';
import { type SandboxDirectory, startDirectory } from '../../sandbox/directory/start-directory.ts';
import { dispatched, pullRequestOpened } from './events.ts';
import { bundleAction } from './stand-ins/bundle.ts';
import { identityVariables, startJob } from './stand-ins/identity.ts';
import type { Step, StepResult } from './stand-ins/runner.ts';
import { World } from './world.ts';

/** Where people are counted in an action, and where never. */

const main = bundleAction();
const [head, merge, tip] = ['d'.repeat(40), 'e'.repeat(40), 'a'.repeat(40)];
const company = 'dc=corp,dc=example,dc=com';

/** What tells of a person: names of entries, and values of theirs. */
const people = examplePeople({ people: 1000, kind: 'active-directory', base: company });

const test = base.extend<{ world: World; installed: World; directory: SandboxDirectory }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's form
  world: async ({}, use) => whole(await World.start(), use),
  /** Where the action is the bundle, in a process of its own at each step. */
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's form
  installed: async ({}, use) => whole(await World.start(await main), use),
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's form
  directory: async ({}, use) => {
    const directory = await startDirectory({ kind: 'active-directory', entries: people });
    await use(directory);
    await directory.close();
  },
});

async function whole(world: World, use: (world: World) => Promise<void>): Promise<void> {
  await use(world);
  const { problems } = world.gitHub;
  await world.stop();
  expect(problems).toEqual([]);
}

const access = ({ url }: SandboxDirectory) => ({
  directory: url,
  'directory-bind-dn': readerDn,
  'directory-password': readerPassword,
});

/** Nobody's name, no entry's, no account and no password in anything that leaves the run. */
function expectNobody(world: World, result: StepResult): void {
  const said = [
    result.raw.replace(/^::add-mask::.*$/gm, ''),
    result.summary,
    JSON.stringify(result.outputs),
    ...world.gitHub.state.comments.map(({ body }) => body),
  ].join('\n');
  for (const { dn, attributes } of people.filter((_, index) => index % 7 === 0)) {
    if (!/^CN=/.test(dn)) continue;
    for (const text of [dn, ...[attributes.mail ?? []].flat(), ...[attributes.sAMAccountName ?? []].flat()])
      if (String(text).length > 5) expect(said).not.toContain(String(text));
  }
  for (const text of [readerDn, readerPassword]) expect(said).not.toContain(text);
}

/** A filter that finds fewer people. */
function narrow(world: World): void {
  world.edit('connections/zoom.yaml', 'cn=zoom-users', 'cn=zoom-pilots');
}

/** Zoom is provisioned already, and pull request 7 of amelia's changes whom. */
async function changed(world: World, more: Record<string, unknown> = {}): Promise<void> {
  const first = await world.apply(tip, { inputs: { 'allow-unreviewed': 'true' } });
  expect(first.exitCode, first.log).toBe(0);
  narrow(world);
  world.gitHub.state.pulls.push({
    number: 7,
    title: 'Fewer people',
    body: '',
    state: 'open',
    mergedAt: null,
    mergeCommit: null,
    head: { ref: 'zoom', sha: head },
    base: 'main',
    author: 'amelia',
    ...more,
  });
  world.gitHub.state.commits.set(merge, { tree: 'b'.repeat(40), parents: [tip, head], message: 'Merge' });
  world.gitHub.state.commitsOfPull.set(7, [{ sha: head, author: 'amelia', committer: 'amelia' }]);
  mkdirSync(join(world.workspace, '.git'), { recursive: true });
  writeFileSync(join(world.workspace, '.git', 'HEAD'), `${merge}\n`);
}

/** What preview.yml does for bob. */
function preview(world: World, directory: SandboxDirectory, step: Partial<Step> = {}): Promise<StepResult> {
  const job = startJob(world.gitHub, {
    pull: 7,
    head: tip,
    run: 1,
    claims: {
      event_name: 'workflow_dispatch',
      ref: 'refs/heads/main',
      workflow_ref: 'acme/identity/.github/workflows/preview.yml@refs/heads/main',
    },
  });
  return world.run({
    event: { name: 'workflow_dispatch', payload: { ...dispatched({}), sender: { login: 'bob', type: 'User' } } },
    ...step,
    inputs: {
      command: 'preview',
      'pull-request': '7',
      commit: head,
      ...access(directory),
      ...step.inputs,
    },
    env: {
      GITHUB_ACTOR: 'bob',
      GITHUB_TRIGGERING_ACTOR: 'bob',
      GITHUB_SHA: tip,
      GITHUB_WORKFLOW_REF: 'acme/identity/.github/workflows/preview.yml@refs/heads/main',
      ...identityVariables(world.gitHub.url, job),
      ...step.env,
    },
  });
}

describe.concurrent('people', () => {
  test('a run that isn’t the default branch’s own never asks a directory, however it is told of one', async ({
    world,
    directory,
  }) => {
    const opened = { name: 'pull_request', payload: pullRequestOpened({ number: 7, head }) };
    const branch = { name: 'workflow_dispatch', payload: dispatched({}) };
    const runs: Partial<Step>[] = [
      { event: opened, inputs: { command: 'plan', ...access(directory) } },
      { event: opened, inputs: { command: 'auto' }, env: { PF_DIRECTORY_PASSWORD: readerPassword } },
      { event: opened, inputs: { command: 'preview', 'pull-request': '7', commit: head } },
      { event: branch, inputs: { command: 'plan', ...access(directory) }, env: { GITHUB_REF: 'refs/heads/zoom' } },
    ];
    const results = await Promise.all(runs.map((run) => world.run(run)));
    for (const result of results) {
      expect([result.exitCode, result.outputs['failure-reason']], result.log).toEqual([1, 'invalid-inputs']);
      expectNobody(world, result);
    }
    expect(directory.requests).toEqual([]);
    expect(world.sandbox.requests).toEqual([]);
  });

  test('a reviewer counts for a pull request: numbers in its comment, and nobody in anything', async ({
    installed: world,
    directory,
  }) => {
    await changed(world);
    const planned = await world.plan();
    expect(planned.exitCode, planned.log).toBe(0);
    const before = world.gitHub.state.comments[0]?.body ?? '';
    // The page that has what somebody copies into the form.
    expect(before).toContain(`/commit/${head}) and starts *preview*`);
    const counted = await preview(world, directory);
    expect(counted.exitCode, counted.log).toBe(0);
    expectNobody(world, counted);
    const [comment, ...more] = world.gitHub.state.comments;
    expect(more).toEqual([]);
    expect(comment?.body).not.toBe(before);
    expect(comment?.body).toMatch(/"people":\{"numbers":"[\w-]{8}:88:0:0","proof"/);
    // What was proved of the plan still stands there.
    const proofIn = (text: string) => /"reviewed":\[[^\]]*\]/.exec(text)?.[0];
    expect(proofIn(comment?.body ?? '')).toBe(proofIn(before));
  });

  test('the apply counts again, and goes by what was reviewed and proved', async ({ world, directory }) => {
    await changed(world);
    await world.plan();
    const counted = await preview(world, directory);
    expect(counted.exitCode, counted.log).toBe(0);
    const body = world.gitHub.state.comments[0]?.body ?? '';
    expect(body).toMatch(/\| 125 \| 37 \| \*\*88\*\* \| 0 \| 37 \|/);
    expect(body).toContain('People were counted for `ddddddd`; `bob` started it.');
    const sha = 'f'.repeat(40);
    const { state } = world.gitHub;
    state.branches.set('main', sha);
    state.pullsOfCommit.set(sha, [7]);
    Object.assign(state.pulls[0]!, { state: 'closed', mergedAt: '2026-11-24T09:00:00Z', mergeCommit: sha });
    const writes = () => world.sandbox.requests.filter(({ method }) => method !== 'GET').length;
    const before = writes();
    const [comment] = state.comments;
    const forgeries: [from: RegExp, to: string][] = [
      [/"numbers":"([\w-]{8}):88:/, '"numbers":"$1:999:'],
      [/("people":\{"numbers":"[^"]*"),"proof":"[^"]*"/, '$1'],
      [/"people":\{[^}]*\}/, '"people":"none"'],
      [/("people":\{"numbers":"[^"]*","proof":")[^"]*/, '$1a.b.c'],
    ];
    for (const [from, to] of forgeries) {
      comment!.body = body.replace(from, to);
      expect(comment!.body).not.toBe(body);
      const refused = await world.apply(sha, { inputs: access(directory) });
      expect([refused.exitCode, refused.outputs['failure-reason'], writes()]).toEqual([1, 'unreviewed', before]);
      expect(refused.log.replace(/\s+/g, ' ')).toContain('nothing proves the numbers of people');
    }
    comment!.body = body;
    // Meanwhile twice as many are in the group.
    const more = examplePeople({ people: 2000, kind: 'active-directory', base: company });
    const grown = await startDirectory({ kind: 'active-directory', entries: more });
    const stopped = await world.apply(sha, { inputs: access(grown) });
    await grown.close();
    expect([stopped.exitCode, stopped.outputs['failure-reason']], stopped.log).toEqual([1, 'plan-refused']);
    expect(stopped.log.replace(/\s+/g, ' ')).toContain('213 people leave, and 88 did when this was reviewed');
    const limited = await world.apply(sha, { inputs: { ...access(directory), 'max-leavers': '10%' } });
    expect([limited.exitCode, writes()], limited.log).toEqual([1, before]);
    const applied = await world.apply(sha, { inputs: { ...access(directory), 'max-leavers': '88' } });
    expect(applied.exitCode, applied.log).toBe(0);
    expect(writes()).toBeGreaterThan(before);
    for (const result of [stopped, limited, applied]) expectNobody(world, result);
  });

  test('nobody is counted for whoever wrote the change, for other files, or for what wasn’t looked at', async ({
    world,
    directory,
  }) => {
    await changed(world);
    const author = { GITHUB_ACTOR: 'Amelia', GITHUB_TRIGGERING_ACTOR: 'Amelia' };
    const attempts: [said: string, step: Partial<Step>][] = [
      ['whoever writes a filter can read the directory', { env: author }],
      ['whoever writes a filter can read the directory', { env: { GITHUB_TRIGGERING_ACTOR: 'amelia' } }],
      ['github-actions[bot] started this run', { env: { GITHUB_ACTOR: 'github-actions[bot]' } }],
      ['Robot[BOT] started this run', { env: { GITHUB_TRIGGERING_ACTOR: 'Robot[BOT]' } }],
      ...[{ login: 'Copilot', type: 'Bot' }, { login: 'bob' }, undefined].map((sender): [string, Partial<Step>] => [
        'GitHub doesn’t say of bob, who started this run, that it is a person',
        { event: { name: 'workflow_dispatch', payload: { ...dispatched({}), sender } } },
      ]),
      ['a count isn’t run again', { env: { GITHUB_RUN_ATTEMPT: '2' } }],
      ['is at ddddddd now', { inputs: { commit: 'c'.repeat(40) } }],
      ['no commit is named', { inputs: { commit: '' } }],
      ['the commit isn’t named in full', { inputs: { commit: head.slice(0, 7) } }],
      ['the commit isn’t named in full', { inputs: { commit: head.slice(0, 39) } }],
      ['is at ddddddd now', { inputs: { commit: `${head.slice(0, 39)}c` } }],
      ['there is no pull request 8', { inputs: { 'pull-request': '8' } }],
      ['unknown input "person"', { inputs: { person: 'mail=ada@example.com' } }],
    ];
    for (const [said, step] of attempts) {
      const result = await preview(world, directory, step);
      expect([result.exitCode, result.outputs['failure-reason']], result.log).toEqual([1, 'invalid-inputs']);
      expect(result.log).toContain(said);
    }
    const by = (author: string | null, committer: string | null, sha = head) => ({ sha, author, committer });
    const alone = [by('amelia', 'amelia')];
    for (const [said, commits] of [
      ['Bob wrote part of this pull request', [...alone, by('Bob', 'web-flow')]],
      ['bob wrote part of this pull request', [by('amelia', 'bob'), ...alone]],
      ['no account of who wrote ddddddd', [...alone, by(null, 'amelia')]],
      ['no account of who committed ddddddd', [...alone, by('amelia', null)]],
      ['lists 250 commits', Array.from({ length: 250 }, () => by('amelia', 'amelia'))],
      ['lists 0 commits', []],
    ] as const) {
      world.gitHub.state.commitsOfPull.set(7, [...commits]);
      const result = await preview(world, directory);
      expect([result.exitCode, result.outputs['failure-reason']], result.log).toEqual([1, 'invalid-inputs']);
      expect(result.log).toContain(said);
    }
    world.gitHub.state.commitsOfPull.set(7, [...alone, by('amelia', 'web-flow')]);
    const [pull] = world.gitHub.state.pulls;
    const others: [string, () => void][] = [
      ['the files that are checked out', () => writeFileSync(join(world.workspace, '.git', 'HEAD'), `${tip}\n`)],
      ['it comes from a fork', () => Object.assign(pull!, { from: 'eve/identity' })],
      ['it is closed', () => Object.assign(pull!, { state: 'closed' })],
    ];
    for (const [said, change] of others) {
      change();
      const result = await preview(world, directory);
      expect(result.exitCode, result.log).toBe(1);
      expect(result.log).toContain(said);
    }
    expect(directory.requests).toEqual([]);
  });
});
