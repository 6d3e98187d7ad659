import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import axios, { type AxiosInstance, type AxiosProxyConfig, isAxiosError } from 'axios';
import { version } from '../../version.ts';
import { AdminApiError } from './admin-api-error.ts';
import { explainAnswer, type RawAnswer } from './explain-answer.ts';
import { explainTrouble } from './explain-failure.ts';
import type { TlsOptions } from './tls-options.ts';

/** One try of one request. */
interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: URL;
  /** The path for messages: below the API's base, without query. */
  path: string;
  headers: Record<string, string | undefined>;
  body?: string | undefined;
  /** How the answer's bytes are read: UTF-8, or each byte as a character of its own, for a file. */
  encoding?: 'latin1' | undefined;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  status: number;
  contentType: string;
  text: string;
}

/** Sends one request, once. Rejects with an `AdminApiError` for everything but a 2xx answer. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/** A whole federation's connections in one list stay far below. */
const largestAnswer = 512_000_000;
const largestBody = 64 * 1024 * 1024;

/**
 * The connections to one host: kept open, at most eight at a time, through a proxy when there is one. Redirects are
 * not followed, so that credentials reach no other host.
 */
export function openHttp({ tls, proxy }: { tls: TlsOptions; proxy: URL | undefined }): Http {
  const common = { keepAlive: true, maxSockets: 8 };
  const native = proxy !== undefined && agentsKnowProxies();
  const variables = native ? { proxyEnv: { HTTPS_PROXY: proxy.href, HTTP_PROXY: proxy.href } } : {};
  const client = axios.create({
    httpAgent: new HttpAgent({ ...common, ...variables }),
    httpsAgent: new HttpsAgent({ ...common, ...variables, ...tls }),
    // With an agent that knows the proxy itself, one tunnel serves many requests; axios opens one for each.
    proxy: native ? undefined : proxy ? proxyConfig(proxy) : false,
    maxRedirects: 0,
    maxContentLength: largestAnswer,
    maxBodyLength: largestBody,
    responseType: 'stream',
    validateStatus: () => true,
    transformRequest: [(data) => data],
    transformResponse: [(data) => data],
    transitional: { clarifyTimeoutError: true },
  });
  return (request) => attempt(client, request, proxy?.host);
}

/** `proxyEnv` of node:http's agents came with Node 22.21 and 24.5. */
function agentsKnowProxies(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
}

function proxyConfig(proxy: URL): AxiosProxyConfig {
  const auth = { username: decodeURIComponent(proxy.username), password: decodeURIComponent(proxy.password) };
  return {
    protocol: proxy.protocol,
    host: proxy.hostname,
    port: Number(proxy.port || (proxy.protocol === 'https:' ? 443 : 80)),
    auth: proxy.username ? auth : undefined,
  };
}

async function attempt(client: AxiosInstance, request: HttpRequest, proxy?: string): Promise<HttpAnswer> {
  const limit = new TimeLimit(request.timeoutMs, request.signal);
  try {
    const { status, headers, data } = await client.request<Readable>({
      method: request.method,
      url: request.url.href,
      headers: {
        'User-Agent': `pingfederate-connections/${version}`,
        Accept: 'application/json',
        'Content-Type': request.body === undefined ? undefined : 'application/json',
        ...request.headers,
      },
      data: request.body,
      // Silence for that long ends a request; `limit` ends one that trickles.
      timeout: request.timeoutMs,
      signal: limit.signal,
    });
    const contentType = String(headers['content-type'] ?? '');
    const isFine = status >= 200 && status < 300;
    const text = await textOf(data, (isFine && request.encoding) || 'utf8');
    if (isFine) return { status, contentType, text };
    throw refusedBy(request, {
      status,
      contentType,
      body: text,
      retryAfter: asText(headers['retry-after']),
      location: asText(headers.location),
    });
  } catch (error) {
    if (error instanceof AdminApiError) throw error;
    throw troubleOf(request, error, limit, proxy);
  } finally {
    limit.end();
  }
}

/**
 * The whole body. Collected here and not by the HTTP library, which holds on to it as long as the connection is kept
 * open, and piece by piece as text, so that the list of a whole federation isn't there once more as bytes.
 */
async function textOf(body: Readable, encoding: BufferEncoding): Promise<string> {
  let text = '';
  try {
    for await (const piece of body.setEncoding(encoding)) {
      if (text.length + piece.length > largestAnswer) throw new Error('maxContentLength');
      text += piece;
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw Object.assign(new Error(`aborted: ${message}`), { code: 'ERR_BAD_RESPONSE' });
  }
  return text;
}

const asText = (header: unknown) => (header === undefined || header === null ? undefined : String(header));

function refusedBy({ method, path }: HttpRequest, answer: RawAnswer): AdminApiError {
  return new AdminApiError({ method, path, ...explainAnswer(answer, Date.now()) });
}

/** Picks what is safe to keep of the HTTP library's error; the error itself is dropped. */
function troubleOf(
  { method, path, url }: HttpRequest,
  error: unknown,
  limit: TimeLimit,
  proxy: string | undefined,
): AdminApiError {
  if (limit.cancelled) return new AdminApiError({ method, path, kind: 'cancelled', what: 'the run was cancelled' });
  const code = limit.exceeded ? 'ETIMEDOUT' : codeOf(error);
  const message = error instanceof Error ? error.message : '';
  return new AdminApiError({ method, path, code, ...explainTrouble({ code, message }, url.host, proxy) });
}

function codeOf(error: unknown): string | undefined {
  const own = isAxiosError(error) ? error.code : (error as NodeJS.ErrnoException | undefined)?.code;
  const inner = (error as { cause?: NodeJS.ErrnoException } | undefined)?.cause?.code;
  // axios hides some of the system's words behind its own.
  return own?.startsWith('ERR_BAD') || own === undefined ? (inner ?? own) : own;
}

/** Ends a request after a time, or when its run is cancelled, and remembers which of the two it was. */
class TimeLimit {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #outer: AbortSignal | undefined;
  exceeded = false;
  cancelled = false;

  constructor(milliseconds: number, outer: AbortSignal | undefined) {
    this.#timer = setTimeout(() => {
      this.exceeded = true;
      this.#controller.abort();
    }, milliseconds);
    this.#outer = outer;
    if (outer?.aborted) this.#cancel();
    else outer?.addEventListener('abort', this.#cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#cancel);
  }

  readonly #cancel = () => {
    this.cancelled = true;
    this.#controller.abort();
  };
}
