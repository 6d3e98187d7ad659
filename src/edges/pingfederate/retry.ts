import { AdminApiError } from './admin-api-error.ts';

// Our own policy instead of a library's: a repeated write depends on a look at the server, on the deadline of the whole
// run and on whether the server ever answered, none of which a wrapper around the HTTP client can know.

/** How often and how long a request is tried again. Times in milliseconds. */
export interface RetryPolicy {
  /** Tries in all. */
  attempts: number;
  /** The first wait; it doubles from there. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** When nothing is repeated any more, in milliseconds since 1970. */
  deadlineAt: number;
}

/** Whoever gives a request little time has little patience for waits, too. */
export function retriesFor(requestTimeoutMs: number): Omit<RetryPolicy, 'deadlineAt'> {
  return {
    attempts: 6,
    firstWaitMs: Math.min(500, requestTimeoutMs / 10),
    longestWaitMs: Math.min(15_000, requestTimeoutMs),
  };
}

/** A server that never answered is more likely a wrong address than one that starts up. */
const attemptsBeforeFirstAnswer = 4;
/** Each of them may take the whole request timeout. */
const attemptsAfterTimeout = 3;
/** A page instead of JSON is rarely a passing trouble, but a load balancer shows one while a server starts. */
const attemptsAfterPage = 2;

/**
 * How long to wait before try number `attempt + 1`, or `undefined` when this was the last one. Waits double, are
 * spread by ±25 % so that parallel jobs don't meet again, and obey `Retry-After`, but never reach past the deadline.
 *
 * @param attempt the try that failed, from 1
 * @param state whether the server has answered anything in this run; the time; a number from 0 to 1 for the spread
 */
export function waitBefore(
  error: AdminApiError,
  attempt: number,
  policy: RetryPolicy,
  state: { answeredBefore: boolean; now: number; random: number },
): number | undefined {
  if (attempt >= attemptsFor(error, policy, state.answeredBefore)) return undefined;
  const doubled = Math.min(policy.firstWaitMs * 2 ** (attempt - 1), policy.longestWaitMs);
  const spread = doubled * (0.75 + state.random / 2);
  const wait = Math.max(spread, error.retryAfterMs ?? 0);
  return state.now + wait > policy.deadlineAt ? undefined : wait;
}

function attemptsFor(error: AdminApiError, { attempts }: RetryPolicy, answeredBefore: boolean): number {
  if (error.kind === 'timeout') return Math.min(attempts, attemptsAfterTimeout);
  if (error.kind === 'not-json') return Math.min(attempts, attemptsAfterPage);
  if (!answeredBefore && error.status === undefined) return Math.min(attempts, attemptsBeforeFirstAnswer);
  return attempts;
}

/** Waits; rejects with `cancelled` when the signal comes first. */
export function pause(
  milliseconds: number,
  signal: AbortSignal | undefined,
  request: { method: string; path: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = () => {
      clearTimeout(timer);
      reject(new AdminApiError({ ...request, kind: 'cancelled', what: 'the run was cancelled' }));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', cancelled);
      resolve();
    }, milliseconds);
    if (signal?.aborted) cancelled();
    else signal?.addEventListener('abort', cancelled, { once: true });
  });
}
