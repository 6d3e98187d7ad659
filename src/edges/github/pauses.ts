import { setTimeout as sleep } from 'node:timers/promises';

/** How long a run waits for GitHub, and how often. */
export interface PauseLimits {
  /** The longest single wait, in milliseconds; what GitHub asks beyond it ends the attempt. */
  longestMs: number;
  /** How often one request is repeated. */
  repeats: number;
  /** Waits shorter in tests: what one second lasts, in milliseconds. */
  secondMs: number;
  signal?: AbortSignal;
}

export const usualPauses: PauseLimits = { longestMs: 60_000, repeats: 2, secondMs: 1_000 };

/** What a refused request tells about itself. */
export interface Refused {
  method: string;
  /** 0 when no answer came. */
  status: number;
  headers: Readonly<Record<string, string | number | undefined>>;
  message: string;
}

/**
 * How long to wait before the request is sent again, `undefined` when it shouldn't be: GitHub's own word on limits
 * (`retry-after`, then the reset time, then a minute), a growing pause when it's unwell. A POST whose answer was lost
 * may have been obeyed and is never repeated blindly.
 */
export function pauseBefore(refused: Refused, attempt: number, now: number, pauses: PauseLimits): number | undefined {
  if (attempt > pauses.repeats) return undefined;
  const pause = isLimited(refused)
    ? limitPause(refused, attempt, now, pauses)
    : isUnwell(refused) && refused.method !== 'POST'
      ? pauses.secondMs * 3 ** (attempt - 1)
      : undefined;
  return pause !== undefined && pause <= pauses.longestMs ? pause : undefined;
}

/** Waits; ends early, without an error, when the run is cancelled. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
}

/** True for GitHub's primary and secondary limits; a plain 403 is a matter of permissions. */
export function isLimited({ status, headers, message }: Refused): boolean {
  if (status === 429) return true;
  return (
    status === 403 &&
    (headers['retry-after'] !== undefined ||
      String(headers['x-ratelimit-remaining']) === '0' ||
      /rate limit/i.test(message))
  );
}

function isUnwell({ status }: Refused): boolean {
  return status === 0 || status >= 500;
}

function limitPause({ headers }: Refused, attempt: number, now: number, pauses: PauseLimits): number {
  const asked = Number(headers['retry-after']);
  if (Number.isFinite(asked) && asked >= 0 && headers['retry-after'] !== undefined) return asked * pauses.secondMs;
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset)) return Math.max(0, reset - now);
  return 60 * pauses.secondMs * attempt;
}
