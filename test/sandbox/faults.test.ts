import { expect, test } from 'vitest';
import type { Fault } from '../../sandbox/server/faults.ts';
import { administrator, browserSso, open } from './client.ts';

test.each<[Fault, boolean]>([
  ['reset-before', false],
  ['reset-after-store', true],
  ['refuse-connection', false],
])('%s: the caller gets no answer; stored: %s', async (fault, stored) => {
  const { sandbox, call } = await open({ faults: [{ match: { method: 'POST' }, fault, delayMs: 20 }] });
  await expect(call('POST', '/idp/spConnections', browserSso())).rejects.toThrow();
  await expect.poll(async () => (await call('GET', '/version').catch(() => undefined))?.status).toBe(200);
  expect(sandbox.state.get('/idp/spConnections', 'sso') !== undefined).toBe(stored);
});

test('a timeout never answers', async () => {
  const { sandbox } = await open({ faults: [{ fault: 'timeout' }] });
  const request = fetch(`${sandbox.apiUrl}/version`, { signal: AbortSignal.timeout(100) });
  await expect(request).rejects.toThrow(/timeout/);
});

test.each<[Fault, number]>([
  [500, 500],
  [503, 503],
  [401, 401],
  [403, 403],
  [422, 422],
])('status %s before anything is stored', async (fault, status) => {
  const { sandbox, call } = await open({ faults: [{ match: { method: 'POST' }, fault }] });
  const reply = await call('POST', '/idp/spConnections', browserSso());
  expect([reply.status, typeof reply.json.resultId]).toEqual([status, 'string']);
  expect(sandbox.state.get('/idp/spConnections', 'sso')).toBeUndefined();
});

test('429 says when to come back', async () => {
  const { call } = await open({ faults: [{ fault: 429, retryAfter: 2 }] });
  expect((await call('GET', '/version')).headers.get('retry-after')).toBe('2');
  expect((await call('GET', '/version')).status).toBe(200);
});

test('truncated JSON was stored; HTML was not', async () => {
  const { sandbox, call } = await open();
  sandbox.faults.add(
    { match: { method: 'POST' }, fault: 'truncated-json' },
    { match: { method: 'PUT' }, fault: 'html' },
  );
  const cut = await call('POST', '/idp/spConnections', browserSso());
  expect([cut.status, cut.json]).toEqual([201, undefined]);
  const html = await call('PUT', '/idp/spConnections/sso', browserSso('sso', { baseUrl: 'https://x.example.com' }));
  expect(html.text).toMatch(/^<html>/);
  expect(sandbox.state.get('/idp/spConnections', 'sso')?.value).not.toHaveProperty('baseUrl');
});

test('the third PUT of a path, and the one after it', async () => {
  const { sandbox, call } = await open();
  await call('POST', '/idp/spConnections', browserSso());
  sandbox.faults.add({ match: { method: 'PUT', path: '/idp/spConnections/*', nth: 3 }, fault: 500, times: 2 });
  const statuses = [];
  for (let round = 0; round < 5; round += 1)
    statuses.push((await call('PUT', '/idp/spConnections/sso', browserSso())).status);
  expect(statuses).toEqual([200, 200, 500, 500, 200]);
  expect(sandbox.faults.pending).toEqual([]);
  expect(sandbox.requests.filter((each) => each.fault)).toHaveLength(2);
});

test('while it starts, the server answers 503', async () => {
  const { call } = await open({ switches: { startUpRequests: 2 } });
  const statuses = [];
  for (let round = 0; round < 3; round += 1) statuses.push((await call('GET', '/version')).status);
  expect(statuses).toEqual([503, 503, 200]);
});

test('faults can be ordered over HTTP when the control endpoint is on', async () => {
  const closed = await open();
  expect((await fetch(`${closed.sandbox.url}/sandbox-control/faults`)).status).toBe(404);
  const { sandbox, call } = await open({ switches: { control: true } });
  const control = `${sandbox.url}/sandbox-control`;
  await fetch(`${control}/faults`, { method: 'POST', body: JSON.stringify({ fault: 500 }) });
  expect((await call('GET', '/version')).status).toBe(500);
  await fetch(`${control}/switches`, { method: 'POST', body: JSON.stringify({ deleteActive: 'refuse' }) });
  expect(sandbox.switches.deleteActive).toBe('refuse');
  const requests = await (await fetch(`${control}/requests`)).text();
  expect(JSON.parse(requests)).toEqual([{ method: 'GET', path: '/version', status: 500, bypass: false, fault: '500' }]);
  expect(requests).not.toContain(administrator);
});
