import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runProgram } from '../../../src/edges/programs/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'programs-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'greet'), '#!/bin/sh\ncat\necho "$1" >&2\nexit 3\n');
chmodSync(join(folder, 'greet'), 0o755);
writeFileSync(join(folder, 'no-program'), '');

const path = [folder, process.env.PATH].join(delimiter);

test('what a program says and how it ends', () => {
  const ran = runProgram('greet', ['$HOME; x'], { input: 'hello', variables: { PATH: path } });
  expect(ran).toEqual({ code: 3, out: 'hello', err: '$HOME; x\n' });
});

test('one that the machine doesn’t have', () => {
  expect(runProgram('greet', [], { variables: {} })).toBeUndefined();
  expect(runProgram('no-program', [], { variables: { PATH: path } })).toBeUndefined();
});

test('the folder that is worked in never answers for it', () => {
  for (const PATH of ['', '.', delimiter, `.${delimiter}bin`])
    expect(runProgram('greet', [], { cwd: folder, variables: { PATH } })).toBeUndefined();
});
