import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { version } from '../../src/version.ts';
import { pfconn, repository } from '../terminal/run.ts';

/** A repository that `init` made, then as an older pfconn would have made it, then as people changed it. */

const commitOf = (digit: string) => digit.repeat(40);
const to = (digit: string) => `--action acme/pfconn@${commitOf(digit)}`;
const [apply, drift, record] = ['.github/workflows/apply.yml', '.github/workflows/drift.yml', '.github/pfconn.json'];

let root: string;
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const edit = (path: string, from: string | RegExp, text: string) =>
  writeFileSync(join(root, path), read(path).replace(from, text));

beforeEach(async () => {
  root = repository({});
  await pfconn(root, `init ${to('a')}`);
  // An older version had a shorter time for an apply.
  edit(apply, 'timeout-minutes: 60', 'timeout-minutes: 45');
  edit(record, 'timeout-minutes: 60', 'timeout-minutes: 45');
  edit(record, `"version": "${version}"`, '"version": "0.0.5"');
});

test('shows what it would do, does it with --yes, and then has nothing to do', async () => {
  edit(drift, "cron: '17 5 * * 1-5'", "cron: '1 1 * * *'");
  edit('README.md', /[\s\S]*/, 'Ours.\n');
  rmSync(join(root, '.github/CODEOWNERS'));
  const before = read(drift);
  const shown = await pfconn(root, `upgrade ${to('b')}`);
  expect(shown.out).toBe(
    [
      `pfconn 0.0.5 → ${version}`,
      ...readdirSync(join(root, '.github/workflows')).map((name) =>
        name === 'drift.yml'
          ? '  .github/workflows/drift.yml: joined with your changes'
          : `  .github/workflows/${name}: renewed; nobody had changed it`,
      ),
      '',
      'Nothing was changed. To do it, run this again with --yes.',
      '',
    ].join('\n'),
  );
  expect(read(drift)).toBe(before);
  expect((await pfconn(root, `upgrade --yes ${to('b')}`)).exitCode).toBe(0);
  expect(read(apply)).toContain('timeout-minutes: 60');
  expect(read(apply)).toContain(`acme/pfconn@${commitOf('b')} # v${version}`);
  expect(read(drift)).toContain("cron: '1 1 * * *'");
  expect(read('README.md')).toBe('Ours.\n');
  expect(existsSync(join(root, '.github/CODEOWNERS'))).toBe(false);
  expect((await pfconn(root, `upgrade ${to('b')}`)).out).toBe(
    `This repository is as pfconn ${version} makes it. Nothing to do.\n`,
  );
});

test('a conflict is written with both sides, fails, and has to be decided before the next', async () => {
  edit(apply, 'timeout-minutes: 45', 'timeout-minutes: 90');
  const shown = await pfconn(root, `upgrade ${to('b')}`);
  expect(shown.out).toMatch(/apply\.yml: joined with your changes; CONFLICT, both changed the same lines/);
  const done = await pfconn(root, `upgrade --yes ${to('b')}`);
  expect(done.exitCode).toBe(1);
  expect(done.out).toContain('Decide what is right in .github/workflows/apply.yml');
  expect(read(apply)).toMatch(/<<<<<<< yours\n +timeout-minutes: 90\n=======\n +timeout-minutes: 60\n>>>>>>> pfconn/);
  expect((await pfconn(root, `upgrade --yes ${to('c')}`)).err).toMatch(
    /apply\.yml:\d+ still holds the marks of a conflict/,
  );
  edit(apply, /<<<<<<< yours\n([\s\S]*?)=======\n[\s\S]*?>>>>>>> .*\n/, '$1');
  expect((await pfconn(root, `upgrade --yes ${to('c')}`)).exitCode).toBe(0);
  expect(read(apply)).toContain('timeout-minutes: 90');
  expect(read(apply)).toContain(commitOf('c'));
});

