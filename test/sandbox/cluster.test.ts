import { expect, test } from 'vitest';
import { browserSso, open } from './client.ts';

test.each(['GET /cluster/status', 'POST /cluster/replicate', 'GET /cluster/settings'])(
  'a server that stands alone answers 403 to %s',
  async (what) => {
    const { call } = await open();
    const [method = '', path = ''] = what.split(' ');
    expect((await call(method, path)).status).toBe(403);
  },
);

test('a change waits for replication; engines fetch it later; one of them never does', async () => {
  let time = Date.parse('2026-08-01T10:00:00Z');
  const { call } = await open({
    now: () => new Date(time),
    cluster: { nodes: [{ index: 1 }, { index: 2, appliesAfterMs: 60_000 }, { index: 3, never: 'FAILED' }] },
  });
  const status = async () => (await call('GET', '/cluster/status')).json;
  const progress = async () =>
    (await status()).nodes.map((each: { replicationStatus: string }) => each.replicationStatus);
  expect(await status()).toMatchObject({
    replicationRequired: false,
    mixedMode: false,
    currentNodeIndex: 1,
    lastReplicationTime: '2026-08-01T10:00:00.000Z',
  });
  time += 300_000;
  await call('POST', '/idp/spConnections', browserSso());
  expect((await status()).replicationRequired).toBe(true);
  expect(await progress()).toEqual(['SUCCEEDED', 'OUT_OF_DATE', 'FAILED']);
  const replicated = await call('POST', '/cluster/replicate');
  expect([replicated.status, typeof replicated.json.resultId]).toEqual([200, 'string']);
  expect((await status()).replicationRequired).toBe(false);
  expect(await progress()).toEqual(['SUCCEEDED', 'RETRIEVING', 'FAILED']);
  time += 61_000;
  expect(await progress()).toEqual(['SUCCEEDED', 'SUCCEEDED', 'FAILED']);
});

test('a refused write and a read leave nothing to replicate', async () => {
  const { call } = await open({ cluster: { nodes: [{ index: 1 }, { index: 2 }] } });
  await call('GET', '/idp/spConnections');
  await call('POST', '/idp/spConnections', browserSso('a b'));
  expect((await call('GET', '/cluster/status')).json.replicationRequired).toBe(false);
});

test('with replication on save a connection goes out at once, unless something of others waits', async () => {
  const { sandbox, call } = await open({
    cluster: { nodes: [{ index: 1 }, { index: 2 }], replicateConnectionsOnSave: true },
  });
  const first = await call('POST', '/idp/spConnections', browserSso());
  expect(first.json.replicationStatus).toBe('REPLICATED');
  expect((await call('GET', '/cluster/status')).json.replicationRequired).toBe(false);
  sandbox.cluster.changed(false);
  const second = await call('POST', '/idp/spConnections', browserSso('two'));
  expect(second.json.replicationStatus).toBe('NOT_REPLICATED');
  const settings = await call('PUT', '/cluster/settings', { replicateConnectionsOnSave: false });
  expect(settings.json.replicateConnectionsOnSave).toBe(false);
});
