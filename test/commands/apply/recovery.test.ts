import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Run } from '../../../src/commands/command.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const kept = () => {
  const folder = join(stage.root, 'state', 'pfconn', 'recovery');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};

beforeEach(async () => {
  stage = await rehearse({ 'a.yaml': signOn('a', { company: 'Old' }), 'b.yaml': signOn('b') });
  stage.variables.XDG_STATE_HOME = join(stage.root, 'state');
  await stage.apply();
  stage.write({ 'a.yaml': provisioning('a') });
});

test('what a replace deletes is kept until the new one is stored, as a killed process leaves it', async () => {
  let meanwhile: string[] = [];
  const step: Run['step'] = ({ outcome }) => {
    if (outcome) meanwhile = kept();
  };
  const { outcome } = await stage.apply({ ...(await stage.yes()), allowReplace: true }, { step });
  expect(outcome?.complete).toBe(true);
  expect(meanwhile).toHaveLength(1);
  expect(stage.said.join('\n')).toContain(`can be had back with pfconn restore ${meanwhile[0]}`);
  expect(kept()).toEqual([]);
});

test('it can be restored when the process died between the two', async () => {
  // The deletion is stored, then nothing is answered any more: neither the new one nor the old one gets through.
  stage.sandbox.faults.add({ match: { method: 'POST' }, fault: 403, times: 0 });
  await stage.apply({ ...(await stage.yes()), allowReplace: true });
  expect(await stage.live('a')).toBeUndefined();
  const [folder] = kept();
  stage.sandbox.faults.clear();
  const restored = await stage.restore(folder as string);
  expect(restored.outcome?.complete).toBe(true);
  expect(await stage.live('a')).toMatchObject({ contactInfo: { company: 'Old' } });
});

test('a backup that was asked for is enough, and a run without a replace keeps nothing', async () => {
  await stage.apply({ ...(await stage.yes()), allowReplace: true, backup: 'backup' });
  stage.write({ 'b.yaml': signOn('b', { company: 'New' }) });
  await stage.apply();
  expect(existsSync(join(stage.root, 'state'))).toBe(false);
});
