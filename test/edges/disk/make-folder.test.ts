import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../../src/edges/disk/write-whole.ts';

test('makes what is missing, keeps what is there, fails where it can’t', () => {
  const top = mkdtempSync(join(tmpdir(), 'folders-'));
  makeFolder(join(top, 'a/b/c'));
  makeFolder(join(top, 'a/b/c'));
  expect(statSync(join(top, 'a/b/c')).isDirectory()).toBe(true);
  writeFileSync(join(top, 'file'), '');
  expect(() => makeFolder(join(top, 'file/x'))).toThrow();
  rmSync(top, { recursive: true });
});

// Node's own recursive mkdir never comes back from here.
test.runIf(existsSync('/proc/self'))('fails at once where the system has no folders to make', () => {
  expect(() => makeFolder('/proc/pfconn-backup')).toThrow('ENOENT');
});
