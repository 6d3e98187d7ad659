import type { Cluster } from './cluster/cluster.ts';
import type { JsonObject } from './json.ts';
import type { Shape } from './model/model.ts';
import type { Switches } from './options.ts';
import type { ConnectorDescriptor } from './plugins/connector.ts';
import type { InstalledPlugin } from './plugins/installed.ts';
import type { Vault } from './secrets/vault.ts';
import type { Answer, ValidationError } from './server/answer.ts';
import type { Caller, Gatekeeper } from './server/auth.ts';
import type { Store } from './store/store.ts';

/** What every handler works with. */
export interface World {
  store: Store;
  vault: Vault;
  switches: Switches;
  version: string;
  now: () => Date;
  /** The address of the API, for links. */
  apiUrl: () => string;
  connectors: ConnectorDescriptor[];
  /** How many other authorities are being imported at this moment. */
  importing: { count: number };
  /** Plugins that nobody described and a seed's instances show, by collection. */
  witnessed: Record<string, InstalledPlugin[]>;
  cluster: Cluster;
  gatekeeper: Gatekeeper;
  /** Key ids of the server that the seed came from. */
  knownKeys: Set<string>;
  /** What of the seed couldn't be taken as it was. */
  notes: string[];
}

/** A request that passed the gates; the body has been read as the declared type. */
export interface ApiRequest {
  method: string;
  path: string;
  pattern: string;
  params: Record<string, string>;
  query: URLSearchParams;
  body: JsonObject;
  bodyShape: Shape;
  /** Required members that the body lacks. */
  missing: ValidationError[];
  raw: Buffer;
  bypass: boolean;
  caller: Caller;
}

export type Handler = (request: ApiRequest, world: World) => Answer;
