/** What is known of every failure of a kind, whichever request it was. */
interface KindOfFailure {
  /** It may go away by itself, so the request is tried again. */
  passes: boolean;
  /** The server may have carried the request out although no proper answer came. */
  mayHaveArrived: boolean;
}

/** Why a request failed. */
const failureKinds = {
  /** 401. Never repeated: three failures lock the account. */
  unauthorized: { passes: false, mayHaveArrived: false },
  /** 403: the account lacks a role, or the server's configuration forbids it. It counts towards the lockout, too. */
  forbidden: { passes: false, mayHaveArrived: false },
  'not-found': { passes: false, mayHaveArrived: false },
  /** 400, 422: PingFederate refuses what was sent. */
  validation: { passes: false, mayHaveArrived: false },
  conflict: { passes: false, mayHaveArrived: false },
  'rate-limited': { passes: true, mayHaveArrived: false },
  'server-error': { passes: true, mayHaveArrived: true },
  redirect: { passes: false, mayHaveArrived: false },
  /** Any other 4xx. */
  refused: { passes: false, mayHaveArrived: false },
  /** Nothing listens, or the connection was reset. */
  unreachable: { passes: true, mayHaveArrived: true },
  dns: { passes: false, mayHaveArrived: false },
  timeout: { passes: true, mayHaveArrived: true },
  'tls-untrusted': { passes: false, mayHaveArrived: false },
  'tls-hostname': { passes: false, mayHaveArrived: false },
  'tls-expired': { passes: false, mayHaveArrived: false },
  /** The TLS handshake failed otherwise: plain HTTP on that port, no common version, a client certificate is wanted. */
  'tls-failed': { passes: false, mayHaveArrived: false },
  proxy: { passes: true, mayHaveArrived: false },
  /** 407: the proxy doesn't accept its credentials. Never repeated, as 401. */
  'proxy-refused': { passes: false, mayHaveArrived: false },
  /** An answer that isn't JSON: a sign-in page, a proxy's error page. */
  'not-json': { passes: true, mayHaveArrived: true },
  /** The answer broke off. */
  truncated: { passes: true, mayHaveArrived: true },
  /** JSON, but not what PingFederate answers. */
  unexpected: { passes: false, mayHaveArrived: true },
  'too-large': { passes: false, mayHaveArrived: true },
  /** The access token could not be fetched. */
  token: { passes: false, mayHaveArrived: false },
  /** The way to the server can't be used as it was given: a certificate that can't be read, http:// beyond this machine. */
  settings: { passes: false, mayHaveArrived: false },
  cancelled: { passes: false, mayHaveArrived: true },
} as const satisfies Record<string, KindOfFailure>;
export type FailureKind = keyof typeof failureKinds;

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

  /** Whether it may go away by itself; of a name that isn't resolved, the system's word says it. */
  get passes(): boolean {
    return failureKinds[this.kind].passes || this.code === 'EAI_AGAIN';
  }

  /** Whether the server may have carried the request out although no proper answer came. */
  get mayHaveArrived(): boolean {
    return failureKinds[this.kind].mayHaveArrived && this.code !== 'ECONNREFUSED';
  }
}

/** True for the client's error when it is one of these kinds. */
export function hasKind(error: unknown, ...kinds: FailureKind[]): error is AdminApiError {
  return error instanceof AdminApiError && kinds.includes(error.kind);
}
