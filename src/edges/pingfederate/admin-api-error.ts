/** Why a request failed. */
export type FailureKind =
  /** 401. Never repeated: three failures lock the account. */
  | 'unauthorized'
  /** 403: the account lacks a role, or the server's configuration forbids it. */
  | 'forbidden'
  | 'not-found'
  /** 400, 422: PingFederate refuses what was sent. */
  | 'validation'
  | 'conflict'
  | 'rate-limited'
  | 'server-error'
  | 'redirect'
  /** Any other 4xx. */
  | 'refused'
  /** Nothing listens, or the connection was reset. */
  | 'unreachable'
  | 'dns'
  | 'timeout'
  | 'tls-untrusted'
  | 'tls-hostname'
  | 'tls-expired'
  /** The TLS handshake failed otherwise: plain HTTP on that port, no common version, a client certificate is wanted. */
  | 'tls-failed'
  | 'proxy'
  /** 407: the proxy doesn't accept its credentials. Never repeated, as 401. */
  | 'proxy-refused'
  /** An answer that isn't JSON: a sign-in page, a proxy's error page. */
  | 'not-json'
  /** The answer broke off. */
  | 'truncated'
  /** JSON, but not what PingFederate answers. */
  | 'unexpected'
  | 'too-large'
  /** The access token could not be fetched. */
  | 'token'
  /** The way to the server can't be used as it was given: a certificate that can't be read, http:// beyond this machine. */
  | 'settings'
  | 'cancelled';

/** One refusal of PingFederate: `fieldPath` leads into what was sent. */
export interface ValidationError {
  errorId?: string;
  message: string;
  fieldPath?: string;
}

/** What is known of a failure. Texts are ours or short excerpts of PingFederate's, never a body or a header. */
export interface Failure {
  kind: FailureKind;
  method: string;
  /** The path as asked, without query: `/idp/spConnections/zoom`. */
  path: string;
  status?: number | undefined;
  /** The system's word: `ECONNREFUSED`. */
  code?: string | undefined;
  /** What happened, in a few words. */
  what: string;
  hint?: string | undefined;
  validationErrors?: ValidationError[] | undefined;
  /** From `Retry-After`. */
  retryAfterMs?: number | undefined;
}

/**
 * The one error of the admin API client. The message names method, path, status and what happened; `hint` says what to
 * do next. It keeps nothing of the HTTP library's error, which would print headers, bodies and private keys.
 */
export class AdminApiError extends Error {
  override name = 'AdminApiError';
  readonly kind: FailureKind;
  readonly method: string;
  readonly path: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly hint: string | undefined;
  readonly validationErrors: readonly ValidationError[];
  readonly retryAfterMs: number | undefined;
  /** What happened, without the request: for a sentence that names it by itself. */
  readonly what: string;

  constructor(failure: Failure) {
    super(`${failure.method} ${failure.path}: ${failure.what}`);
    this.kind = failure.kind;
    this.method = failure.method;
    this.path = failure.path;
    this.status = failure.status;
    this.code = failure.code;
    this.what = failure.what;
    this.hint = failure.hint;
    this.validationErrors = failure.validationErrors ?? [];
    this.retryAfterMs = failure.retryAfterMs;
  }

  /** Whether the server may have carried the request out although no proper answer came. */
  get mayHaveArrived(): boolean {
    return arrivesPerhaps.has(this.kind) && this.code !== 'ECONNREFUSED';
  }
}

const arrivesPerhaps: ReadonlySet<FailureKind> = new Set([
  'unreachable',
  'timeout',
  'server-error',
  'truncated',
  'not-json',
  'unexpected',
  'too-large',
  'cancelled',
]);

/** True for the client's error when it is one of these kinds. */
export function hasKind(error: unknown, ...kinds: FailureKind[]): error is AdminApiError {
  return error instanceof AdminApiError && kinds.includes(error.kind);
}
