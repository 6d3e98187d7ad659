import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Result } from '../../../src/commands/command.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

const path = '/idp/spConnections';
let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ 'a.yaml': signOn('a'), 'b.yaml': signOn('b'), 'z.yaml': signOn('z') });
  await stage.apply();
  stage.write({
    'a.yaml': signOn('a', { company: 'New' }),
    'b.yaml': signOn('b', { company: 'New' }),
    'z.yaml': signOn('z', { company: 'New' }),
  });
});
afterEach(() => stage.stop());

const said = ({ outcome }: Result) => outcome?.changes.map(({ id, status, message }) => [id, status, message]);

/** Lets the last of three updates fail, and does something right before. */
function applyAnd(meanwhile: () => void, more: Parameters<Rehearsal['apply']>[1] = {}): Promise<Result> {
  stage.sandbox.faults.add(
    { match: { method: 'GET', path: `${path}/z` }, fault: 'meanwhile', meanwhile },
    { match: { method: 'PUT', path: `${path}/z` }, fault: 422 },
  );
  return stage.apply({ onFailure: 'rollback' }, more);
}

function byHand(id: string, edit: object): void {
  const { value } = stage.sandbox.state.get(path, id)!;
  const modificationDate = new Date(Date.now() + 5).toISOString();
  stage.sandbox.state.put(path, id, { ...value, ...edit, modificationDate });
}

test('what an administrator deleted after our write stays deleted', async () => {
  const result = await applyAnd(() => stage.sandbox.state.remove(path, 'a'));
  expect(said(result)).toEqual([
    ['a', 'left-alone', 'left alone: somebody else deleted it in the meantime'],
    ['b', 'rolled-back', 'put back as it was, because z failed'],
    ['z', 'failed', expect.stringContaining('422')],
  ]);
  expect(await stage.live('a')).toBeUndefined();
});

test.each([
  [500, 'somebody else'],
  [502, 'somebody else, or a request of this run that arrived late,'],
  [503, 'somebody else, or a request of this run that arrived late,'],
  [504, 'somebody else, or a request of this run that arrived late,'],
] as const)('after a write that was answered %i it was %s', async (fault, who) => {
  // A server answers by itself that it failed; a gateway may have passed on what it gave up.
  stage.sandbox.faults.add({ match: { method: 'PUT', path: `${path}/b` }, fault });
  const result = await applyAnd(() => stage.sandbox.state.remove(path, 'a'));
  expect(said(result)?.[0]).toEqual(['a', 'left-alone', `left alone: ${who} deleted it in the meantime`]);
});

test.each([
  ['of something else', { baseUrl: 'https://by-hand.example.com' }, 'baseUrl'],
  ['of what we wrote', { contactInfo: { company: 'By hand' } }, 'contactInfo.company'],
  ['that can’t be read back', {}, 'nothing that can be read back: perhaps a secret'],
])('an edit %s stays', async (_what, edit, paths) => {
  const result = await applyAnd(() => byHand('a', edit));
  const message = `left alone: somebody else changed it in the meantime (${paths})`;
  expect(said(result)?.[0]).toEqual(['a', 'left-alone', message]);
  expect(await stage.live('a')).toMatchObject({ contactInfo: { company: 'New' }, ...edit });
});

test('an edit between our write and the look after it stays, though that look saw it', async () => {
  const edit = { baseUrl: 'https://by-hand.example.com' };
  stage.sandbox.faults.add({
    match: { method: 'GET', path: `${path}/a`, nth: 2 },
    fault: 'meanwhile',
    meanwhile: () => byHand('a', edit),
  });
  const result = await applyAnd(() => {});
  const who = 'somebody else changed it in the meantime (baseUrl)';
  expect(said(result)?.[0]).toEqual(['a', 'failed', `written, but ${who}; that stays; left alone: ${who}`]);
  expect(await stage.live('a')).toMatchObject({ contactInfo: { company: 'New' }, ...edit });
});

test('nothing else is begun after the first that fails', async () => {
  stage.sandbox.faults.add({ match: { method: 'PUT', path: `${path}/a` }, fault: 422 });
  stage.sandbox.requests.length = 0;
  const result = await stage.apply({ onFailure: 'rollback' });
  expect(result.outcome?.changes.map(({ id, status }) => [id, status])).toEqual([
    ['a', 'failed'],
    ['b', 'skipped'],
    ['z', 'skipped'],
  ]);
  expect(stage.sandbox.requests.filter(({ method }) => method !== 'GET')).toHaveLength(1);
});

