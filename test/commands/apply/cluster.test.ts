import { afterEach, expect, test } from 'vitest';
import type { SandboxCluster } from '../../../sandbox/options.ts';
import { type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const console_ = { index: 1, mode: 'CLUSTERED_CONSOLE' } as const;
const engine = (index: number, more = {}) => ({
  index,
  mode: 'CLUSTERED_ENGINE' as const,
  appliesAfterMs: 50,
  ...more,
});

async function open(cluster?: SandboxCluster): Promise<void> {
  stage = await rehearse({ 'a.yaml': signOn('a') }, cluster ? { sandbox: { cluster } } : {});
}

const replications = () => stage.sandbox.requests.filter(({ path }) => path === '/cluster/replicate').length;

test('a server that stands alone is recognised', async () => {
  await open();
  const { outcome } = await stage.apply();
  expect(outcome?.replication).toEqual({ status: 'not-clustered', message: 'the server stands alone', nodes: [] });
  expect(outcome?.complete).toBe(true);
});

test('replicates once and waits until every engine node has it', async () => {
  await open({ nodes: [console_, engine(2), engine(3)] });
  const { outcome } = await stage.apply({ replicationTimeoutMs: 10_000 });
  expect(outcome?.replication).toEqual({
    status: 'replicated',
    message: '2 engine nodes have it',
    nodes: [
      { address: '10.0.0.2:7600', status: 'SUCCEEDED' },
      { address: '10.0.0.3:7600', status: 'SUCCEEDED' },
    ],
  });
  expect(replications()).toBe(1);
});

test('a node that has it since the very moment of the replication has it', async () => {
  const cluster = { nodes: [console_, engine(2, { appliesAfterMs: 0 })] };
  const now = () => new Date('2026-11-28T12:00:00Z');
  stage = await rehearse({ 'a.yaml': signOn('a') }, { sandbox: { cluster, now } });
  const { outcome } = await stage.apply({ replicationTimeoutMs: 2_000 });
  expect(outcome?.replication).toMatchObject({ status: 'replicated', message: '1 engine node has it' });
});

test('what is stored although the answer is an error goes to the engine nodes as well', async () => {
  await open({ nodes: [console_, engine(2)] });
  stage.write({ 'a.yaml': signOn('a', { active: false }) });
  stage.sandbox.faults.add({ match: { method: 'POST', path: '/idp/spConnections' }, fault: 500, stage: 'after' });
  // Nobody can look what became of it, so that the change is no success, and may be there all the same.
  stage.sandbox.faults.add({ match: { method: 'GET', path: '/idp/spConnections/a' }, fault: 500, times: 0 });
  const { outcome } = await stage.apply({ replicationTimeoutMs: 10_000 });
  expect(outcome?.changes.map(({ status }) => status)).toEqual(['unconfirmed']);
  expect([outcome?.replication.status, replications()]).toEqual(['replicated', 1]);
});

test('so does what is stored although it was refused', async () => {
  await open({ nodes: [console_, engine(2)] });
  stage.write({ 'a.yaml': signOn('a', { active: false }) });
  // Delivered twice by a proxy: the second one is refused, because the first was stored.
  stage.sandbox.faults.add({ match: { method: 'POST', path: '/idp/spConnections' }, fault: 422, stage: 'after' });
  const { outcome } = await stage.apply({ replicationTimeoutMs: 10_000 });
  expect(outcome?.changes.map(({ status }) => status)).toEqual(['done']);
  expect([outcome?.replication.status, replications()]).toEqual(['replicated', 1]);
});

test.each([
  [500, ['replicated', 1]],
  [422, ['not-needed', 0]],
] as const)('a write that failed (%s) and left nothing to be seen', async (fault, expected) => {
  await open({ nodes: [console_, engine(2)] });
  stage.write({ 'a.yaml': signOn('a', { active: false }) });
  stage.sandbox.faults.add({ match: { method: 'POST', path: '/idp/spConnections' }, fault, times: 0 });
  const { outcome } = await stage.apply({ replicationTimeoutMs: 10_000 });
  expect(outcome?.changes.map(({ status }) => status)).toEqual(['failed']);
  // Only a 4xx says for sure that nothing was stored.
  expect([outcome?.replication.status, replications()]).toEqual(expected);
});

test('nothing to write, nothing to replicate', async () => {
  await open({ nodes: [console_, engine(2)] });
  await stage.apply({ replicationTimeoutMs: 10_000 });
  const { outcome } = await stage.apply();
  expect(outcome?.replication.status).toBe('not-needed');
  expect(replications()).toBe(1);
});

test.each([
  ['RETRIEVING', 'timeout'],
  ['FAILED', 'failed'],
] as const)('a node that stays %s is named, and the apply is not complete', async (never, status) => {
  await open({ nodes: [console_, engine(2), engine(3, { never })] });
  const result = await stage.apply({ replicationTimeoutMs: 300 });
  expect(result.outcome?.replication.status).toBe(status);
  expect(result.outcome?.replication.message).toBe(
    `replicated, but after 0 s not every engine node has it: 10.0.0.3:7600 (${never}). Look at Cluster Management in the console`,
  );
  expect(result.outcome?.changes[0]?.status).toBe('done');
  expect([result.outcome?.complete, result.exitCode]).toEqual([false, 1]);
});

test('while changes of somebody else wait, auto writes nothing, always takes them along, never leaves all of it', async () => {
  await open({ nodes: [console_, engine(2)], pending: true });
  const refused = await stage.apply({ replicate: 'auto' });
  expect(refused.outcome?.replication.status).toBe('refused');
  expect(refused.outcome?.changes.map(({ status }) => status)).toEqual(['skipped']);
  expect(stage.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);

  const never = await stage.apply({ replicate: 'never' });
  expect(never.outcome?.replication.status).toBe('skipped');
  expect([never.outcome?.complete, replications()]).toEqual([true, 0]);

  stage.write({ 'a.yaml': signOn('a', { company: 'New' }) });
  const always = await stage.apply({ replicate: 'always', replicationTimeoutMs: 10_000 });
  expect(always.outcome?.replication.status).toBe('replicated');
});

test('connections that go out on save need no replication', async () => {
  await open({ nodes: [console_, engine(2, { appliesAfterMs: 0 })], replicateConnectionsOnSave: true });
  const { outcome } = await stage.apply({ replicationTimeoutMs: 10_000 });
  expect(outcome?.replication).toMatchObject({ status: 'on-save', message: '1 engine node has it, sent out on save' });
  expect(replications()).toBe(0);
});

test('a replication that fails does not make the changes undone', async () => {
  await open({ nodes: [console_, engine(2)] });
  stage.sandbox.faults.add({ match: { path: '/cluster/replicate' }, fault: 403, times: 0 });
  const { outcome } = await stage.apply();
  expect(outcome?.replication.status).toBe('failed');
  expect(outcome?.replication.message).toMatch(
    /the changes are saved but not on the engine nodes: replicate in the console$/,
  );
  expect(outcome?.changes[0]?.status).toBe('done');
});

test('what an interrupted run left unreplicated is named by the next one, and sent out by always', async () => {
  await open({ nodes: [console_, engine(2)] });
  await stage.apply({ replicate: 'never' });
  const named = await stage.apply({ replicate: 'auto' });
  expect(named.outcome?.replication).toMatchObject({
    status: 'not-needed',
    message: expect.stringContaining('still wait for replication (replicate: always sends them out)'),
  });
  expect(replications()).toBe(0);
  const sent = await stage.apply({ replicate: 'always', replicationTimeoutMs: 10_000 });
  expect(sent.outcome?.replication.status).toBe('replicated');
  expect(replications()).toBe(1);
});

test('a run that is cancelled after its last write is not complete: nothing went to the engine nodes', async () => {
  await open({ nodes: [console_, engine(2)] });
  stage.write({ 'a.yaml': signOn('a', { active: false }) });
  const stop = new AbortController();
  const cancelled = await stage.apply({}, { signal: stop.signal, step: ({ outcome }) => outcome && stop.abort() });
  expect(cancelled.outcome).toMatchObject({ complete: false, cancelled: true, replication: { status: 'failed' } });
  expect(cancelled.outcome?.changes.map(({ status }) => status)).toEqual(['done']);
  stage.write({ 'a.yaml': signOn('a') });
  const next = await stage.apply();
  expect(next.outcome?.replication.message).toMatch(
    /^changes wait for replication already.* a run that was interrupted/,
  );
});

test.each([403, 500] as const)(
  'when the nodes can no longer be looked at (%s), it is not called done',
  async (fault) => {
    await open({ nodes: [console_, engine(2)] });
    stage.sandbox.faults.add({ match: { path: '/cluster/status', nth: 3 }, fault, times: 0 });
    const { outcome } = await stage.apply();
    expect(outcome?.replication.status).toBe('failed');
    expect(outcome?.replication.message).toContain(
      '; replicated, but whether every engine node has it could not be seen',
    );
    expect([outcome?.complete, replications()]).toEqual([false, 1]);
  },
);
