import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pfconn, repository } from './run.ts';

test.each([
  ['here, with the examples that are there', '.', 'The definitions in connections/, from file'],
  ['in an empty folder', {}, 'Two Zoom connections, from file'],
  ['beside what somebody began', { 'connections/zoom.yaml': 'kind: [' }, 'Two Zoom connections, from file'],
])('the demo tells its story to the end %s, plainly where there is no terminal', async (_, where, begins) => {
  const root = typeof where === 'string' ? where : repository(where);
  const before = typeof where === 'string' ? undefined : readdirSync(root, { recursive: true });
  const { exitCode, out, err } = await pfconn(root, 'demo');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(out.startsWith(begins)).toBe(true);
  if (before) expect(readdirSync(root, { recursive: true })).toEqual(before);
  expect(out.split('\n').filter((line) => /^\d+ +\S/.test(line))).toEqual([
    '1  validate   Are the files right?',
    '2  plan       What would change, for whom?',
    '3  apply      Do exactly that: save inactive, read back, activate.',
    '4  plan       Is anything left?',
    '5             Somebody writes a smaller group into connections/zoom.yaml.',
    '6  plan       How many people is that?',
    '7             Somebody changes Remove User Action to Delete in the console.',
    '8  drift      Does anybody notice?',
    '9             Somebody writes into connections/zoom.yaml that its connection is to go.',
    '10 plan       What can’t be undone waits for a yes.',
    '11 apply      The token stands in the file: it fits this change only, and once.',
  ]);
  expect(out).toMatch(/125 in scope today → 37 after\n +- 88 leave: disabled at Zoom/);
  expect(out).toMatch(/✓ the server is as the definitions say/);
  expect(out).toMatch(/Remove User Action +in git Disable +live now Delete/);
  expect(out).toMatch(/accept: \[leave-accounts-[0-9a-f]{12}\]/);
  expect(out).toMatch(/✓ Zoom Provisioning +deleted/);
  expect(out).not.toContain('\u001b');
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(88);
});
