import { expect, test } from 'vitest';
import {
  checkAccount,
  checkCluster,
  checkKnown,
  checkLicence,
  checkProvisioning,
  checkVersion,
} from '../../../src/commands/doctor/server-checks.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import type { AdminApi } from '../../../src/edges/pingfederate/admin-api.ts';

/** A server that answers this, whatever it is asked. */
const answering = (answer: JsonObject | undefined) =>
  ({ get: async () => answer, clusterStatus: async () => answer }) as unknown as AdminApi;

test.each([
  ['10.1.9.0', 'problem', 'versions before 10.2 are not supported'],
  ['10.2.0.0', 'look', 'Ping Identity supports 12.2 and later'],
  ['12.1.9.9', 'look', 'Ping Identity supports 12.2 and later'],
  ['12.2.0.0', 'fine', 'answers in 5 ms'],
  ['13.1.9.0', 'fine', 'answers in 5 ms'],
  ['13.2.0.0', 'look', 'newer than any version that is known here'],
])('version %s: %s', (version, state, says) => {
  const check = checkVersion(version, 5, 'pf:9999');
  expect(check).toMatchObject({ state, says: expect.stringContaining(says) });
});

const now = new Date('2026-11-28T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

test.each([
  ['ended', { expirationDate: inDays(-0.1) }, ['problem it has expired']],
  ['ends today', { expirationDate: inDays(0.1) }, ['look it ends in 0 days']],
  ['ends tomorrow', { expirationDate: inDays(1) }, ['look it ends in 1 day']],
  ['is near its end', { expirationDate: inDays(29.9) }, ['look it ends in 29 days']],
  ['has a month', { expirationDate: inDays(30), tier: 'Perpetual' }, ['fine Perpetual, valid until 2026-12-28']],
  ['says no end', {}, ['fine in force']],
  ['has one connection left', { maxConnections: 5, usedConnections: 4 }, ['fine in force']],
  [
    'has none left',
    { maxConnections: 5, usedConnections: 5 },
    ['fine in force', 'look all of its 5 connections are in use'],
  ],
  ['has no limit', { maxConnections: 0, usedConnections: 5 }, ['fine in force']],
  [
    'has no provisioning',
    { provisioningEnabled: false },
    ['fine in force', 'problem it does not include outbound provisioning'],
  ],
] as [string, JsonObject, string[]][])('a licence that %s', async (_, licence, expected) => {
  const of = async (uses: boolean) =>
    (await checkLicence(answering(licence), uses, now)).map(({ state, says }) => `${state} ${says}`);
  expect(await of(true)).toEqual(expected);
  expect(await of(false)).toEqual(expected.filter((line) => !line.includes('provisioning')));
});

test.each([
  [
    'an administrator',
    { roles: ['CRYPTO_ADMINISTRATOR', 'ADMINISTRATOR'] },
    'fine',
    'Crypto Administrator, Administrator: it can plan and apply',
  ],
  [
    'an auditor, whatever else it is',
    { auditor: true, roles: [] },
    'fine',
    'it can plan and look for drift, not apply',
  ],
  ['one that could be an auditor', { auditor: false, roles: ['ADMINISTRATOR'] }, 'fine', 'it can plan and apply'],
  ['another', { roles: ['USER_ADMINISTRATOR'] }, 'problem', 'lacks the Administrator role'],
  ['one that can’t be read', undefined, 'unknown', "its roles can't be read"],
])('an account of %s', async (_, account, state, says) => {
  const credentials = { kind: 'basic', username: 'a', password: undefined };
  expect(await checkAccount(answering(account), { credentials } as never)).toMatchObject({
    state,
    says: expect.stringContaining(says),
  });
});

test('no credentials, and a token', async () => {
  const of = async (kind: string) => (await checkAccount(answering({}), { credentials: { kind } } as never)).state;
  expect([await of('none'), await of('token'), await of('client-credentials')]).toEqual(['look', 'unknown', 'unknown']);
});

test.each([
  [undefined, 'unknown'],
  [{}, 'look'],
  [{ dataStoreRef: { id: '' } }, 'look'],
  [{ dataStoreRef: { id: 'ds' } }, 'fine'],
] as [JsonObject | undefined, string][])('where provisioning keeps its state: %j', async (settings, state) =>
  expect((await checkProvisioning(answering(settings))).state).toBe(state),
);

const engine = (more: JsonObject = {}) => ({
  mode: 'CLUSTERED_ENGINE',
  address: 'e:7600',
  version: '12.2.2.0',
  replicationStatus: 'SUCCEEDED',
  ...more,
});
const console_ = { mode: 'CLUSTERED_CONSOLE', address: 'c:7600', version: '12.2.2.0', index: 0 };

test.each([
  [undefined, 'fine', 'the server stands alone'],
  [{ nodes: [{ mode: 'STANDALONE' }] }, 'fine', 'the server stands alone'],
  [{ nodes: [console_, engine()] }, 'fine', 'a cluster with 1 engine node, all up to date'],
  [{ nodes: [engine({ mode: 'CLUSTERED_DUAL' }), engine()] }, 'fine', 'a cluster with 2 engine nodes, all up to date'],
  [{ nodes: [console_, engine({ replicationStatus: undefined })] }, 'fine', 'all up to date'],
  [
    { nodes: [console_, engine({ replicationStatus: 'FAILED' })] },
    'look',
    'not all have the current configuration: e:7600 (FAILED)',
  ],
  [{ nodes: [console_, engine()], replicationRequired: true }, 'look', 'wait for replication'],
  [
    { nodes: [console_, engine({ version: '12.3.0.0' })], replicationRequired: true },
    'look',
    'in the middle of an upgrade',
  ],
] as [JsonObject | undefined, string, string][])('a cluster: %j', async (status, state, says) => {
  expect(await checkCluster(answering(status))).toMatchObject({ state, says: expect.stringContaining(says) });
});

test('connections that go out on save are said so', async () => {
  const onSave = { nodes: [console_, engine()], replicateConnectionsOnSave: true };
  expect((await checkCluster(answering(onSave))).says).toContain(', connections go out on save');
});

test('members of the connections that nobody knows, each once, five of them', () => {
  expect(checkKnown([{ type: 'SP', id: 'a' }])).toEqual([]);
  const [check] = checkKnown(
    ['a', 'b'].map((id) => ({ type: 'SP', id, n1: 1, n2: 1, n3: 1, n4: 1, n5: 1, n6: 1 })) as never,
  );
  expect(check?.says).toBe('12 members of the connections not known here: n1, n2, n3, n4, n5');
});
