import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFiles, writePrivately } from '../../../src/edges/disk/write-files.ts';

let root: string;
let elsewhere: string;

beforeEach(() => {
  elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  root = mkdtempSync(join(tmpdir(), 'repository-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
  rmSync(elsewhere, { recursive: true });
});

test.each(['zoom.yaml', './zoom.yaml', 'connections/zoom.yaml', 'a/b/../c.yaml'])('%s is written', (path) => {
  writeFiles(root, [{ path, text: 'id: zoom\n' }]);
  expect(readFileSync(join(root, path), 'utf8')).toBe('id: zoom\n');
});

test.each([
  ['../zoom.yaml', /lies outside the repository/],
  ['/etc/zoom.yaml', /lies outside the repository/],
  ['linked/zoom.yaml', /a link on its way leads out of/],
  ['link.yaml', /it is a link, and only a regular file is replaced/],
  ['.', /it is a folder, and only a regular file is replaced/],
])('%s is refused, and nothing is written beyond the repository', (path, message) => {
  symlinkSync(elsewhere, join(root, 'linked'));
  writeFileSync(join(elsewhere, 'there.yaml'), 'id: there');
  symlinkSync(join(elsewhere, 'there.yaml'), join(root, 'link.yaml'));
  expect(() => writeFiles(root, [{ path, text: 'id: zoom\n' }])).toThrow(message);
  expect(readFileSync(join(elsewhere, 'there.yaml'), 'utf8')).toBe('id: there');
  expect(() => statSync(join(elsewhere, 'zoom.yaml'))).toThrow();
});

test('reports and backups are for the one who runs this', () => {
  writePrivately(root, 'reports/plan.json', '{}\n');
  writePrivately(root, 'reports/archive.zip', new Uint8Array([1, 2]));
  expect(statSync(join(root, 'reports/plan.json')).mode & 0o777).toBe(0o600);
  expect([...readFileSync(join(root, 'reports/archive.zip'))]).toEqual([1, 2]);
});
