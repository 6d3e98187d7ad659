import type { LiveConnection } from '../../core/connection/types.ts';
import type { ConnectorDescriptor } from '../../core/connector/types.ts';
import type { JsonObject } from '../../core/document/json.ts';

/**
 * The part of PingFederate's administrative API that the project uses. Every method rejects with an `AdminApiError`
 * (what was asked, status, likely cause, what to do), never with the HTTP library's own error.
 */
export interface AdminApi {
  /** `12.2.2.0`: `GET /version`. */
  version(): Promise<string>;
  /** All SP connections in one list, `GET /idp/spConnections`. */
  connections(): Promise<LiveConnection[]>;
  /** `undefined` when there is none with this id. */
  connection(id: string): Promise<LiveConnection | undefined>;
  /** By exact entity id; how a POST whose answer was lost is looked up. */
  connectionsByEntityId(entityId: string): Promise<LiveConnection[]>;
  /**
   * After a lost answer it looks whether the connection is there before it sends it again.
   *
   * @param lookUp as for `replaceConnection`; by default whoever has the id, name and entity id is taken for it
   */
  createConnection(body: JsonObject, lookUp?: () => Promise<LiveConnection | undefined>): Promise<LiveConnection>;
  /**
   * @param lookUp called after a lost answer: the connection when it was stored, `undefined` to send it again; it may
   * also reject. Without it the request is repeated.
   */
  replaceConnection(
    id: string,
    body: JsonObject,
    lookUp?: () => Promise<LiveConnection | undefined>,
  ): Promise<LiveConnection>;
  /**
   * Repeated a few times while PingFederate says that it is in use. `not-found` is what the server says, by a first try
   * whose answer was lost, or by somebody else, or wrongly: whoever must know looks.
   */
  deleteConnection(id: string): Promise<'deleted' | 'not-found'>;
  connectorDescriptors(): Promise<ConnectorDescriptor[]>;
  /** Any readable resource: `get('/extendedProperties')`; `undefined` on 404. */
  get(path: string): Promise<JsonObject | undefined>;
  put(path: string, body: JsonObject): Promise<JsonObject>;
  /** An action that isn't repeated when it may have been carried out. */
  post(path: string, body?: JsonObject): Promise<JsonObject>;
  /** A resource that isn't JSON: `/configArchive/export`. */
  download(path: string): Promise<Uint8Array>;
  /** `undefined` when the server isn't clustered (403). */
  clusterStatus(): Promise<ClusterStatus | undefined>;
  replicate(): Promise<void>;
  /** The same server for one piece of work: what stops it, and who hears of its requests. The rest is as before. */
  view(scope: Scope): AdminApi;
  /** Requests made so far, for the report. */
  readonly requestCount: number;
  /** When nothing new is to be begun and nothing repeated, in milliseconds since 1970. */
  readonly deadlineAt: number;
  /** The API's base address. */
  readonly url: string;
}

/** One request that was made. */
export interface RequestRecord {
  method: string;
  /** Below the API's base, without its query. */
  path: string;
  /** The status, or what went wrong when there was none: `200`, `timeout`. */
  result: string;
  durationMs: number;
}

export interface Scope {
  signal?: AbortSignal | undefined;
  onRequest?: ((record: RequestRecord) => void) | undefined;
}

/** `GET /cluster/status`. */
export interface ClusterStatus {
  nodes: ClusterNode[];
  lastConfigUpdateTime?: string;
  lastReplicationTime?: string;
  replicationRequired?: boolean;
  mixedMode?: boolean;
  currentNodeIndex?: number;
}

export interface ClusterNode {
  address?: string;
  index?: number;
  mode?: 'CLUSTERED_CONSOLE' | 'CLUSTERED_ENGINE' | 'CLUSTERED_DUAL' | 'STANDALONE';
  nodeGroup?: string;
  version?: string;
  configurationTimestamp?: string;
  replicationStatus?: 'RETRIEVING' | 'APPLYING' | 'FAILED' | 'SUCCEEDED' | 'OUT_OF_DATE';
}
