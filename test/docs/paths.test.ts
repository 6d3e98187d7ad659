import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkObject } from '../../src/core/connection/check-object.ts';
import { modelOf } from '../../src/core/connection/fields/table.ts';
import { desiredFrom } from '../core/connection/support/desired.ts';

const pages = ['docs', 'template', 'sandbox', 'test/texts/golden']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
  .concat(readdirSync('.'))
  .filter((path) => path.endsWith('.md'));

const members = [...modelOf('SpConnection').members.keys()];
/** A path of a connection in code: it begins with one of its members and goes on. */
const shown = new RegExp(`\`((?:${members.join('|')})[.[][^\`\\n]*)\``, 'g');

function pathsIn(text: string): string[] {
  return [...text.matchAll(shown)].map(([, path = '']) => path);
}

const refusedBy = (path: string) =>
  checkObject(desiredFrom({ id: 'a', name: 'A', entityId: 'a' }, { ignoreChanges: [path] })).filter(
    ({ code }) => code === 'unknown-ignore-path',
  );

test('ignoreChanges takes each path that a page shows', () => {
  const paths = [...new Set(pages.flatMap((page) => pathsIn(readFileSync(page, 'utf8'))))];
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => refusedBy(path).length > 0)).toEqual([]);
});

test('one that a connection doesn’t have is found', () => {
  expect(pathsIn('see `spBrowserSso.artefact` and `active`').filter((path) => refusedBy(path).length > 0)).toEqual([
    'spBrowserSso.artefact',
  ]);
});