test('nothing is put back once the credentials are refused: a third refusal would lock the account', async () => {
  stage.sandbox.faults.add({ match: { method: 'PUT', path: `${path}/z` }, fault: 401 });
  const result = await stage.apply({ onFailure: 'rollback' });
  const unable = 'not put back: PingFederate no longer accepts the credentials';
  expect(said(result)).toEqual([
    ['a', 'rollback-failed', unable],
    ['b', 'rollback-failed', unable],
    ['z', 'rollback-failed', expect.stringContaining(unable)],
  ]);
  expect(await stage.live('a')).toMatchObject({ contactInfo: { company: 'New' } });
});

test('a replacement is replaced again by what was there', async () => {
  const use = provisioning('a').slice(provisioning('a').indexOf('outboundProvision'));
  stage.write({ 'a.yaml': signOn('a') + use });
  const yes = await stage.yes({ allowReplace: true });
  stage.sandbox.requests.length = 0;
  stage.sandbox.faults.add({ match: { method: 'PUT', path: `${path}/z` }, fault: 422 });
  const result = await stage.apply({ onFailure: 'rollback', allowReplace: true, ...yes });
  expect(said(result)?.[0]).toEqual(['a', 'rolled-back', 'put back as it was, because z failed']);
  expect(await stage.live('a')).not.toHaveProperty('outboundProvision');
  const deletions = stage.sandbox.requests.filter(({ method }) => method === 'DELETE');
  expect(deletions.map((request) => request.path)).toEqual([`${path}/a`, `${path}/a`]);
});

test('of a replacement whose old one can’t be stored again the new one stays', async () => {
  const use = provisioning('a').slice(provisioning('a').indexOf('outboundProvision'));
  stage.write({ 'a.yaml': signOn('a') + use });
  const yes = await stage.yes({ allowReplace: true });
  stage.sandbox.faults.add(
    { match: { method: 'PUT', path: `${path}/z` }, fault: 422 },
    { match: { method: 'POST', path, nth: 2 }, fault: 422 },
  );
  const result = await stage.apply({ onFailure: 'rollback', allowReplace: true, ...yes });
  expect(said(result)?.[0]).toEqual([
    'a',
    'rollback-failed',
    expect.stringMatching(/^could not be put back: .*422.*; the new one stands again$/),
  ]);
  expect(await stage.live('a')).toHaveProperty('outboundProvision');
});

