import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderedFault } from '../../../sandbox/server/faults.ts';
import { fatalReason } from '../../../src/commands/apply/work.ts';
import type { Result } from '../../../src/commands/command.ts';
import { AdminApiError, type FailureKind } from '../../../src/edges/pingfederate/admin-api-error.ts';
import { type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ 'a.yaml': signOn('a'), 'b.yaml': signOn('b') });
  await stage.apply();
});
afterEach(() => stage.stop());

const said = ({ outcome }: Result) => outcome?.changes.map(({ id, status, message }) => [id, status, message]);
const order = (method: string, fault: OrderedFault) => stage.sandbox.faults.add({ ...fault, match: { method } });
const update = { 'b.yaml': signOn('b', { company: 'New' }) };
const create = { 'b.yaml': signOn('b'), 'c.yaml': signOn('c', { active: false }) };
const remove = { 'b.yaml': 'kind: SpConnection\nid: b\nlifecycle: { state: absent }\n' };

describe('stored, although the answer says something else', () => {
  test.each<[string, string, Record<string, string>, OrderedFault, RegExp]>([
    [
      'PUT',
      '{}',
      update,
      { fault: 'unexpected', stage: 'after' },
      /^it is stored, although the answer was another one/,
    ],
    ['PUT', '403', update, { fault: 403, stage: 'after' }, /^it is stored, although .*it was refused \(403\)$/],
    ['PUT', '422', update, { fault: 422, stage: 'after' }, /^it is stored, although .*it was refused \(422\)$/],
    ['POST', '{}', create, { fault: 'unexpected', stage: 'after' }, /^it is stored, although/],
    ['POST', '403', create, { fault: 403, stage: 'after' }, /^it is stored, although .*it was refused \(403\)$/],
    ['POST', 'delivered twice', create, { fault: 'twice' }, /^it is stored, although .*it was refused \(422\)$/],
    ['DELETE', '403', remove, { fault: 403, stage: 'after' }, /^it is deleted, although .*it was refused \(403\)$/],
  ])('%s answered with %s', async (method, _what, files, fault, message) => {
    stage.write(files);
    order(method, fault);
    const result = await stage.apply();
    const id = method === 'POST' ? 'c' : 'b';
    expect(said(result)).toContainEqual([id, 'done', expect.stringMatching(message)]);
    expect(result.exitCode).toBe(0);
  });
});

test('an answer without a body is looked after as a lost one is', async () => {
  stage.write(update);
  order('PUT', { fault: 'empty', stage: 'after' });
  expect(said(await stage.apply())).toEqual([['b', 'done', undefined]]);
});

test('answered as stored, and not: the connection is as it was, and that is said', async () => {
  stage.write(update);
  order('PUT', { fault: 'unexpected' });
  const result = await stage.apply();
  expect(said(result)).toEqual([['b', 'failed', expect.stringMatching(/an object was expected/)]]);
  expect((await stage.live('b'))?.contactInfo).toEqual({ company: 'Example' });
});

test('a DELETE answered 404 while the connection is still there', async () => {
  stage.write(remove);
  order('DELETE', { fault: 404 });
  const result = await stage.apply();
  const message = 'PingFederate answered that it is not there, but it is; it was activated again';
  expect(said(result)).toEqual([['b', 'failed', message]]);
  expect((await stage.live('b'))?.active).toBe(true);
});

test('what somebody made anew in the place of what was deleted is theirs', async () => {
  stage.write(remove);
  const anew = () => {
    const { value } = stage.sandbox.state.get('/idp/spConnections', 'b')!;
    stage.sandbox.state.put('/idp/spConnections', 'b', { ...value, creationDate: '2030-01-01T00:00:00.000Z' });
  };
  order('DELETE', { fault: 404 });
  // The third read is the look after the deletion.
  const match = { method: 'GET', path: '/idp/spConnections/b', nth: 3 };
  stage.sandbox.faults.add({ match, fault: 'meanwhile', meanwhile: anew });
  const result = await stage.apply();
  expect(said(result)).toEqual([
    ['b', 'conflict', expect.stringMatching(/^somebody else created one with this id at 2030-01-01/)],
  ]);
  expect((await stage.live('b'))?.active).toBe(false);
});

test('sent, but not confirmed, is a result of its own; the last look settles it where it can', async () => {
  stage.write(update);
  order('PUT', { fault: 403, stage: 'after' });
  // The look after it fails as well.
  stage.sandbox.faults.add({ match: { method: 'GET', path: '/idp/spConnections/b', nth: 2 }, fault: 403 });
  const settled = await stage.apply();
  expect(said(settled)).toEqual([
    ['b', 'done', expect.stringMatching(/could not be looked at; looked at again at the end: it is as it should be$/)],
  ]);
  stage.write({ 'b.yaml': signOn('b', { company: 'Newer' }) });
  order('PUT', { fault: 401 });
  const open = await stage.apply();
  expect(said(open)).toEqual([['b', 'unconfirmed', expect.stringMatching(/401.*could not be looked at$/)]]);
  expect(open.outcome?.complete).toBe(false);
});

