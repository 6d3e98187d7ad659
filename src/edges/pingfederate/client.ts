import type { Live } from '../../core/connection/types.ts';
import type { ConnectorDescriptor } from '../../core/connector/types.ts';
import type { JsonObject } from '../../core/document/json.ts';
import { type KindName, kinds } from '../../core/kinds.ts';
import type { AdminApi, ClusterStatus, Collection, Scope } from './admin-api.ts';
import { hasKind } from './admin-api-error.ts';
import type { HttpAnswer } from './http.ts';
import { type Asked, readItems, readNothing, readObject, readObjects, readOne, readVersion } from './read-answer.ts';
import { type ApiRequest, Requester, type Server, withoutQuery } from './requester.ts';
import { pause } from './retry.ts';

/** How often a DELETE is tried while something that is being removed still counts as a user of the object. */
const attemptsWhileInUse = 4;

/** The admin API over HTTP. */
export class Client implements AdminApi {
  readonly #server: Server;
  readonly #requester: Requester;

  constructor(server: Server, scope: Scope) {
    this.#server = server;
    this.#requester = new Requester(server, scope);
  }

  get requestCount(): number {
    return this.#server.requests;
  }

  get deadlineAt(): number {
    return this.#server.policy.deadlineAt;
  }

  get url(): string {
    return this.#server.base;
  }

  view(scope: Scope): AdminApi {
    return new Client(this.#server, { ...this.#requester.scope, ...scope });
  }

  version(): Promise<string> {
    return this.#read('/version', readVersion);
  }

  of(kind: KindName): Collection {
    return new Objects(kind, this.#server, this.#requester);
  }

  async connectorDescriptors(): Promise<ConnectorDescriptor[]> {
    const items = await this.#read('/idp/connectors/descriptors', readItems);
    return items as unknown as ConnectorDescriptor[];
  }

  get(path: string): Promise<JsonObject | undefined> {
    return unlessNotFound(this.#read(path, readObject));
  }

  put(path: string, body: JsonObject): Promise<JsonObject> {
    const request: ApiRequest = { method: 'PUT', path, body };
    return this.#requester.persist(request, (answer) => readObject(asked(request), answer));
  }

  /** An action: after a lost answer nobody knows whether it was carried out, so it isn't repeated then. */
  post(path: string, body?: JsonObject): Promise<JsonObject> {
    const request: ApiRequest = { method: 'POST', path, body, once: true };
    return this.#requester.persist(request, (answer) => readObject(asked(request), answer));
  }

  download(path: string): Promise<Uint8Array> {
    const request: ApiRequest = { method: 'GET', path, accept: '*/*' };
    return this.#requester.persist(request, ({ bytes }) => bytes);
  }

  async clusterStatus(): Promise<ClusterStatus | undefined> {
    try {
      return (await this.get('/cluster/status')) as ClusterStatus | undefined;
    } catch (error) {
      if (hasKind(error, 'forbidden')) return undefined;
      throw error;
    }
  }

  /** May be repeated: a second replication sends the same configuration again. */
  replicate(): Promise<void> {
    const request: ApiRequest = { method: 'POST', path: '/cluster/replicate' };
    return this.#requester.persist(request, (answer) => readNothing(asked(request), answer));
  }

  #read<Value>(path: string, read: (asked: Asked, answer: HttpAnswer) => Value): Promise<Value> {
    const request: ApiRequest = { method: 'GET', path };
    return this.#requester.persist(request, (answer) => read(asked(request), answer));
  }
}

/** One collection of the admin API. */
class Objects implements Collection {
  readonly #kind: KindName;
  readonly #path: string;
  readonly #server: Server;
  readonly #requester: Requester;

  constructor(kind: KindName, server: Server, requester: Requester) {
    this.#kind = kind;
    this.#path = kinds[kind].path;
    this.#server = server;
    this.#requester = requester;
  }

  list(): Promise<Live[]> {
    return this.#read(this.#path, (from, answer) => readObjects(this.#kind, from, answer));
  }

  read(id: string): Promise<Live | undefined> {
    return unlessNotFound(this.#read(this.#pathOf(id), (from, answer) => readOne(this.#kind, from, answer)));
  }

  create(body: JsonObject, lookUp?: () => Promise<Live | undefined>): Promise<Live> {
    const request: ApiRequest = { method: 'POST', path: this.#path, body };
    return this.#requester.persist(
      request,
      (answer) => readOne(this.#kind, asked(request), answer),
      lookUp ?? (() => this.#lookUp(body)),
    );
  }

  replace(id: string, body: JsonObject, lookUp?: () => Promise<Live | undefined>): Promise<Live> {
    const request: ApiRequest = { method: 'PUT', path: this.#pathOf(id), body };
    return this.#requester.persist(request, (answer) => readOne(this.#kind, asked(request), answer), lookUp);
  }

  async delete(id: string): Promise<'deleted' | 'not-found'> {
    const request: ApiRequest = { method: 'DELETE', path: this.#pathOf(id) };
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#requester.persist(request, (answer) => readNothing(asked(request), answer));
        return 'deleted';
      } catch (error) {
        if (hasKind(error, 'not-found')) return 'not-found';
        if (!hasKind(error, 'validation') || attempt >= attemptsWhileInUse) throw error;
        const wait = this.#server.policy.firstWaitMs * 2 ** (attempt - 1);
        await pause(wait, this.#requester.scope.signal, asked(request));
      }
    }
  }

  #read<Value>(path: string, read: (asked: Asked, answer: HttpAnswer) => Value): Promise<Value> {
    const request: ApiRequest = { method: 'GET', path };
    return this.#requester.persist(request, (answer) => read(asked(request), answer));
  }

  #pathOf(id: string): string {
    return `${this.#path}/${encodeURIComponent(id)}`;
  }

  /** The object that a POST whose answer was lost has stored, if it has. */
  async #lookUp(body: JsonObject): Promise<Live | undefined> {
    const listed = typeof body.id === 'string' ? [await this.read(body.id)] : await this.list();
    return listed.find((one) => one?.name === body.name && one?.entityId === body.entityId);
  }
}

const asked = ({ method, path }: ApiRequest): Asked => ({ method, path: withoutQuery(path) });

async function unlessNotFound<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (hasKind(error, 'not-found')) return undefined;
    throw error;
  }
}
