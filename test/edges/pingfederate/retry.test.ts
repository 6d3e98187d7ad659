import { expect, test } from 'vitest';
import { AdminApiError, type FailureKind } from '../../../src/edges/pingfederate/admin-api-error.ts';
import { retriesFor, waitBefore } from '../../../src/edges/pingfederate/retry.ts';

/** The waits between all tries of one request, without their spread. */
function waitsAfter(failure: { kind: FailureKind; status?: number }, given: { answeredBefore?: boolean } = {}) {
  const error = new AdminApiError({ method: 'GET', path: '/version', what: 'failed', ...failure });
  const policy = { ...retriesFor(60_000), deadlineAt: Number.POSITIVE_INFINITY };
  const state = { answeredBefore: false, now: 0, random: 0.5, ...given };
  const waits: number[] = [];
  for (let attempt = 1; ; attempt++) {
    const wait = waitBefore(error, attempt, policy, state);
    if (wait === undefined) return waits;
    waits.push(wait);
  }
}

test('how often each failure is tried again, and after how long', () => {
  const doubling = [500, 1_000, 2_000, 4_000, 8_000];
  expect(waitsAfter({ kind: 'server-error', status: 503 })).toEqual(doubling);
  expect(waitsAfter({ kind: 'rate-limited', status: 429 })).toEqual(doubling);
  expect(waitsAfter({ kind: 'unreachable' }, { answeredBefore: true })).toEqual(doubling);
  // A wrong address, a page, a server that says nothing: each is soon believed.
  expect(waitsAfter({ kind: 'unreachable' })).toEqual(doubling.slice(0, 3));
  expect(waitsAfter({ kind: 'timeout' }, { answeredBefore: true })).toEqual(doubling.slice(0, 2));
  expect(waitsAfter({ kind: 'not-json', status: 200 })).toEqual(doubling.slice(0, 1));
});

test('a wait that the server asks for is waited, one that has passed is none', () => {
  const asked = (retryAfterMs: number) => {
    const error = new AdminApiError({ method: 'GET', path: '/', what: 'x', kind: 'rate-limited', retryAfterMs });
    const policy = { ...retriesFor(60_000), deadlineAt: 60_000 };
    return waitBefore(error, 1, policy, { answeredBefore: true, now: 0, random: 0.5 });
  };
  expect([asked(20_000), asked(60_000), asked(60_001)]).toEqual([20_000, 60_000, undefined]);
  expect([asked(100), asked(-5_000)]).toEqual([500, 500]);
});

test('which failures may pass: never what counts towards the lockout of an account', () => {
  const kinds: Record<FailureKind, boolean> = {
    unauthorized: false,
    forbidden: false,
    'not-found': false,
    validation: false,
    conflict: false,
    'rate-limited': true,
    'server-error': true,
    redirect: false,
    refused: false,
    unreachable: true,
    dns: false,
    timeout: true,
    'tls-untrusted': false,
    'tls-hostname': false,
    'tls-expired': false,
    'tls-failed': false,
    proxy: true,
    'proxy-refused': false,
    'not-json': true,
    truncated: true,
    unexpected: false,
    'too-large': false,
    token: false,
    settings: false,
    cancelled: false,
  };
  const passes = (kind: FailureKind, code?: string) =>
    new AdminApiError({ method: 'GET', path: '/', what: 'x', kind, code }).passes;
  const found = Object.keys(kinds).map((kind) => [kind, passes(kind as FailureKind)]);
  expect(Object.fromEntries(found)).toEqual(kinds);
  // A resolver that is busy says so; one that knows no such host says something else.
  expect([passes('dns', 'EAI_AGAIN'), passes('dns', 'ENOTFOUND')]).toEqual([true, false]);
});

test('a request that is given little time waits little, and nobody waits longer than a quarter of a minute', () => {
  expect(retriesFor(60_000)).toEqual({ attempts: 6, firstWaitMs: 500, longestWaitMs: 15_000 });
  expect(retriesFor(1_000)).toEqual({ attempts: 6, firstWaitMs: 100, longestWaitMs: 1_000 });
});
