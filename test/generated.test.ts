import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('every generated file is what its source makes of it', () => {
  const said = execFileSync(process.execPath, ['scripts/generate.ts', '--check'], { encoding: 'utf8' });
  expect(said).toBe('');
});