test('in a folder below, and where the schema was removed', async () => {
  rmSync(join(root, 'schemas/connection.schema.json'));
  const { out } = await pfconn(join(root, 'connections'), `upgrade --yes ${to('b')}`);
  expect(out).toContain('schemas/connection.schema.json: new');
  expect(JSON.parse(read('schemas/connection.schema.json'))).toHaveProperty('$schema');
});

describe('refused', () => {
  test('an older pfconn than made the repository, or than Dependabot’s pin', async () => {
    const older = /uses pfconn 99\.0\.0 already, and this is .*\n.*npx pfconn@99\.0\.0 upgrade/;
    edit(apply, /# v\S+/, '# v99.0.0');
    // Another action's version is no concern of ours.
    expect((await pfconn(root, `upgrade ${to('b')}`)).err).toBe('');
    edit(apply, `pfconn@${commitOf('a')} # v${version}`, `pfconn@${commitOf('d')} # v99.0.0`);
    expect((await pfconn(root, `upgrade --yes ${to('b')}`)).err).toMatch(older);
    edit(apply, '# v99.0.0', '# v0.0.5');
    edit(record, '"version": "0.0.5"', '"version": "99.0.0"');
    expect((await pfconn(root, `upgrade --yes ${to('b')}`)).err).toMatch(older);
  });

  test('a repository that pfconn didn’t make, or whose record is spoilt', async () => {
    expect((await pfconn(repository({ 'a.txt': '' }), `upgrade ${to('b')}`)).err).toMatch(
      /there is no \.github\/pfconn\.json here[\s\S]*pfconn init my-config/,
    );
    writeFileSync(join(root, record), '<<<<<<< HEAD\n{}\n');
    expect((await pfconn(root, `upgrade ${to('b')}`)).err).toMatch(/can’t be understood[\s\S]*git log/);
  });

  test('a clone of the tool that names no commit', async () => {
    expect((await pfconn(root, 'upgrade')).err).toMatch(/is no release[\s\S]*--action OWNER\/NAME@COMMIT$/m);
  });
});

test('a copied action that somebody changed is replaced only when asked to', async () => {
  root = repository({});
  await pfconn(root, 'init --vendor');
  const copied = '.github/actions/pfconn/action.yml';
  const before = read(copied);
  writeFileSync(join(root, copied), `${before}# ours\n`);
  const refused = await pfconn(root, 'upgrade --yes');
  expect(refused.err).toMatch(/action\.yml was changed by hand, and would be replaced\n.*--force/);
  expect((await pfconn(root, 'upgrade --yes --force')).exitCode).toBe(0);
  expect(read(copied)).toBe(before);
});

test('validate and doctor say when one is due', async () => {
  expect((await pfconn(root, 'validate')).out).toMatch(
    new RegExp(`from pfconn 0\\.0\\.5, and ${version} runs here:\\s+\`npx pfconn@${version}\\s+upgrade\``),
  );
  expect((await pfconn(root, 'doctor')).out).toMatch(/repository +made by pfconn 0\.0\.5/);
  await pfconn(root, `upgrade --yes ${to('b')}`);
  expect((await pfconn(root, 'validate')).out).not.toContain('runs here');
  expect((await pfconn(root, 'doctor')).out).toMatch(/repository +made by this pfconn/);
});

describe('schema', () => {
  test('writes what the repository has, and prints one', async () => {
    const before = read('schemas/connection.schema.json');
    rmSync(join(root, 'schemas'), { recursive: true });
    expect((await pfconn(root, 'schema')).out).toContain('schemas/connection.schema.json written');
    expect(read('schemas/connection.schema.json')).toBe(before);
    expect(before).toBe(readFileSync('schemas/connection.schema.json', 'utf8'));
    expect((await pfconn(root, 'schema environment')).out).toBe(
      readFileSync('schemas/environment.schema.json', 'utf8'),
    );
    expect((await pfconn(root, 'schema plan')).err).toMatch(/there are .*connection, .*environment/);
  });
});
