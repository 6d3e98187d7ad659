import { describe, expect, test } from 'vitest';
import { kindNames } from '../../../src/core/kinds.ts';
import { AdminApiError } from '../../../src/edges/pingfederate/admin-api-error.ts';
import { waitBefore } from '../../../src/edges/pingfederate/retry.ts';
import { connectTo, json, serve } from './servers.ts';

const connection = { id: 'a', entityId: 'urn:a', name: 'A' };

test.each([429, 500, 502, 503, 504])('a read is repeated after %i', async (status) => {
  const url = await serve((_, response, count) => {
    if (count < 3) json(response, { message: 'later' }, status);
    else json(response, { items: [] });
  });
  expect(await (await connectTo(url)).api.of('SpConnection').list()).toEqual([]);
});

test('a read is repeated after a cut connection, half an answer, and a page', async () => {
  const url = await serve((_, response, count) => {
    if (count === 1) response.destroy();
    else if (count === 2) response.writeHead(200, { 'content-type': 'application/json' }).end('{"items": [');
    else json(response, { items: [] });
  });
  expect(await (await connectTo(url)).api.of('SpConnection').list()).toEqual([]);
});

test('Retry-After is obeyed, in seconds and as a date', async () => {
  const started = Date.now();
  const url = await serve((_, response, count) => {
    if (count === 1) response.setHeader('retry-after', '1');
    json(response, count === 1 ? {} : { items: [] }, count === 1 ? 429 : 200);
  });
  const { api, warnings } = await connectTo(url);
  await api.of('SpConnection').list();
  expect(Date.now() - started).toBeGreaterThan(950);
  expect(warnings).toEqual(['GET /idp/spConnections: too many requests (429); trying again in 1 s']);
});

test('nothing is repeated past the deadline', async () => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests += 1;
    response.setHeader('retry-after', '60');
    json(response, {}, 503);
  });
  const { api } = await connectTo(url, {}, { deadlineMs: 1000 });
  await expect(api.of('SpConnection').list()).rejects.toMatchObject({ kind: 'server-error' });
  expect(requests).toBe(1);
});

describe('a create whose answer is lost', () => {
  test('is looked up and found: it is not sent again', async () => {
    const log: string[] = [];
    const url = await serve((request, response) => {
      log.push(`${request.method} ${request.url?.slice('/pf-admin-api/v1'.length)}`);
      if (request.method === 'POST') response.destroy();
      else json(response, connection);
    });
    expect(await (await connectTo(url)).api.of('SpConnection').create(connection)).toEqual(connection);
    expect(log).toEqual(['POST /idp/spConnections', 'GET /idp/spConnections/a']);
  });

  test('is looked up by its name when it has no id of its own', async () => {
    const log: string[] = [];
    const url = await serve((request, response) => {
      log.push(`${request.method} ${request.url?.slice('/pf-admin-api/v1'.length)}`);
      if (request.method === 'POST') json(response, {}, 500);
      else json(response, { items: [connection] });
    });
    const { id: _, ...body } = connection;
    expect(await (await connectTo(url)).api.of('SpConnection').create(body)).toEqual(connection);
    expect(log).toEqual(['POST /idp/spConnections', 'GET /idp/spConnections']);
  });

  test('is sent again when it did not arrive', async () => {
    const log: string[] = [];
    const url = await serve((request, response, count) => {
      log.push(request.method ?? '');
      if (count === 1) response.destroy();
      else if (request.method === 'GET') json(response, { resultId: 'x', message: 'none' }, 404);
      else json(response, connection, 201);
    });
    expect(await (await connectTo(url)).api.of('SpConnection').create(connection)).toEqual(connection);
    expect(log).toEqual(['POST', 'GET', 'POST']);
  });

  test('that is refused as a duplicate of its own first try is a success', async () => {
    let stored = false;
    const url = await serve((request, response, count) => {
      if (request.method === 'GET')
        return json(response, stored ? connection : { message: 'none' }, stored ? 200 : 404);
      if (count === 1) return response.destroy();
      // The first try arrives late: after the look, before the second try.
      stored = true;
      return json(response, { resultId: 'validation_error', message: 'in use' }, 422);
    });
    expect(await (await connectTo(url)).api.of('SpConnection').create(connection)).toEqual(connection);
  });
});

test('a replace whose answer is lost asks before it is sent again', async () => {
  const log: string[] = [];
  const url = await serve((request, response, count) => {
    log.push(request.method ?? '');
    if (count === 1) response.destroy();
    else json(response, connection);
  });
  const { api } = await connectTo(url);
  await api.of('SpConnection').replace('a', connection, async () => undefined);
  expect(log).toEqual(['PUT', 'PUT']);
});