test('once the time of the run is over nothing is begun', async () => {
  stage.sandbox.requests.length = 0;
  expect(said(await stage.apply({ deadlineMs: 1 }))).toEqual(
    ['a', 'b', 'z'].map((id) => [id, 'skipped', 'the deadline of the run has passed']),
  );
  expect(stage.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('what is saved and can’t be activated is put back, too, and says so', async () => {
  stage.write({ 'c.yaml': signOn('c') });
  stage.sandbox.faults.add({ match: { method: 'PUT', path: `${path}/c` }, fault: 422 });
  const result = await stage.apply({ onFailure: 'rollback' });
  expect(said(result)?.find(([id]) => id === 'c')).toEqual([
    'c',
    'rolled-back',
    expect.stringMatching(
      /^saved inactive; PingFederate refused .*; put back as it was, because it did not go through$/,
    ),
  ]);
  expect(await stage.live('c')).toBeUndefined();
});

test('what is put back goes in the reverse order of the writes', async () => {
  stage.sandbox.requests.length = 0;
  await applyAnd(() => {});
  const writes = stage.sandbox.requests.filter(({ method }) => method === 'PUT').map((request) => request.path);
  expect(writes).toEqual(['a', 'b', 'z', 'b', 'a'].map((id) => `${path}/${id}`));
});

test('a run that is cancelled puts nothing back, and says nothing of a failure', async () => {
  const stop = new AbortController();
  stage.sandbox.faults.add({
    match: { method: 'GET', path: `${path}/z` },
    fault: 'meanwhile',
    meanwhile: () => stop.abort(),
  });
  const result = await stage.apply({ onFailure: 'rollback' }, { signal: stop.signal });
  expect(said(result)).toEqual([
    ['a', 'done', undefined],
    ['b', 'done', undefined],
    ['z', 'skipped', 'the run was cancelled'],
  ]);
});

test('what somebody else changed is named as the reason, not a failure', async () => {
  stage.sandbox.faults.add({
    match: { method: 'GET', path: `${path}/z` },
    fault: 'meanwhile',
    meanwhile: () => byHand('z', { baseUrl: 'https://by-hand.example.com' }),
  });
  const result = await stage.apply({ onFailure: 'rollback' });
  expect(said(result)?.map(([, , message]) => message)).toEqual([
    'put back as it was, because z was changed by somebody else',
    'put back as it was, because z was changed by somebody else',
    expect.stringMatching(/^somebody else changed it/),
  ]);
});

test.each<[string, (id: string) => void, string]>([
  [
    'deleted',
    (id) => void stage.sandbox.state.remove(path, id),
    'left-alone: left alone: somebody else deleted it when it had just been put back',
  ],
  [
    'changed',
    (id) => byHand(id, { baseUrl: 'https://by-hand.example.com' }),
    'rollback-failed: could not be put back: the server holds something else than before (baseUrl)',
  ],
])('what is put back and then %s by somebody else is theirs', async (_what, edit, expected) => {
  const match = { method: 'GET', path: `${path}/a`, nth: 4 };
  stage.sandbox.faults.add({ match, fault: 'meanwhile', meanwhile: () => edit('a') });
  const [first] = said(await applyAnd(() => {})) ?? [];
  expect(`${first?.[1]}: ${first?.[2]}`).toBe(expected);
});

test('what was created and can’t be deleted again stays, deactivated, and says so', async () => {
  stage.write({ 'c.yaml': signOn('c') });
  stage.sandbox.faults.add({ match: { method: 'DELETE', path: `${path}/c` }, fault: 422, times: 0 });
  const result = await applyAnd(() => {});
  expect(said(result)?.find(([id]) => id === 'c')).toEqual([
    'c',
    'rollback-failed',
    `could not be put back: DELETE ${path}/c: refused (422): Refused as ordered.; it stays deactivated`,
  ]);
  expect(await stage.live('c')).toMatchObject({ active: false });
});

test('what was deleted is made again, without the memory of its channels', async () => {
  const absent = (id: string) => `kind: SpConnection\nid: ${id}\nlifecycle: { state: absent }\n`;
  stage.write({ 'a.yaml': provisioning('p'), 'b.yaml': undefined, 'z.yaml': signOn('z') });
  await stage.apply();
  stage.write({ 'a.yaml': absent('p'), 'b.yaml': absent('b'), 'z.yaml': absent('z') });
  const yes = await stage.yes();
  stage.sandbox.faults.add({ match: { method: 'DELETE', path: `${path}/z` }, fault: 422, times: 0 });
  const result = await stage.apply({ onFailure: 'rollback', ...yes });
  expect(said(result)).toEqual([
    ['b', 'rolled-back', 'put back as it was, because z failed'],
    [
      'p',
      'rolled-back',
      'put back as it was, because z failed, but its channels have lost the memory of whom they provisioned',
    ],
    ['z', 'failed', expect.stringMatching(/it was activated again$/)],
  ]);
  expect(await stage.live('p')).toMatchObject({ active: true, outboundProvision: { type: 'Zoom' } });
});

test('what may be somebody else’s creation stays', async () => {
  stage.write({ 'c.yaml': signOn('c', { active: false }) });
  stage.sandbox.faults.add({ match: { method: 'POST' }, fault: 'twice' });
  const twice = await applyAnd(() => {});
  const note = 'it is stored, although the answer was another one: it was refused (422); left alone: ';
  expect(said(twice)?.find(([id]) => id === 'c')).toEqual([
    'c',
    'left-alone',
    `${note}whether this run or somebody else created it can’t be told`,
  ]);
  expect(await stage.live('c')).toBeDefined();
});

test('what was created without an answer is put back, unless it was changed before the look at it', async () => {
  const lost = { match: { method: 'POST' }, fault: 'reset-after-store' } as const;
  stage.write({ 'c.yaml': signOn('c', { active: false }) });
  stage.sandbox.faults.add(lost);
  const own = await applyAnd(() => {});
  expect(said(own)?.find(([id]) => id === 'c')).toEqual(['c', 'rolled-back', 'put back as it was, because z failed']);
  stage.sandbox.faults.clear();
  stage.sandbox.faults.add(lost, {
    match: { method: 'GET', path: `${path}/c` },
    fault: 'meanwhile',
    meanwhile: () => byHand('c', {}),
  });
  const changed = await applyAnd(() => {});
  expect(said(changed)?.find(([id]) => id === 'c')).toEqual([
    'c',
    'left-alone',
    'left alone: whether somebody else has changed it since it was created can’t be told',
  ]);
});
