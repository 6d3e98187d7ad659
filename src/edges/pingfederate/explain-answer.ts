import type { Failure, FailureKind, ValidationError } from './admin-api-error.ts';
import { proxyRefusal } from './explain-failure.ts';

/** An HTTP answer, as far as it is looked at. The body never goes any further than this file. */
export interface RawAnswer {
  status: number;
  contentType: string;
  body: string;
  retryAfter?: string | undefined;
  location?: string | undefined;
}

type Explanation = Omit<Failure, 'method' | 'path'>;

/** An answer whose status says that the request was not carried out, in words. */
export function explainAnswer(answer: RawAnswer, now: number): Explanation {
  const { status } = answer;
  const result = apiResult(answer);
  const said = result?.message ? `: ${result.message}` : '';
  const common = { status, validationErrors: result?.validationErrors };
  if (status === 401) return { ...common, ...unauthorized(said) };
  if (status === 403) return { ...common, ...forbidden(said) };
  if (status === 404) return { ...common, ...notFound(answer, result, said) };
  // The server hasn't said anything yet.
  if (status === 407) return proxyRefusal();
  if (status === 409) return { ...common, kind: 'conflict', what: `conflict (409)${said}` };
  if (status === 400 || status === 422) return { ...common, kind: 'validation', what: refusedWith(status, result) };
  if (status === 429) {
    return { ...common, kind: 'rate-limited', what: 'too many requests (429)', retryAfterMs: retryAfter(answer, now) };
  }
  if (status >= 500) return { ...common, ...serverError(answer, said), retryAfterMs: retryAfter(answer, now) };
  if (status >= 300 && status < 400) return { ...common, ...redirect(answer) };
  return { ...common, kind: 'refused', what: `refused (${status})${said}` };
}

/** An answer with a good status whose body isn't the JSON that was expected. */
export function explainBody(answer: RawAnswer): Explanation {
  const { status, body, contentType } = answer;
  if (/html/i.test(contentType) || /^\s*<(!doctype|html)/i.test(body)) {
    return {
      kind: 'not-json',
      status,
      what: 'an HTML page came instead of JSON',
      hint: 'admin-url may lead to a sign-in page, to the console or to another product: it must be the admin API',
    };
  }
  if (/json/i.test(contentType) || /^\s*[{[]/.test(body)) {
    return {
      kind: 'truncated',
      status,
      what: 'the answer is not complete JSON',
      hint: 'a proxy or load balancer on the way may have cut it; run it again',
    };
  }
  return {
    kind: 'not-json',
    status,
    what: `${body.trim() === '' ? 'an empty answer' : 'text'} came instead of JSON`,
    hint: 'check that admin-url leads to PingFederate’s admin API',
  };
}

function unauthorized(said: string): Pick<Failure, 'kind' | 'what' | 'hint'> {
  const locked = /lock/i.test(said);
  return {
    kind: 'unauthorized',
    what: `the credentials were not accepted (401)${said}`,
    hint: locked
      ? 'wait a minute, check username and password, then run it again'
      : 'check username and password (or the token). It was tried once only: three failures lock the account for a minute',
  };
}

function forbidden(said: string): Pick<Failure, 'kind' | 'what' | 'hint'> {
  return {
    kind: 'forbidden',
    what: `the account may not do this (403)${said}`,
    hint: 'reading needs an Auditor; writing connections needs the Administrator role, and expressions the Expression Administrator role',
  };
}

/** A web server's own page says nothing about a connection: it must not read as "there is none". */
function notFound({ contentType }: RawAnswer, result: ApiResult | undefined, said: string) {
  const isPage = result === undefined && /html/i.test(contentType);
  const kind: FailureKind = isPage ? 'unexpected' : 'not-found';
  const hint = 'check the path in admin-url: the admin API usually lives at /pf-admin-api/v1';
  return {
    kind,
    what: `not found (404${isPage ? ', with an HTML page' : ''})${said}`,
    hint: result ? undefined : hint,
  };
}

function refusedWith(status: number, result: ApiResult | undefined): string {
  const errors = result?.validationErrors ?? [];
  const texts = errors.slice(0, 3).map(({ fieldPath, message }) => (fieldPath ? `${fieldPath}: ${message}` : message));
  const more = errors.length > 3 ? ` (and ${errors.length - 3} more)` : '';
  if (texts.length > 0) return `refused (${status}): ${texts.join('; ')}${more}`;
  return `refused (${status})${result?.message ? `: ${result.message}` : ''}`;
}

function serverError({ status, contentType }: RawAnswer, said: string): Pick<Failure, 'kind' | 'what' | 'hint'> {
  const names: Record<number, string> = { 502: 'bad gateway', 503: 'not available', 504: 'gateway timeout' };
  const html = /html/i.test(contentType) ? ', with an HTML page' : '';
  return {
    kind: 'server-error',
    what: `${names[status] ?? 'an error inside the server'} (${status}${html})${said}`,
    hint:
      status === 500
        ? 'PingFederate’s server.log says more'
        : 'the server may be starting, or a proxy before it has lost it; run it again in a few minutes',
  };
}

function redirect({ status, location }: RawAnswer): Pick<Failure, 'kind' | 'what' | 'hint'> {
  return {
    kind: 'redirect',
    what: `redirected (${status})${location ? ` to ${hostOf(location)}` : ''}; credentials follow no redirect`,
    hint: 'give the final address of the admin API as admin-url',
  };
}

function hostOf(location: string): string {
  try {
    return new URL(location).host;
  } catch {
    return 'another path';
  }
}

/** Seconds, or a date. Milliseconds from now on; of a time that has passed, less than none. */
function retryAfter({ retryAfter: value }: RawAnswer, now: number): number | undefined {
  if (value === undefined || value === '') return undefined;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) ? wait : undefined;
}

interface ApiResult {
  message?: string;
  validationErrors: ValidationError[];
}

/** PingFederate's error body. Fields are picked and cut short, because a server may echo what it was sent. */
function apiResult({ body }: RawAnswer): ApiResult | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { message, validationErrors } = parsed as Record<string, unknown>;
  const errors = Array.isArray(validationErrors) ? validationErrors : [];
  return {
    message: typeof message === 'string' ? short(message) : undefined,
    validationErrors: errors.flatMap(validationError),
  };
}

function validationError(value: unknown): ValidationError[] {
  if (typeof value !== 'object' || value === null) return [];
  const { message, fieldPath, errorId } = value as Record<string, unknown>;
  if (typeof message !== 'string') return [];
  return [
    {
      message: short(message),
      fieldPath: typeof fieldPath === 'string' && fieldPath !== '' ? short(fieldPath) : undefined,
      errorId: typeof errorId === 'string' ? short(errorId) : undefined,
    },
  ];
}

const longest = 500;
const short = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
};
