import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { objectsIn } from '../../../src/core/document/readers.ts';
import { provisioning, type Rehearsal, rehearse, signOn, tokensOf } from '../rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const backups = () => readdirSync(join(stage.root, 'backup'));

test('what an apply changes is stored before, and restored with its secrets', async () => {
  stage = await rehearse({ 'a.yaml': provisioning('a'), 'b.yaml': signOn('b'), 'c.yaml': signOn('c') });
  await stage.apply();
  const before = await stage.live('a');
  stage.variables.ZOOM_CLIENT_SECRET = 'planted-new-secret';
  stage.write({
    'a.yaml': provisioning('a', { baseDn: 'dc=new' }),
    'b.yaml': 'kind: SpConnection\nid: b\nlifecycle: { state: absent }\n',
    'd.yaml': signOn('d'),
  });
  await stage.apply({ backup: join(stage.root, 'backup') });
  expect(stage.secretOf('a')).toBe('planted-new-secret');

  const [folder] = backups();
  const path = join(stage.root, 'backup', folder as string);
  expect(readdirSync(path).sort()).toEqual(['a.json', 'b.json', 'index.json']);
  expect(statSync(join(path, 'a.json')).mode & 0o077).toBe(0);
  expect(readFileSync(join(path, 'a.json'), 'utf8')).not.toContain('planted');
  expect(JSON.parse(readFileSync(join(path, 'index.json'), 'utf8'))).toMatchObject({
    format: 'pfconn-backup',
    objects: [
      { kind: 'SpConnection', id: 'a', file: 'a.json', action: 'update' },
      { kind: 'SpConnection', id: 'b', file: 'b.json', action: 'delete' },
    ],
    created: ['d'],
  });

  const result = await stage.restore('backup');
  expect(result.outcome?.changes.map(({ id, action, status }) => `${action} ${id} ${status}`)).toEqual([
    'update a done',
    'create b done',
  ]);
  expect(JSON.stringify((await stage.live('a'))?.outboundProvision)).toContain('dc=example,dc=com');
  expect(stage.secretOf('a')).toBe('planted-zoom-secret');
  expect((await stage.live('b'))?.active).toBe(true);
  expect(await stage.live('d')).toBeDefined();
  expect(before?.id).toBe('a');
});

test('a dry run shows what would be put back, and puts nothing back', async () => {
  stage = await rehearse({ 'a.yaml': provisioning('a') });
  await stage.apply();
  stage.write({ 'a.yaml': provisioning('a', { baseDn: 'dc=new' }) });
  await stage.apply({ backup: join(stage.root, 'backup') });
  const shown = await stage.restore('backup', { dryRun: true });
  expect(shown.plan?.changes.map(({ id, action }) => `${action} ${id}`)).toEqual(['update a']);
  expect(shown.outcome).toBeUndefined();
  expect(JSON.stringify((await stage.live('a'))?.outboundProvision)).toContain('dc=new');
  const put = await stage.restore('backup', { expectDigest: shown.plan?.digest });
  expect(put.outcome?.complete).toBe(true);
});

test('a secret that alone was changed goes back too', async () => {
  stage = await rehearse({ 'a.yaml': provisioning('a') });
  await stage.apply();
  stage.variables.ZOOM_CLIENT_SECRET = 'planted-new-secret';
  await stage.apply({ rotate: ['a'], backup: join(stage.root, 'backup') });
  expect(stage.secretOf('a')).toBe('planted-new-secret');
  await stage.restore('backup');
  expect(stage.secretOf('a')).toBe('planted-zoom-secret');
});

test('each apply has a backup of its own; without changes there is none', async () => {
  stage = await rehearse({ 'a.yaml': signOn('a') });
  const backup = join(stage.root, 'backup');
  await stage.apply();
  for (const company of ['One', 'Two']) {
    stage.write({ 'a.yaml': signOn('a', { company }) });
    await stage.apply({ backup });
  }
  await stage.apply({ backup });
  expect(backups()).toHaveLength(2);
  await stage.restore(join('backup', backups()[0] as string));
  expect((await stage.live('a'))?.contactInfo).toEqual({ company: 'Example' });
});

test('the server’s archive goes with it, and nothing is written when it can’t be had', async () => {
  stage = await rehearse({ 'a.yaml': signOn('a') });
  const backup = join(stage.root, 'backup');
  await stage.apply({ backup, backupArchive: true });
  const path = join(backup, backups()[0] as string);
  expect(readFileSync(join(path, 'config-archive.zip')).subarray(0, 2).toString()).toBe('PK');

  stage.write({ 'a.yaml': signOn('a', { company: 'New' }) });
  stage.sandbox.faults.add({ match: { path: '/configArchive/export' }, fault: 403 });
  await expect(stage.apply({ backup, backupArchive: true })).rejects.toMatchObject({ kind: 'forbidden' });
  expect((await stage.live('a'))?.contactInfo).toEqual({ company: 'Example' });
});

test('a folder that is no backup is refused', async () => {
  stage = await rehearse({ 'a.yaml': signOn('a') });
  await expect(stage.restore('connections')).rejects.toThrow('there is no backup in connections');
  await expect(stage.restore('')).rejects.toThrow();
});

test('what the server held goes back as it was, also what reads like a reference', async () => {
  stage = await rehearse({ 'a.yaml': provisioning('a'), 'b.yaml': signOn('b') });
  await stage.apply();
  const odd = '${secret:ZOOM_CLIENT_SECRET} ${var:NO}';
  const held = async (id: string) => structuredClone(await stage.live(id)) as JsonObject & { id: string };
  const account = (document: JsonObject) =>
    objectsIn(document.outboundProvision, 'targetSettings').find(({ name }) => name === accountName) as JsonObject;
  const a = await held('a');
  const accountName = objectsIn(a.outboundProvision, 'targetSettings').find(({ value }) => value === 'account')?.name;
  account(a).value = '${secret:ZOOM_CLIENT_SECRET}';
  await stage.console.of('SpConnection').replace('a', a);
  const b = { ...(await held('b')), contactInfo: { company: odd, phone: '${file:x.txt}' } };
  await stage.console.of('SpConnection').replace('b', b);
  await stage.apply({ ...(await stage.yes()), backup: join(stage.root, 'backup') });
  expect(account(await held('a')).value).toBe('account');

  // Another account at the target leaves everyone in the old one: that waits for a yes here, too.
  const first = await stage.restore('backup');
  expect(first.outcome?.changes.map(({ id, status }) => `${id} ${status}`)).toEqual(['b done', 'a waits']);
  const { outcome } = await stage.restore('backup', { accept: tokensOf(first) });
  expect(outcome?.changes.map(({ id, status }) => `${id} ${status}`)).toEqual(['a done']);
  expect(account(await held('a')).value).toBe('${secret:ZOOM_CLIENT_SECRET}');
  expect((await stage.live('b'))?.contactInfo).toEqual({ company: odd, phone: '${file:x.txt}' });
  expect(stage.secretOf('a')).toBe('planted-zoom-secret');
});
