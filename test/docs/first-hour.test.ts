import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { test as base, describe, expect } from 'vitest';
import { repositoryFiles } from '../../src/core/repository/repository-files.ts';
import { version } from '../../src/version.ts';
import { dispatched } from '../action/events.ts';
import { bundleAction } from '../action/stand-ins/bundle.ts';
import { password, World } from '../action/world.ts';
import { settings } from '../commands/setup/stand-in/github-settings.ts';
import { compiledFolder } from '../shared-folder.ts';

/** The two beginnings of the README, as a new user goes through them, up to the first merged pull request. */

const home = resolve(import.meta.dirname, '../..');
const commit = 'c'.repeat(40);
const sha = 'a'.repeat(40);
const main = bundleAction();

const test = base.extend<{ world: World; installed: World; folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's form
  world: async ({}, use) => lived(await World.start(), use),
  /** Where the action is the bundle, in a process of its own at each step. */
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's form
  installed: async ({}, use) => lived(await World.start(await main), use),
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's form
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'first-hour-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

async function lived(world: World, use: (world: World) => Promise<void>): Promise<void> {
  await somebodyHasConnections(world);
  await use(world);
  await world.stop();
}

/** What people made in the console, long before anybody thought of git. */
async function somebodyHasConnections(world: World): Promise<void> {
  await world.apply(sha, { main: undefined, inputs: { 'allow-unreviewed': 'true' } });
  world.sandbox.requests.length = 0;
}

/** The lines of the README's first hour. */
function linesOfTheReadme(): string[] {
  const text = readFileSync(join(home, 'README.md'), 'utf8');
  const block = /<!-- first-hour:start -->\s*```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return block.trim().split('\n');
}

/** `pfconn` as a release installs it, and a `gh` that answers for GitHub. */
async function programs(folder: string): Promise<string> {
  const dist = join(folder, 'pfconn/dist');
  cpSync(dirname(await main), dist, { recursive: true });
  cpSync(join(home, 'action.yml'), join(folder, 'pfconn/action.yml'));
  const release = { repository: 'acme/pingfederate-connections', commit, version };
  writeFileSync(join(dist, 'release.json'), JSON.stringify(release));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const program = (name: string, path: string) => {
    const kept = `export NODE_COMPILE_CACHE='${compiledFolder()}'`;
    writeFileSync(join(bin, name), `#!/bin/sh\n${kept}\nexec '${process.execPath}' '${path}' "$@"\n`);
    chmodSync(join(bin, name), 0o755);
  };
  program('pfconn', join(dist, 'cli.js'));
  program('gh', join(home, 'test/commands/setup/stand-in/gh.ts'));
  return bin;
}

/** Beside the sandbox, which answers from this process. */
function inShell(script: string, cwd: string, env: NodeJS.ProcessEnv) {
  const child = spawn('bash', ['-c', script], { cwd, env });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (said.stdout += text));
  child.stderr.on('data', (text) => (said.stderr += text));
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((done) =>
    child.on('close', (status) => done({ status, ...said })),
  );
}

const somebody = {
  GIT_AUTHOR_NAME: 'amelia',
  GIT_AUTHOR_EMAIL: 'amelia@example.com',
  GIT_COMMITTER_NAME: 'amelia',
  GIT_COMMITTER_EMAIL: 'amelia@example.com',
};

/** Puts other files into the checkout that the action's runs see. */
function checkOut(world: World, from: string): void {
  for (const name of readdirSync(world.workspace)) rmSync(join(world.workspace, name), { recursive: true });
  cpSync(from, world.workspace, { recursive: true });
}

/** A pull request that changes nothing on the server, from its plan to the apply after the merge. */
async function firstMerge(world: World): Promise<void> {
  const checked = await world.run({ withServer: false, inputs: { command: 'validate' } });
  expect(checked.exitCode, checked.log).toBe(0);
  const planned = await world.plan();
  expect(planned.exitCode, planned.log).toBe(0);
  expect(planned.outputs['has-changes']).toBe('false');
  world.merge(sha);
  const applied = await world.apply(sha);
  expect(applied.exitCode, applied.log).toBe(0);
  expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  const drift = await world.drift();
  expect([drift.exitCode, drift.outputs['has-changes']]).toEqual([0, 'false']);
}

describe('the first hour', () => {
  test('from a laptop: every line of the README, then the merge', async ({ world, folder }) => {
    const bin = await programs(folder);
    const state = join(folder, 'settings.json');
    writeFileSync(state, JSON.stringify(settings()));
    const variables = {
      ...somebody,
      PATH: [bin, dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
      HOME: folder,
      SETTINGS: state,
      ORIGIN: join(folder, 'origin.git'),
      PF_ADMIN_URL: world.sandbox.url,
      PF_USERNAME: 'Administrator',
      PF_PASSWORD: password,
    };
    const place = join(folder, 'work');
    mkdirSync(place);
    const script = ['set -eu', ...linesOfTheReadme()].join('\n');
    const { status, stdout, stderr } = await inShell(script, place, variables);
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    const { environments, variables: set } = JSON.parse(readFileSync(state, 'utf8'));
    expect(set).toEqual({ PF_ENVIRONMENTS: '["production"]' });
    expect(Object.keys(environments)).toHaveLength(3);
    // The lines that it ends with work as they stand.
    for (const line of stdout.matchAll(/^ {2}(gh secret set .*)$/gm)) {
      const secret = await inShell(line[1] ?? 'exit 1', place, variables);
      expect(secret.status, secret.stderr).toBe(0);
    }
    const branches = execFileSync('git', ['-C', join(folder, 'origin.git'), 'branch', '--format=%(refname:short)'], {
      encoding: 'utf8',
    });
    expect(branches.trim().split('\n').sort()).toEqual(['import', 'main']);
    checkOut(world, join(place, 'identity'));
    await firstMerge(world);
  });

  test('from GitHub: the template, the workflow import, then the merge', async ({ installed: world, folder }) => {
    const action = { kind: 'published', repository: 'acme/pingfederate-connections', commit, version } as const;
    for (const { path, text } of repositoryFiles({ action, enterpriseServer: false })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    checkOut(world, folder);
    const imported = await world.run({
      event: { name: 'workflow_dispatch', payload: dispatched({}) },
      env: {
        GITHUB_REF: 'refs/heads/main',
        GITHUB_SHA: sha,
        GITHUB_JOB: 'import',
        GITHUB_WORKFLOW_REF: 'acme/identity/.github/workflows/import.yml@refs/heads/main',
      },
      inputs: { command: 'import', only: '', 'open-pull-request': 'true' },
    });
    expect(imported.exitCode, imported.log).toBe(0);
    expect(world.gitHub.state.pulls.map(({ title }) => title)).toEqual(['Import what stands on production']);
    checkOut(world, folder);
    for (const { path, content } of [...world.gitHub.state.trees.values()].flat()) {
      mkdirSync(dirname(join(world.workspace, path)), { recursive: true });
      writeFileSync(join(world.workspace, path), content ?? '');
    }
    world.gitHub.state.pulls.length = 0;
    await firstMerge(world);
  });
});
