import type { ConnectorDescriptor } from '../../core/connector/types.ts';
import type { JsonObject } from '../../core/document/json.ts';
import type { KindName } from '../../core/kinds.ts';
import type { AdminApi, ClusterStatus, Collection, Scope } from './admin-api.ts';
import { hasKind } from './admin-api-error.ts';
import type { HttpAnswer } from './http.ts';
import { collectionOf, unlessNotFound } from './objects.ts';
import { type Asked, readItems, readNothing, readObject, readVersion } from './read-answer.ts';
import { type ApiRequest, asked, Requester, type Server } from './requester.ts';

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
    return collectionOf(kind, this.#server, this.#requester);
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
    const request: ApiRequest = { method: 'GET', path, isFile: true };
    return this.#requester.persist(request, ({ text }) => Buffer.from(text, 'latin1'));
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