describe('a delete', () => {
  /** What a server answers to the first, second … delete, the last one from then on. */
  async function deleting(answers: number[], also: number[] = []) {
    const log: string[] = [];
    const url = await serve((request, response) => {
      const left = request.url?.endsWith('/before') ? also : answers;
      const status = left.length > 1 ? left.shift() : left[0];
      log.push(`${request.method} ${status}`);
      json(response, { resultId: 'x', message: 'in use' }, status);
    });
    const { api } = await connectTo(url);
    if (also.length > 0) await api.of('SpConnection').delete('before');
    return {
      done: await api
        .of('IdpAdapter')
        .delete('a')
        .catch((error: AdminApiError) => error.kind),
      log,
    };
  }

  test('is repeated while the object is in use for a moment, and takes "gone" for done', async () => {
    const { done, log } = await deleting([422, 422, 404]);
    expect([done, ...log]).toEqual(['not-found', 'DELETE 422', 'DELETE 422', 'DELETE 404']);
  });

  test('is repeated after a 500, which a server answers when it has just lost sight of who used the object', async () => {
    const { done, log } = await deleting([500, 422, 204], [204]);
    expect([done, ...log]).toEqual(['deleted', 'DELETE 204', 'DELETE 500', 'DELETE 422', 'DELETE 204']);
  });

  test('is repeated after a 403 where this account could delete something else before', async () => {
    const { done, log } = await deleting([403, 204], [204]);
    expect([done, ...log]).toEqual(['deleted', 'DELETE 204', 'DELETE 403', 'DELETE 204']);
  });

  test('of somebody who may not delete is refused at once', async () => {
    const { done, log } = await deleting([403]);
    expect([done, ...log]).toEqual(['forbidden', 'DELETE 403']);
  });

  test.each([
    [422, 'validation', 4],
    [403, 'forbidden', 4],
    [500, 'server-error', 6],
  ])('that is answered %i every time fails', async (status, kind, tries) => {
    const { done, log } = await deleting([status], [204]);
    expect(done).toBe(kind);
    expect(log.slice(1)).toEqual(Array(tries).fill(`DELETE ${status}`));
  });
});

test('only what PingFederate tries before it stores it is sent with the wish not to, where somebody wishes that', async () => {
  const asked: string[] = [];
  const url = await serve((request, response) => {
    if (request.headers['x-bypassexternalvalidation'] === 'true') asked.push(`${request.method} ${request.url}`);
    json(response, { id: 'a' }, 200);
  });
  const usual = (await connectTo(url)).api.of('SpConnection');
  await usual.create({ id: 'a' });
  await usual.replace('a', { id: 'a' });
  expect(asked).toEqual([]);
  const { api } = await connectTo(url, {}, { bypassExternalValidation: true });
  for (const kind of kindNames)
    await api
      .of(kind)
      .create({ id: 'a' })
      .catch(() => {});
  await api.of('IdpAdapter').replace('a', { id: 'a' });
  await api.of('IdpAdapter').delete('a');
  await api.put('/cluster/settings', {});
  expect(asked.map((one) => one.replace('/pf-admin-api/v1', '')).sort()).toEqual([
    'POST /dataStores',
    'POST /idp/adapters',
    'POST /idp/spConnections',
    'PUT /idp/adapters/a',
  ]);
});

test('an action is not repeated when it may have been carried out', async () => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests += 1;
    json(response, {}, 500);
  });
  await expect((await connectTo(url)).api.post('/something')).rejects.toThrow('500');
  expect(requests).toBe(1);
});

test('a cancelled run stops a request and a wait', async () => {
  const url = await serve(() => {});
  const stop = new AbortController();
  const { api } = await connectTo(url, {}, { signal: stop.signal, requestTimeoutMs: 5000 });
  setTimeout(() => stop.abort(), 20);
  await expect(api.version()).rejects.toMatchObject({ kind: 'cancelled' });
});

test('at most eight reads are under way at once', async () => {
  let now = 0;
  let most = 0;
  const url = await serve((_, response) => {
    now += 1;
    most = Math.max(most, now);
    setTimeout(() => {
      now -= 1;
      json(response, { version: '1.0' });
    }, 5);
  });
  const { api } = await connectTo(url);
  await Promise.all(Array.from({ length: 40 }, () => api.version()));
  expect(most).toBeLessThanOrEqual(8);
  expect(most).toBeGreaterThan(1);
});

describe('waits', () => {
  const policy = { attempts: 6, firstWaitMs: 500, longestWaitMs: 4000, deadlineAt: 100_000 };
  const state = { answeredBefore: true, now: 0, random: 0.5 };
  const error = new AdminApiError({ kind: 'server-error', method: 'GET', path: '/x', what: 'x', status: 503 });

  test('double up to a limit, then end', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((attempt) => waitBefore(error, attempt, policy, state));
    expect(waits).toEqual([500, 1000, 2000, 4000, 4000, undefined]);
  });

  test('are spread by a quarter', () => {
    expect(waitBefore(error, 1, policy, { ...state, random: 0 })).toBe(375);
    expect(waitBefore(error, 1, policy, { ...state, random: 1 })).toBe(625);
  });
});