test('what is gone after it was read back, as by a DELETE that arrives late, is reported before the run ends', async () => {
  stage.write({ 'c.yaml': signOn('c') });
  // Gone after the last read of its own and before the list at the end.
  const gone = () => stage.sandbox.state.remove('/idp/spConnections', 'c');
  stage.sandbox.faults.add({
    match: { method: 'GET', path: '/idp/spConnections', nth: 2 },
    fault: 'meanwhile',
    meanwhile: gone,
  });
  const result = await stage.apply();
  expect(said(result)).toEqual([
    [
      'c',
      'gone',
      'gone at the end of the run: deleted by somebody else, or by a request of this run that arrived late',
    ],
  ]);
  expect([result.exitCode, result.outcome?.complete]).toEqual([1, false]);
});

test('what was saved and not activated, and is gone at the end, is gone', async () => {
  stage.write({ 'c.yaml': signOn('c') });
  stage.sandbox.faults.add(
    { match: { method: 'PUT', path: '/idp/spConnections/c' }, fault: 422 },
    {
      match: { method: 'GET', path: '/idp/spConnections', nth: 2 },
      fault: 'meanwhile',
      meanwhile: () => stage.sandbox.state.remove('/idp/spConnections', 'c'),
    },
  );
  expect(said(await stage.apply())).toEqual([
    ['c', 'gone', expect.stringMatching(/^saved inactive; .*; gone at the end of the run/)],
  ]);
});

test('an old connection that can’t be saved any more is deleted while it is active', async () => {
  stage.write(remove);
  order('PUT', { fault: 422 });
  expect(said(await stage.apply())).toEqual([['b', 'done', undefined]]);
  expect(await stage.live('b')).toBeUndefined();
});

test('after a refused sign-in, or where the server can’t be reached at all, nothing else is tried', () => {
  const reason = (kind: FailureKind, code?: string) =>
    fatalReason(new AdminApiError({ method: 'PUT', path: '/', what: 'x', kind, code })) !== undefined;
  const kinds: Record<FailureKind, boolean> = {
    unauthorized: true,
    forbidden: false,
    'not-found': false,
    validation: false,
    conflict: false,
    'rate-limited': false,
    'server-error': false,
    redirect: false,
    refused: false,
    unreachable: false,
    dns: true,
    timeout: false,
    'tls-untrusted': true,
    'tls-hostname': true,
    'tls-expired': true,
    'tls-failed': true,
    proxy: true,
    'proxy-refused': true,
    'not-json': false,
    truncated: false,
    unexpected: false,
    'too-large': false,
    token: true,
    settings: false,
    cancelled: false,
  };
  expect(Object.fromEntries(Object.keys(kinds).map((kind) => [kind, reason(kind as FailureKind)]))).toEqual(kinds);
  expect([reason('unreachable', 'ECONNREFUSED'), reason('unreachable', 'ECONNRESET')]).toEqual([true, false]);
});

test('what somebody changed after the last read of its own is said, in one list however many were written', async () => {
  const files = Object.fromEntries(['c', 'd', 'e', 'f'].map((id) => [`${id}.yaml`, signOn(id)]));
  stage.write(files);
  const edit = () => {
    const { value } = stage.sandbox.state.get('/idp/spConnections', 'd')!;
    const modificationDate = new Date(Date.now() + 5).toISOString();
    stage.sandbox.state.put('/idp/spConnections', 'd', { ...value, baseUrl: 'https://by-hand', modificationDate });
  };
  stage.sandbox.requests.length = 0;
  stage.sandbox.faults.add({
    match: { method: 'GET', path: '/idp/spConnections', nth: 2 },
    fault: 'meanwhile',
    meanwhile: edit,
  });
  const result = await stage.apply();
  expect(said(result)?.map(([id, status]) => `${id} ${status}`)).toEqual([
    'c done',
    'd changed-since',
    'e done',
    'f done',
  ]);
  expect(said(result)?.[1]?.[2]).toBe(
    'changed since (baseUrl): by somebody else, or by a request of this run that arrived late',
  );
  const asked = stage.sandbox.requests.map(({ method, path }) => `${method} ${path}`);
  expect(asked.slice(-2)).toEqual(['GET /idp/spConnections', 'GET /idp/spConnections/d']);
});

test('a last look that isn’t possible is said, and the run is no success', async () => {
  stage.write(update);
  stage.sandbox.faults.add({ match: { method: 'GET', path: '/idp/spConnections', nth: 2 }, fault: 403 });
  const { outcome, failure, exitCode } = await stage.apply();
  expect(outcome?.changes.map(({ status }) => status)).toEqual(['done']);
  expect([exitCode, outcome?.unseen]).toEqual([1, expect.stringContaining('403')]);
  expect(failure?.message).toMatch(
    /^everything was written and read back, but one more look at the end was not possible/,
  );
});
