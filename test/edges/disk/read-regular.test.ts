import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPulledTexts } from '../../../src/edges/catalogue/read-pulled.ts';
import { readRegular } from '../../../src/edges/disk/read-regular.ts';
import { workflowsOf } from '../../../src/edges/disk/workflows.ts';

const root = mkdtempSync(join(tmpdir(), 'regular-'));
const at = (path: string) => join(root, path);
const pulled = 'schemas/connectors/x.json';

beforeAll(() => {
  for (const folder of ['schemas/connectors', '.github/workflows', 'deep/below'])
    mkdirSync(at(folder), { recursive: true });
  writeFileSync(at('a.txt'), 'text');
  spawnSync('mkfifo', [at('pipe')]);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('only a regular file is read, and no longer than is asked for', () => {
  expect(readRegular(at('a.txt'), 4).toString()).toBe('text');
  expect(() => readRegular(at('a.txt'), 3, 'a.txt')).toThrow('a.txt has 4 bytes, at most 3 are read');
  for (const path of [at('pipe'), '/dev/zero', root]) {
    expect(() => readRegular(path, 10, 'it')).toThrow('it is no regular file');
  }
  expect(() => readRegular(at('gone'), 10, 'gone')).toThrow('gone can’t be read: there is no such file');
});

test.each([
  ['/dev/zero', 'out of the repository'],
  [at('pipe'), 'no regular file'],
  [at(pulled), 'in a circle'],
  [at('gone'), 'a link to nothing'],
])('a descriptor that is a link to %s is refused', (target, why) => {
  symlinkSync(target, at(pulled));
  expect(() => readPulledTexts(root)).toThrow(why);
  rmSync(at(pulled));
});

test('the workflows of the repository that a folder is in, and nothing that is none', () => {
  writeFileSync(at('.github/workflows/b.yml'), 'b');
  writeFileSync(at('.github/workflows/a.yaml'), 'a');
  writeFileSync(at('.github/workflows/c.txt'), 'c');
  symlinkSync('/dev/zero', at('.github/workflows/d.yml'));
  expect(workflowsOf(at('deep/below')).map(({ path, text }) => `${path} ${text}`)).toEqual([
    '.github/workflows/a.yaml a',
    '.github/workflows/b.yml b',
  ]);
  mkdirSync(at('deep/.git'));
  expect(workflowsOf(at('deep/below'))).toEqual([]);
});
