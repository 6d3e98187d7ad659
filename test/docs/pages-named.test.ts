import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { documentation } from '../../src/core/repository/documentation.ts';
import type { RepositoryOptions } from '../../src/core/repository/fill-template.ts';
import { repositoryFiles } from '../../src/core/repository/repository-files.ts';

/** A repository that `pfconn init` made has none of this project's pages: they are named by where they are. */

const home = resolve(import.meta.dirname, '../..');
const isComment = (line: string) => /^\s*(\/?\*|\/\/)/.test(line);
const aPage = /docs\/[\w-]+\.md|(ARCHITECTURE|CONTRIBUTING)\.md (says|lists|explains)/;

test('no message names a page as if it lay in everybody’s repository', () => {
  const lines = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('generated'))
    .flatMap((path) => readFileSync(join(home, 'src', path), 'utf8').split('\n'))
    .filter((line) => !isComment(line) && aPage.test(line) && !line.includes("action.kind === 'own'"));
  expect(lines).toEqual([]);
});

const version = '1.0.0';
const actions: RepositoryOptions['action'][] = [
  { kind: 'vendored', version },
  { kind: 'published', repository: 'acme/pfconn', commit: '0'.repeat(40), version },
];

test.each(actions)('no file of a repository with the action $kind does', (action) => {
  const named = (where: string | undefined) =>
    repositoryFiles({ action, enterpriseServer: false, home: where })
      .flatMap(({ text }) => text.split('\n'))
      .filter((line) => /docs\/[\w-]+\.md/.test(line));
  expect(named(undefined)).toEqual([]);
  const address = 'https://github.com/acme/pfconn';
  expect(named(address).filter((line) => !line.includes(`${address}/blob/main/docs/`))).toEqual([]);
});

test('a page is named by its address where that is known', () => {
  expect(documentation('github-setup.md', 'https://github.com/acme/pfconn')).toBe(
    'https://github.com/acme/pfconn/blob/main/docs/github-setup.md',
  );
  expect(documentation('github-setup.md', undefined)).toBe('“github-setup.md” in pfconn’s documentation');
});
