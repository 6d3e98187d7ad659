import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** `dist/` in commits of its own, subjects that say something: a small history in, what the check says out. */

const script = resolve('scripts/check-commits.ts');
const top = mkdtempSync(join(tmpdir(), 'commits-'));
const repository = join(top, 'repository');

const git = (cwd: string, ...words: string[]) => execFileSync('git', words, { cwd, encoding: 'utf8', stdio: 'pipe' });

function commit(subject: string, ...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), subject);
  }
  git(repository, 'add', '-A');
  git(repository, '-c', 'user.name=amelia', '-c', 'user.email=amelia@example.com', 'commit', '-q', '-m', subject);
}

function check(cwd = repository): string {
  const ran = spawnSync(process.execPath, [script], { cwd, encoding: 'utf8' });
  return `${ran.status}\n${ran.stderr}${ran.stdout}`.replace(/^[0-9a-f]{7,} /gm, '').trim();
}

beforeAll(() => {
  mkdirSync(repository);
  git(repository, 'init', '-q', '-b', 'main');
  commit('Before the rule, all in one', 'src/a.ts', 'dist/index.js');
  commit('Bring the rule', 'scripts/check-commits.ts');
});
afterAll(() => rmSync(top, { recursive: true }));

test('sources and dist/ in commits of their own', () => {
  commit('Mend the sources', 'src/a.ts');
  commit('Build dist/', 'dist/index.js', 'dist/chunks/plan.js');
  expect(check()).toBe('0\n2 commits: dist/ changes only in commits of its own, and subjects are short');
});

test('what breaks the rule is named, with what to do', () => {
  commit('Mend more', 'src/a.ts', 'dist/index.js');
  commit('Build dist/', 'src/b.ts', 'dist/index.js');
  expect(check()).toMatchInlineSnapshot(`
    "1
    Build dist/: changes more than dist/; put dist/ into a commit of its own: npm run build && git add dist && git commit -m "Build dist/" dist
    Mend more: changes dist/, but isn't called "Build dist/"; put dist/ into a commit of its own: npm run build && git add dist && git commit -m "Build dist/" dist
    4 commits: see above"
  `);
});

test('a shallow clone is looked at as far as it goes', () => {
  const depth = (count: number) => {
    const clone = join(top, `depth-${count}`);
    git(top, 'clone', '-q', '--depth', String(count), `file://${repository}`, clone);
    return check(clone).split('\n');
  };
  expect(depth(1)).toEqual(['0', '0 commits: dist/ changes only in commits of its own, and subjects are short']);
  expect(depth(2)).toHaveLength(3);
  expect(depth(3)).toHaveLength(4);
});

test('a subject is a line of the changelog', () => {
  commit('x', 'src/c.ts');
  commit(`Say ${'a'.repeat(69)}`, 'src/c.ts');
  commit(`Say ${'a'.repeat(68)}`, 'src/c.ts');
  const said = check()
    .split('\n')
    .filter((line) => !line.includes('dist/'));
  expect(said).toEqual([
    '1',
    `Say ${'a'.repeat(69)}: 73 characters; a subject has 72 at most, and the why goes into a body`,
    'x: say what changes, as the changelog would',
    '7 commits: see above',
  ]);
});

test('a copy without the history has nothing to look at', () => {
  const copy = join(top, 'copy');
  git(top, 'clone', '-q', '--depth', '1', `file://${repository}`, copy);
  rmSync(join(copy, '.git'), { recursive: true });
  git(copy, 'init', '-q', '-b', 'main');
  git(copy, 'add', '-A');
  git(copy, '-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-q', '-m', 'From the template');
  expect(check(copy)).toMatch(/^0\n0 commits/);
});
