import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pfconn, repository } from './run.ts';

test.each([
  ['here, with the examples that are there', '.', 'The definitions in connections/ against'],
  ['in an empty folder', {}, 'Two example definitions against'],
  ['beside what somebody began', { 'connections/zoom.yaml': 'kind: [' }, 'Two example definitions against'],
])('the demo tells its story to the end %s, plainly where there is no terminal', async (_, where, begins) => {
  const root = typeof where === 'string' ? where : repository(where);
  const before = typeof where === 'string' ? undefined : readdirSync(root, { recursive: true });
  const { exitCode, out, err } = await pfconn(root, 'demo');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(out.startsWith(begins)).toBe(true);
  if (before) expect(readdirSync(root, { recursive: true })).toEqual(before);
  expect(out.split('\n').filter((line) => /^\d\. /.test(line))).toEqual([
    '1. pfconn validate  every finding at its line, before any server is asked',
    '2. pfconn plan  what would change on the server, and what that means for people',
    '3. pfconn apply  exactly that plan: saved inactive, read back, compared, activated',
    '4. pfconn plan  again: the server is as the definitions say',
    '5. Meanwhile, in the console  somebody sets Remove User Action of zoom-provisioning from Disable to Delete',
    '6. pfconn drift  no file changed, and yet something differs; an apply would put it back',
    '7. pfconn plan  connections/zoom.yaml says that its connection is to go: what can’t be undone waits for a yes',
    '8. pfconn apply  the token is pasted into the definition: it fits this change only, and once',
  ]);
  expect(out).toContain('Plan: 2 to create (production, PingFederate 12.2.2.0)');
  expect(out).toContain('No changes: 2 connections as defined');
  expect(out).toMatch(/~ Remove User Action {2}Delete → Disable/);
  expect(out).toMatch(/accept: \[leave-accounts-[0-9a-f]{12}\]/);
  expect(out).toMatch(/✓ zoom-provisioning +deleted/);
  expect(out).not.toContain('\u001b');
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThan(280);
});
