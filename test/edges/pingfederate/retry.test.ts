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

test('a request that is given little time waits little, and nobody waits longer than a quarter of a minute', () => {
  expect(retriesFor(60_000)).toEqual({ attempts: 6, firstWaitMs: 500, longestWaitMs: 15_000 });
  expect(retriesFor(1_000)).toEqual({ attempts: 6, firstWaitMs: 100, longestWaitMs: 1_000 });
});
