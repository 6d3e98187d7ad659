import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { pfconn, repository } from '../terminal/run.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const action = `--action acme/pfconn@${commit}`;

/** Git is found as everywhere. */
const git = { PATH: process.env.PATH ?? '' };

const filesIn = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split('\\').join('/'))
    .filter((path) => !path.startsWith('.git/') && statSync(join(root, path)).isFile())
    .sort();
const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

describe('in an empty folder', () => {
  test('a repository comes into being that validates, and says what is next', async () => {
    const root = repository({});
    const made = await pfconn(root, `init my-config ${action}`);
    expect(made.exitCode, made.err).toBe(0);
    const config = join(root, 'my-config');
    expect(filesIn(config)).toEqual(expect.arrayContaining(['.github/pfconn.json', 'schemas/connection.schema.json']));
    expect(filesIn(config).filter((path) => /^(src|dist|test|\.github\/actions)\//.test(path))).toEqual([]);
    for (const path of filesIn(config).filter((one) => !one.includes('.schema.json'))) expect(made.out).toContain(path);
    expect(made.out).toMatch(/cd my-config\n {2}git init -b main\n {2}git add -A/);
    const checked = await pfconn(config, 'validate');
    expect(checked.exitCode).toBe(0);
    expect(checked.out).toContain('holds no definition yet');
    for (const command of ['plan', 'apply', 'drift'])
      expect(
        (await pfconn(config, command, { PF_ADMIN_URL: 'http://127.0.0.1:1', PF_USERNAME: 'a', PF_PASSWORD: 'b' })).err,
      ).toContain('holds no definition');
  });

  test('one that was cloned from GitHub is one', async () => {
    const root = repository({});
    execFileSync('git', ['init', '-q'], { cwd: root });
    const { exitCode, out } = await pfconn(root, `init ${action}`);
    expect(exitCode).toBe(0);
    expect(out).not.toContain('git init');
  });

  test('the action can be put into it, whole', async () => {
    const root = repository({});
    expect((await pfconn(root, 'init --vendor')).exitCode).toBe(0);
    const copied = filesIn(root).filter((path) => path.startsWith('.github/actions/pfconn/'));
    expect(copied).toEqual(
      expect.arrayContaining(
        ['action.yml', 'dist/cli.js', 'dist/index.js'].map((path) => `.github/actions/pfconn/${path}`),
      ),
    );
    const built = filesIn('dist').filter((path) => path !== 'release.json');
    expect(copied.filter((path) => path.includes('/dist/') && !path.endsWith('release.json'))).toHaveLength(
      built.length,
    );
    expect(Object.keys(JSON.parse(read(root, '.github/pfconn.json')).copies)).toHaveLength(copied.length);
    expect(parse(read(root, '.github/workflows/apply.yml')).jobs.apply.steps[1].uses).toBe('./.github/actions/pfconn');
    expect((await pfconn(root, 'upgrade')).out).toContain('Nothing to do.');
  });

  test('environments are named in the order of applying, and an upgrade keeps to them', async () => {
    const root = repository({});
    await pfconn(root, `init --environments staging,live ${action}`);
    expect(filesIn(root).filter((path) => path.startsWith('environments/'))).toEqual([
      'environments/live.yaml',
      'environments/staging.yaml',
    ]);
    expect((await pfconn(root, 'validate')).exitCode).toBe(0);
    expect((await pfconn(root, `upgrade ${action}`)).out).toContain('Nothing to do.');
    expect(read(root, 'README.md')).toContain('import --environment live');
  });

  test('an Enterprise Server gets workflows that it knows, also from an upgrade', async () => {
    const root = repository({});
    await pfconn(root, `init --enterprise-server ${action}`);
    expect(read(root, '.github/workflows/apply.yml')).not.toContain('queue:');
    writeFileSync(join(root, '.github/workflows/apply.yml'), `${read(root, '.github/workflows/apply.yml')}# ours\n`);
    await pfconn(root, `upgrade --yes --action acme/pfconn@${commit.replace('0', 'f')}`);
    expect(read(root, '.github/workflows/apply.yml')).toMatch(/pfconn@f123[\s\S]*# ours\n$/);
    expect(read(root, '.github/workflows/apply.yml')).not.toContain('queue:');
  });
});

describe('refused', () => {
  test.each([
    [
      'a folder that isn’t empty',
      { 'README.md': 'ours', LICENSE: '' },
      action,
      /isn’t empty: it holds LICENSE, README\.md\n.*README\.md overwritten/,
    ],
    [
      'one that holds nothing of ours',
      { 'notes.txt': '' },
      action,
      /it holds notes\.txt\n.*put beside what is there$/m,
    ],
    [
      'a clone that names no commit',
      {},
      '',
      /this pfconn is no release[\s\S]*--action OWNER\/NAME@COMMIT, or .*--vendor/,
    ],
    ['a tag', {}, '--action acme/pfconn@v1', /--action is "acme\/pfconn@v1"[\s\S]*all 40 digits/],
    ['a commit of a copy', {}, `--vendor ${action}`, /a copied action has no commit/],
    ['a name that no environment can have', {}, `--environments staging,a/b ${action}`, /"a\/b" can't be the name/],
    [
      'two names that are one',
      {},
      `--environments test,Test ${action}`,
      /"test" and "Test" are one environment to GitHub/,
    ],
    [
      'a repository that pfconn made',
      { '.github/pfconn.json': '{}' },
      action,
      /was made by pfconn already[\s\S]*upgrade/,
    ],
  ])('%s', async (_, files, words, says) => {
    const root = repository(files);
    const { exitCode, err } = await pfconn(root, `init ${words}`);
    expect(exitCode).toBe(1);
    expect(err).toMatch(says);
    expect(filesIn(root)).toEqual(Object.keys(files).sort());
  });

  test('a file in the folder’s place, and a link out of it', async () => {
    const root = repository({ config: '' });
    expect((await pfconn(root, `init config ${action}`)).err).toContain('is no folder');
    const linked = repository({});
    mkdirSync(join(linked, 'a'));
    symlinkSync(root, join(linked, 'a/.github'));
    expect((await pfconn(linked, `init a --force ${action}`)).exitCode).toBe(1);
    expect(filesIn(root)).toEqual(['config']);
  });

  test('with --force the files are put beside what is there', async () => {
    const root = repository({ 'README.md': 'ours', 'notes.txt': 'notes' });
    expect((await pfconn(root, `init --force ${action}`)).exitCode).toBe(0);
    expect(read(root, 'notes.txt')).toBe('notes');
    expect(read(root, 'README.md')).toContain('# PingFederate connections');
  });
});

/** A copy of this project as "Use this template" gives one, with everything that the rules look at. */
function copyOfTheProject(): string {
  const own = [
    '.github/workflows/apply.yml',
    '.github/workflows/plan.yml',
    '.github/workflows/validate.yml',
    '.github/workflows/drift.yml',
    'connections/zoom.yaml',
    'connections/zoom-sso.yaml',
    'connections/zoom/zoom-signing.pem',
    'environments/production.yaml',
    'environments/staging.yaml',
    '.vscode/settings.json',
    '.gitattributes',
    'action.yml',
  ];
  const root = repository({
    ...Object.fromEntries(own.map((path) => [path, readFileSync(path)])),
    'README.md': 'The project\n',
    '.github/workflows/ci.yml': 'name: ci\n',
    'src/cli.ts': '',
    'src/core/a.ts': 'a\n',
    'dist/cli.js': '',
    'template/README.md': '',
    'package.json': '{}',
    'docs/picture.png': Buffer.from([0x89, 0x50, 0x0d, 0x0a, 0xff]),
  });
  for (const words of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'Initial commit'],
  ])
    execFileSync('git', words, { cwd: root });
  return root;
}

describe('in a copy of the whole project', () => {
  test('the tool goes, after it was shown', async () => {
    const root = copyOfTheProject();
    const before = filesIn(root);
    const shown = await pfconn(root, `init ${action}`, git);
    expect(shown.out).toMatch(/^removed: \d+ files of the tool and its examples\n/);
    expect(shown.out).toContain('Nothing was changed. To do it, run this again with --yes.');
    expect(filesIn(root)).toEqual(before);
    const done = await pfconn(root, `init --yes ${action}`, git);
    expect(done.exitCode, done.err).toBe(0);
    const empty = repository({});
    await pfconn(empty, `init ${action}`, git);
    expect(filesIn(root)).toEqual(filesIn(empty));
    for (const path of filesIn(root)) expect(read(root, path), path).toBe(read(empty, path));
    expect((await pfconn(root, `upgrade ${action}`, git)).out).toContain('Nothing to do.');
  });

  test('what somebody changed stays, the examples as one, and the workflows are joined', async () => {
    const root = copyOfTheProject();
    const edit = (path: string, from: string, to: string) =>
      writeFileSync(join(root, path), read(root, path).replace(from, to));
    edit('connections/zoom.yaml', 'Title: title', 'Title: jobTitle');
    edit('src/core/a.ts', 'a', 'b');
    edit('README.md', 'The project', 'Our project');
    edit(
      '.github/workflows/apply.yml',
      '          ZOOM_CLIENT_SECRET: ${{ secrets.ZOOM_CLIENT_SECRET }}\n',
      '          ZOOM_CLIENT_SECRET: ${{ secrets.ZOOM_CLIENT_SECRET }}\n          OURS: ${{ secrets.OURS }}\n',
    );
    writeFileSync(join(root, 'connections/ours.yaml'), 'kind: SpConnection\n');
    const { exitCode, out } = await pfconn(root, `init --yes ${action}`, git);
    expect(exitCode).toBe(0);
    expect(out).toContain('.github/workflows/apply.yml: joined with your changes');
    for (const path of ['src/core/a.ts', 'README.md', 'connections/zoom.yaml', 'environments/staging.yaml'])
      expect(out).toContain(`kept, because it was changed: ${path}`);
    expect(read(root, 'README.md')).toBe('Our project\n');
    expect(filesIn(root)).toEqual(
      expect.arrayContaining(['connections/ours.yaml', 'connections/zoom/zoom-signing.pem', 'src/core/a.ts']),
    );
    expect(filesIn(root)).not.toContain('src/cli.ts');
    const { env, uses } = parse(read(root, '.github/workflows/apply.yml')).jobs.apply.steps[1];
    expect(Object.keys(env)).toEqual(['ZOOM_CLIENT_SECRET', 'OURS']);
    expect(uses).toBe(`acme/pfconn@${commit}`);
    expect((await pfconn(root, `upgrade ${action}`, git)).out).toContain('Nothing to do.');
  });

  test('without git, or without one first commit, nothing is touched', async () => {
    const root = copyOfTheProject();
    const without = await pfconn(root, `init --yes ${action}`, { PATH: '' });
    expect(without.err).toMatch(/git isn’t installed here\n.*install it, or begin in an empty folder/);
    const plain = repository(
      Object.fromEntries(['src/cli.ts', 'action.yml', 'template/README.md', 'dist/cli.js'].map((path) => [path, ''])),
    );
    expect((await pfconn(plain, `init --yes ${action}`, git)).err).toMatch(/its history has no single first commit/);
    execFileSync('git', ['init', '-q'], { cwd: plain });
    const commitIn = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', ...words], { cwd: plain });
    commitIn('--allow-empty', '-m', 'Begin');
    execFileSync('git', ['add', '-A'], { cwd: plain });
    commitIn('-m', 'The project');
    expect((await pfconn(plain, `init --yes ${action}`, git)).err).toMatch(
      /this is the project itself, with its own history/,
    );
    expect(filesIn(plain)).toHaveLength(4);
    expect(filesIn(root)).toContain('src/cli.ts');
  });
});
