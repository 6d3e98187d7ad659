import type { LiveConnection } from '../../core/connection/types.ts';
import type { ConnectorDescriptor } from '../../core/connector/types.ts';
import type { JsonObject } from '../../core/document/json.ts';
import type { AdminApi, ClusterStatus, Scope } from './admin-api.ts';
import { hasKind } from './admin-api-error.ts';
import type { HttpAnswer } from './http.ts';
import {
  type Asked,
  readConnection,
  readConnections,
  readItems,
  readNothing,
  readObject,
  readVersion,
} from './read-answer.ts';
import { type ApiRequest, Requester, type Server, withoutQuery } from './requester.ts';
import { pause } from './retry.ts';

const connectionsPath = '/idp/spConnections';

/** How often a DELETE is tried while something that is being removed still counts as a user of the connection. */
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

  connections(): Promise<LiveConnection[]> {
    return this.#read(connectionsPath, readConnections);
  }

  connection(id: string): Promise<LiveConnection | undefined> {
    return unlessNotFound(this.#read(pathOf(id), readConnection));
  }

  connectionsByEntityId(entityId: string): Promise<LiveConnection[]> {
    return this.#read(`${connectionsPath}?entityId=${encodeURIComponent(entityId)}`, readConnections);
  }

  createConnection(body: JsonObject, lookUp?: () => Promise<LiveConnection | undefined>): Promise<LiveConnection> {
    const request: ApiRequest = { method: 'POST', path: connectionsPath, body };
    return this.#requester.persist(
      request,
      (answer) => readConnection(asked(request), answer),
      lookUp ?? (() => this.#lookUp(body)),
    );
  }

  replaceConnection(
    id: string,
    body: JsonObject,
    lookUp?: () => Promise<LiveConnection | undefined>,
  ): Promise<LiveConnection> {
    const request: ApiRequest = { method: 'PUT', path: pathOf(id), body };
    return this.#requester.persist(request, (answer) => readConnection(asked(request), answer), lookUp);
  }

  async deleteConnection(id: string): Promise<'deleted' | 'not-found'> {
    const request: ApiRequest = { method: 'DELETE', path: pathOf(id) };
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

  /** The connection that a POST whose answer was lost has stored, if it has. */
  async #lookUp({ id, entityId, name }: JsonObject): Promise<LiveConnection | undefined> {
    const found =
      typeof id === 'string' ? await this.connection(id) : (await this.connectionsByEntityId(String(entityId)))[0];
    return found && found.entityId === entityId && found.name === name ? found : undefined;
  }
}

const pathOf = (id: string) => `${connectionsPath}/${encodeURIComponent(id)}`;
const asked = ({ method, path }: ApiRequest): Asked => ({ method, path: withoutQuery(path) });

async function unlessNotFound<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (hasKind(error, 'not-found')) return undefined;
    throw error;
  }
}
