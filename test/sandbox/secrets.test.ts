import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Vault } from '../../sandbox/secrets/vault.ts';
import { cases } from '../seeds/cases.ts';
import { connector, open, provisioning } from './client.ts';

const { outboundProvision } = provisioning();

const secretOf = (json: { outboundProvision: { targetSettings: { encryptedValue?: string }[] } }) =>
  json.outboundProvision.targetSettings[1]!.encryptedValue;

test('a secret is never answered in clear, and reads differently each time', async () => {
  const { sandbox, call } = await open({ connectors: [connector] });
  const created = await call('POST', '/idp/spConnections', provisioning());
  const [first, second] = [await call('GET', '/idp/spConnections/out'), await call('GET', '/idp/spConnections/out')];
  expect(new Set([created, first, second].map(({ json }) => secretOf(json))).size).toBe(3);
  for (const { text } of [created, first, second, await call('GET', '/bulk/export')])
    expect(text).not.toContain('swordfish');
  const header = JSON.parse(Buffer.from(secretOf(first.json)!.slice(8).split('.')[0]!, 'base64url').toString());
  expect(header).toEqual({ alg: 'dir', enc: 'A128CBC-HS256', kid: expect.any(String), version: '12.2.2.0' });
  expect(JSON.stringify(sandbox.requests)).not.toContain('swordfish');
});

test('ciphertext that comes back keeps the secret, nothing loses it', async () => {
  const { sandbox, call } = await open({ connectors: [connector] });
  const { json } = await call('POST', '/idp/spConnections', provisioning());
  const kept = await call('PUT', '/idp/spConnections/out', json);
  expect(sandbox.reveal(secretOf(kept.json)!)).toBe('swordfish');
  const lost = await call('PUT', '/idp/spConnections/out', {
    ...json,
    outboundProvision: { ...outboundProvision, targetSettings: [] },
  });
  expect(secretOf(lost.json)).toBeUndefined();
});

test('ciphertext of another server is taken or refused, as the switch says; one that was altered never', async () => {
  const foreign = new Vault('12.1.3.0').seal({ clear: 'x' });
  const body = (encryptedValue: string) =>
    provisioning('out', {
      outboundProvision: { ...outboundProvision, targetSettings: [{ name: 'clientSecret', encryptedValue }] },
    });
  const open1 = await open({ connectors: [connector] });
  expect((await open1.call('POST', '/idp/spConnections', body(foreign))).status).toBe(201);
  const read = secretOf((await open1.call('GET', '/idp/spConnections/out')).json)!;
  expect(read).not.toBe(foreign);
  const altered = `${read.slice(0, -4)}AAAA`;
  expect((await open1.call('PUT', '/idp/spConnections/out', body(altered))).status).toBe(422);
  const strict = await open({ connectors: [connector], switches: { foreignSecrets: 'refuse' } });
  expect((await strict.call('POST', '/idp/spConnections', body(foreign))).status).toBe(422);
});

test('whatever is sealed opens to the same text', () => {
  const vault = new Vault('12.2.2.0');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (clear) => {
      expect(vault.open(vault.seal({ clear }))).toEqual({ clear });
    }),
    { numRuns: cases(100) },
  );
});
