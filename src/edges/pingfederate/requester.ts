import pLimit from 'p-limit';
import type { Scope } from './admin-api.ts';
import { AdminApiError, hasKind } from './admin-api-error.ts';
import type { Authorization } from './authorization.ts';
import type { Gate } from './gate.ts';
import type { Http, HttpAnswer } from './http.ts';
import type { Asked } from './read-answer.ts';
import { pause, type RetryPolicy, waitBefore } from './retry.ts';

/** What every request to one server shares, however many views of it there are. */
export interface Server {
  http: Http;
  /** Without a slash at its end. */
  base: string;
  authorization: Authorization;
  policy: RetryPolicy;
  requestTimeoutMs: number;
  /** Asks PingFederate not to try what is stored, where its API has a way to ask. */
  bypassExternalValidation: boolean;
  warn: (line: string) => void;
  /** Bounds the reads that are under way at once. */
  readLimit: <Value>(work: () => Promise<Value>) => Promise<Value>;
  gate: Gate;
  requests: number;
  /** Whether anything was ever answered. */
  answered: boolean;
  /** Whether this run has deleted something: what that used may count as in use for a moment. */
  deleted: boolean;
}

/** Reads at once: a page of a list and its neighbours, without keeping people in the console waiting. */
export const openReadLimit = () => pLimit(8);

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API's base, with its query. */
  path: string;
  body?: unknown;
  /** The answer is a file, not JSON: its text has a character for each byte. */
  isFile?: true;
  /** Not to be repeated when it may have been carried out. */
  once?: true;
  /** PingFederate tries what it is about, such as a directory, before it stores this; it can be asked not to. */
  isTried?: boolean;
}

/** With which header a request went out: a 401 is about that one, which may not be the newest. */
interface Used {
  authorization?: string | undefined;
}

/**
 * Makes requests and repeats those whose failure may pass.
 *
 * `read` turns an answer into what was asked for and throws an `AdminApiError` when it can't; it's part of the try.
 */
export class Requester {
  readonly server: Server;
  readonly scope: Scope;

  constructor(server: Server, scope: Scope) {
    this.server = server;
    this.scope = scope;
  }

  /**
   * Until it works, or can't.
   *
   * @param lookUp for a request that must not blindly be repeated: says after a lost answer what became of it;
   * `undefined` when it didn't arrive and may be sent again
   */
  persist<Value>(
    request: ApiRequest,
    read: (answer: HttpAnswer) => Value,
    lookUp?: () => Promise<Value | undefined>,
  ): Promise<Value> {
    const { gate } = this.server;
    const work = () => this.#persist(request, read, lookUp);
    return request.method === 'GET' ? gate.pass(work) : gate.watch(work);
  }

  async #persist<Value>(
    request: ApiRequest,
    read: (answer: HttpAnswer) => Value,
    lookUp?: () => Promise<Value | undefined>,
  ): Promise<Value> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(request, read);
      } catch (error) {
        if (!(error instanceof AdminApiError)) throw error;
        // A repeated create can meet what its own first try has stored.
        const isOwnEcho = attempt > 1 && lookUp !== undefined && hasKind(error, 'validation', 'conflict');
        if (!error.passes && !isOwnEcho) throw error;
        if (request.once && error.mayHaveArrived) throw error;
        const wait = error.passes ? this.#waitAfter(error, attempt) : undefined;
        if (wait !== undefined) await this.#waitAndSay(error, wait, request);
        const found = isOwnEcho || error.mayHaveArrived ? await lookUp?.() : undefined;
        if (found !== undefined) return found;
        if (wait === undefined) throw attempt > 1 && !isOwnEcho ? givenUp(error, attempt) : error;
      }
    }
  }

  #waitAfter(error: AdminApiError, attempt: number): number | undefined {
    const { policy, answered } = this.server;
    if (this.scope.signal?.aborted && attempt > 1) return undefined;
    return waitBefore(error, attempt, policy, {
      answeredBefore: answered,
      now: Date.now(),
      random: Math.random(),
    });
  }

  async #waitAndSay(error: AdminApiError, wait: number, { method, path }: ApiRequest): Promise<void> {
    if (wait >= 1000) this.server.warn(`${error.message}; trying again in ${Math.round(wait / 1000)} s`);
    await pause(wait, this.scope.signal, { method, path: withoutQuery(path) });
  }

  async #once<Value>(request: ApiRequest, read: (answer: HttpAnswer) => Value): Promise<Value> {
    const used: Used = {};
    const work = () => this.#send(request, read, used);
    const isRead = request.method === 'GET';
    try {
      return await (isRead ? this.server.readLimit(work) : work());
    } catch (error) {
      if (!hasKind(error, 'unauthorized') || !this.server.authorization.refused(used.authorization)) throw error;
      return work();
    }
  }

  async #send<Value>(request: ApiRequest, read: (answer: HttpAnswer) => Value, used: Used): Promise<Value> {
    const started = Date.now();
    const record = (result: string) =>
      this.scope.onRequest?.({
        method: request.method,
        path: withoutQuery(request.path),
        result,
        durationMs: Date.now() - started,
      });
    try {
      const answer = await this.#exchange(request, used);
      const value = read(answer);
      // Whatever still holds the answer must not hold its text: the list of a whole federation is long.
      answer.text = '';
      record(String(answer.status));
      return value;
    } catch (error) {
      if (error instanceof AdminApiError) {
        if (error.status !== undefined) this.server.answered = true;
        record(error.status === undefined || error.status < 300 ? error.kind : String(error.status));
      }
      throw error;
    }
  }

  async #exchange({ method, path, body, isFile, isTried }: ApiRequest, used: Used): Promise<HttpAnswer> {
    const { server, scope } = this;
    const authorization = await server.authorization.header(scope.signal);
    used.authorization = authorization;
    server.requests += 1;
    const answer = await server.http({
      method,
      url: new URL(server.base + path),
      path: withoutQuery(path),
      headers: {
        'X-XSRF-Header': 'PingFederate',
        Authorization: authorization,
        Accept: isFile ? '*/*' : 'application/json',
        'X-BypassExternalValidation': isTried && server.bypassExternalValidation ? 'true' : undefined,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      encoding: isFile && 'latin1',
      timeoutMs: server.requestTimeoutMs,
      signal: scope.signal,
    });
    server.answered = true;
    return answer;
  }
}

/** What a request asks, for messages. */
export const asked = ({ method, path }: ApiRequest): Asked => ({ method, path: withoutQuery(path) });

const withoutQuery = (path: string) => path.split('?', 1)[0] as string;

function givenUp(error: AdminApiError, attempts: number): AdminApiError {
  return new AdminApiError({
    kind: error.kind,
    method: error.method,
    path: error.path,
    status: error.status,
    code: error.code,
    what: `${error.what.replace(/\.$/, '')}, in each of ${attempts} tries`,
    hint: error.hint,
    validationErrors: [...error.validationErrors],
    retryAfterMs: error.retryAfterMs,
  });
}
