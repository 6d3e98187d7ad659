import { expect, test } from 'vitest';
import { SafeRunner } from '../../src/action/action-host.ts';
import { Secret } from '../../src/core/secret.ts';

test('nothing goes to the runner with a secret in it, whichever way it goes', async () => {
  const told: string[] = [];
  const tell = (...words: unknown[]) => void told.push(JSON.stringify(words));
  const runner = new SafeRunner({
    mask: () => {},
    annotate: tell,
    output: tell,
    summary: async (markdown) => tell(markdown),
    log: tell,
    warn: tell,
    fail: tell,
  });
  runner.mask(new Secret('planted-secret'));
  const text = 'holds planted-secret here';
  runner.annotate({ kind: 'error', file: 'a.yaml', line: 1, endLine: 1, title: 'Mistake', message: text });
  runner.output('digest', text);
  await runner.summary(text);
  runner.log(text);
  runner.warn(text);
  runner.fail(text);
  await runner.attempt(text, () => {
    throw new Error(text);
  });
  expect(told).toHaveLength(7);
  for (const one of told) expect(one).toMatch(/holds .* here/);
  expect(told.join()).not.toContain('planted-secret');
});
