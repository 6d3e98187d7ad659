import type { Live } from '../../core/connection/types.ts';
import type { ConnectorDescriptor } from '../../core/connector/types.ts';
import type { JsonObject } from '../../core/document/json.ts';
import type { KindName } from '../../core/kinds.ts';

/**
 * The part of PingFederate's administrative API that the project uses. Every method rejects with an `AdminApiError`
 * (what was asked, status, likely cause, what to do), never with the HTTP library's own error.
 */
export interface AdminApi {
  /** `12.2.2.0`: `GET /version`. */
  version(): Promise<string>;
  /** The objects of one kind. */
  of(kind: KindName): Collection;
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

/** The objects of one kind on the server, below the kind's path. */
export interface Collection {
  /** All of them, in one list. */
  list(): Promise<Live[]>;
  /** `undefined` when there is none with this id. */
  read(id: string): Promise<Live | undefined>;
  /**
   * After a lost answer it looks whether the object is there before it sends it again.
   *
   * @param lookUp as for `replace`; by default whoever has the id and the name is taken for it
   */
  create(body: JsonObject, lookUp?: () => Promise<Live | undefined>): Promise<Live>;
  /**
   * @param lookUp called after a lost answer: the object when it was stored, `undefined` to send it again; it may also
   * reject. Without it the request is repeated.
   */
  replace(id: string, body: JsonObject, lookUp?: () => Promise<Live | undefined>): Promise<Live>;
  /**
   * Repeated a few times while PingFederate says that it is in use. `not-found` is what the server says, by a first try
   * whose answer was lost, or by somebody else, or wrongly: whoever must know looks.
   */
  delete(id: string): Promise<'deleted' | 'not-found'>;
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
