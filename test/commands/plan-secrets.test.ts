import { afterEach, expect, test } from 'vitest';
import { provisioning, type Rehearsal, rehearse, signOn } from './rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const noted = async (more: Parameters<Rehearsal['plan']>[0] = {}) =>
  (await stage.plan(more)).diagnostics
    .filter(({ code }) => code === 'secret-not-set')
    .map(({ key: connection, message, severity }) => `${severity} ${connection}: ${message}`);

test('a plan names the unset secrets that its apply will need, and no other', async () => {
  stage = await rehearse({ 'a.yaml': provisioning('a'), 'b.yaml': signOn('b') });
  await stage.apply();
  stage.variables.ZOOM_CLIENT_SECRET = '';
  const missing = 'the secret ZOOM_CLIENT_SECRET is not set';
  stage.write({ 'c.yaml': provisioning('c') });
  expect(await noted()).toEqual([`info c: ${missing}`]);
  stage.write({ 'a.yaml': provisioning('a', { baseDn: 'dc=new' }), 'c.yaml': undefined });
  expect(await noted()).toEqual([]);
  expect(await noted({ rotate: ['a'] })).toEqual([
    `info a: the secret ZOOM_CLIENT_SECRET is to be sent again and is not set`,
  ]);
});

test('one whose secret the server doesn’t hold needs it for its activation', async () => {
  stage = await rehearse({ 'a.yaml': provisioning('a', { active: false }) });
  await stage.apply();
  const live = structuredClone(await stage.live('a')) as { id: string } & Record<string, never>;
  const bare = JSON.parse(JSON.stringify(live), (_, value) =>
    value?.encryptedValue ? { ...value, encryptedValue: '', value: '' } : value,
  );
  await stage.console.of('SpConnection').replace('a', bare);
  stage.variables.ZOOM_CLIENT_SECRET = '';
  stage.write({ 'a.yaml': provisioning('a') });
  expect(await noted()).toEqual(['info a: the secret ZOOM_CLIENT_SECRET is not set']);
});
