import { Secret } from '../../core/secret.ts';
import { AdminApiError } from './admin-api-error.ts';
import type { Http } from './http.ts';

/** Proves to the server who asks. */
export interface Authorization {
  /** The value of the `Authorization` header; `undefined` for none. Fetches or renews a token when that is due. */
  header(signal?: AbortSignal): Promise<string | undefined>;
  /** Told of a 401 for this header. True when it's worth one more try, because its token can be renewed or was. */
  refused(header: string | undefined): boolean;
}

/** The same header always: an account, or a token that somebody else fetched. */
export function fixedAuthorization(header: string | undefined): Authorization {
  return { header: async () => header, refused: () => false };
}

/** `Basic …` for an account; the header is a secret of its own. */
export function basicHeader(username: string, password: Secret, learnSecret: (secret: Secret) => void): string {
  const encoded = Buffer.from(`${username}:${password.reveal()}`, 'utf8').toString('base64');
  learnSecret(password);
  learnSecret(new Secret(encoded));
  return `Basic ${encoded}`;
}

interface TokenSource {
  http: Http;
  url: URL;
  clientId: string;
  clientSecret: Secret;
  scope?: string | undefined;
  timeoutMs: number;
  learnSecret: (secret: Secret) => void;
}

/** Renewed this long before it ends, so that no request is under way with a token that has just expired. */
const marginMs = 30_000;

/** Fetches an access token with client credentials (RFC 6749, section 4.4), and a new one when it ends. */
export class ClientCredentials implements Authorization {
  readonly #source: TokenSource;
  #token: { header: string; goodUntil: number; used: boolean } | undefined;
  #fetching: Promise<string> | undefined;

  constructor(source: TokenSource) {
    this.#source = source;
    source.learnSecret(source.clientSecret);
  }

  async header(signal?: AbortSignal): Promise<string> {
    if (this.#token && Date.now() < this.#token.goodUntil) {
      this.#token.used = true;
      return this.#token.header;
    }
    // Several reads at once wait for the same token.
    this.#fetching ??= this.#fetch(signal).finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  refused(header: string | undefined): boolean {
    // Of many requests that went out with the same token, another one has seen to it already.
    if (header !== this.#token?.header) return true;
    // A token that worked before may have been revoked. A brand-new one that is refused won't get better.
    const worthIt = this.#token?.used === true;
    this.#token = undefined;
    return worthIt;
  }

  async #fetch(signal: AbortSignal | undefined): Promise<string> {
    const { learnSecret } = this.#source;
    const answer = readToken(await this.#ask(signal), this.#source.url);
    learnSecret(new Secret(answer.token));
    const lifetime = answer.seconds === undefined ? Number.POSITIVE_INFINITY : answer.seconds * 1000;
    const margin = Math.min(marginMs, lifetime / 10);
    this.#token = { header: `Bearer ${answer.token}`, goodUntil: Date.now() + lifetime - margin, used: false };
    return this.#token.header;
  }

  async #ask(signal: AbortSignal | undefined): Promise<string> {
    const { http, url, clientId, clientSecret, scope, timeoutMs, learnSecret } = this.#source;
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret.reveal())}`;
    const encoded = Buffer.from(pair).toString('base64');
    learnSecret(new Secret(encoded));
    const form = new URLSearchParams({ grant_type: 'client_credentials' });
    if (scope) form.set('scope', scope);
    try {
      const { text } = await http({
        method: 'POST',
        url,
        path: url.pathname,
        headers: { Authorization: `Basic ${encoded}`, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
        timeoutMs,
        signal,
      });
      return text;
    } catch (error) {
      throw error instanceof AdminApiError ? tokenRefused(error, url) : error;
    }
  }
}

function readToken(text: string, url: URL): { token: string; seconds: number | undefined } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Told below.
  }
  const { access_token: token, expires_in: seconds } = (parsed ?? {}) as Record<string, unknown>;
  if (typeof token === 'string' && token !== '') {
    return { token, seconds: Number.isFinite(Number(seconds)) && seconds !== null ? Number(seconds) : undefined };
  }
  throw new AdminApiError({
    kind: 'token',
    method: 'POST',
    path: url.pathname,
    what: `${url.host} answered without an access token`,
    hint: 'check token-url: PingFederate’s own token endpoint is https://…:9031/as/token.oauth2',
  });
}

/** What can be repeated stays what it is; a refusal of the client is said as such. */
function tokenRefused(error: AdminApiError, url: URL): AdminApiError {
  if (error.passes || error.status === undefined) return error;
  return new AdminApiError({
    kind: 'token',
    method: error.method,
    path: error.path,
    status: error.status,
    what: `${url.host} gave no access token (${error.status})`,
    hint: 'check client-id, client-secret and scope, and that the client may use the client credentials grant',
  });
}
