import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearRecovery, recoveryFolder } from '../../../src/commands/apply/recovery.ts';
import type { Run } from '../../../src/commands/command.ts';
import type { ChangeStatus } from '../../../src/core/plan/outcome.ts';
import { statusWords } from '../../../src/core/report/outcome-words.ts';
import { outcomeOf } from '../../core/report/samples.ts';
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

test.each([
  [{ XDG_STATE_HOME: '/x', LOCALAPPDATA: '/l', HOME: '/h' }, join('/x', 'pfconn', 'recovery')],
  [{ LOCALAPPDATA: '/l', HOME: '/h' }, join('/l', 'pfconn', 'recovery')],
  [{ XDG_STATE_HOME: '', HOME: '/h' }, join('/h', '.local', 'state', 'pfconn', 'recovery')],
  [{}, undefined],
])('of %j the folder is %s', (variables, folder) => expect(recoveryFolder(variables)).toBe(folder));

test('it is cleared only where the old one or the new one stands for sure', () => {
  const after = (status: ChangeStatus, action: 'replace' | 'update' = 'replace') => {
    const folder = join(stage.root, 'kept', status);
    mkdirSync(folder, { recursive: true });
    const said: string[] = [];
    const { changes } = outcomeOf([
      { id: 'a', action, status },
      { id: 'b', action: 'update', status: 'failed' },
    ]);
    clearRecovery(folder, changes, (line) => said.push(line));
    expect(said).toEqual(existsSync(folder) ? [`the old document of a stays in ${folder}`] : []);
    return existsSync(folder);
  };
  const all = Object.keys(statusWords) as ChangeStatus[];
  const safe = ['done', 'saved-inactive', 'skipped', 'rolled-back'];
  expect(all.filter((status) => !after(status))).toEqual(safe);
  expect(after('failed', 'update')).toBe(false);
});
