import { expect, test } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { openRunner } from '../../../src/edges/github/runner.ts';

/** What the runner is told on the job's output. */
async function toldBy(work: (runner: Awaited<ReturnType<typeof openRunner>>) => void): Promise<string> {
  const runner = await openRunner({});
  const write = process.stdout.write;
  let told = '';
  process.stdout.write = (text: string | Uint8Array) => {
    told += String(text);
    return true;
  };
  try {
    work(runner);
  } finally {
    process.stdout.write = write;
  }
  return told;
}

test('a secret is masked, and an empty one isn’t: blanks would be masked everywhere', async () => {
  expect(await toldBy(({ mask }) => mask(new Secret('planted')))).toBe('::add-mask::planted\n');
  for (const blank of ['', ' ', '\n']) expect(await toldBy(({ mask }) => mask(new Secret(blank)))).toBe('');
});

test('an output without its file is none: the old command could be imitated by anything in the log', async () => {
  expect(await toldBy(({ output }) => output('digest', 'x'))).toBe('');
});

test('nothing that is told can be a command of its own', async () => {
  const text = '::error::x\n  ::warning::y\r##[error]z';
  expect(await toldBy(({ log }) => log(text))).not.toMatch(/^\s*::|##\[/m);
  const warned = await toldBy(({ warn }) => warn(text));
  expect(warned).toMatch(/^::warning::[^\r\n]*\n$/);
  expect(warned).not.toContain('##[');
});
