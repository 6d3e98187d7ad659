import type { IncomingMessage, ServerResponse } from 'node:http';
import { serverCertificate } from './certificates/server-certificate.ts';
import { Cluster } from './cluster/cluster.ts';
import { isAtLeast, isNewerThanModel } from './model/versions.ts';
import { defaultSwitches, type SandboxNode, type SandboxOptions, type Switches } from './options.ts';
import { connectorOf } from './plugins/connector.ts';
import { Vault } from './secrets/vault.ts';
import { plantAccounts } from './seed/accounts.ts';
import { plantDefaultSeed } from './seed/default-seed.ts';
import { readSeed } from './seed/read-seed.ts';
import { witnessConnectors } from './seed/witness-connectors.ts';
import { witnessPlugins } from './seed/witness-plugins.ts';
import { Gatekeeper } from './server/auth.ts';
import { Faults } from './server/faults.ts';
import { Front } from './server/front.ts';
import type { Listener } from './server/http.ts';
import { Port } from './server/port.ts';
import type { LoggedRequest } from './server/requests.ts';
import { checkStateFile, type KeptState, keepState, loadState } from './store/state-file.ts';
import { Store } from './store/store.ts';
import type { World } from './world.ts';

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:9999`, without the API's path. */
  url: string;
  apiUrl: string;
  port: number;
  /** The version that it plays. */
  version: string;
  /** The server's certificate, for a client that trusts nothing else. */
  certificate?: string;
  state: Store;
  faults: Faults;
  switches: Switches;
  cluster: Cluster;
  /** Every request so far, oldest first. */
  requests: LoggedRequest[];
  /** What of the seed couldn't be taken as it was. */
  notes: string[];
  /** What a ciphertext holds, for a test that must know whether a secret survived. */
  reveal(encrypted: string): string | undefined;
  stop(): Promise<void>;
}

/** Starts an embedded PingFederate admin API on this machine. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  checkStateFile(options.stateFile);
  const host = options.host ?? '127.0.0.1';
  const now = options.now ?? (() => new Date());
  const https = options.https === true ? serverCertificate(now()) : options.https;
  const address = { scheme: https ? 'https' : 'http', host, port: 0 };
  const world = makeWorld(options, now, address);
  const faults = new Faults();
  faults.add(...(options.faults ?? []));
  const front = new Front(world, faults);
  const listener: Listener = (request: IncomingMessage, response: ServerResponse) => {
    void front.answer(request, response);
  };
  const port = new Port(listener, { host, https });
  address.port = await port.open(options.port ?? 0);
  front.closePort = (ms) => port.closeFor(ms);
  let kept: KeptState;
  try {
    kept = plant(options, world);
  } catch (error) {
    await port.close();
    throw error;
  }
  front.opened = now().getTime();
  return {
    url: originOf(address),
    apiUrl: world.apiUrl(),
    port: address.port,
    version: world.version,
    certificate: https?.cert,
    state: world.store,
    faults,
    switches: world.switches,
    cluster: world.cluster,
    requests: front.requests,
    notes: world.notes,
    reveal: (encrypted) => world.vault.open(encrypted)?.clear,
    stop: async () => {
      await port.close();
      kept.finish();
    },
  };
}

type Address = { scheme: string; host: string; port: number };

function originOf({ scheme, host, port }: Address): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function makeWorld(options: SandboxOptions, now: () => Date, address: Address): World {
  const version = options.version ?? '12.2.2.0';
  const newer = isNewerThanModel(version);
  const unknownMembers = newer ? 'keep' : defaultSwitches.unknownMembers;
  const switches: Switches = { ...defaultSwitches, unknownMembers, ...options.switches };
  const accounts = options.accounts ?? [{ username: 'Administrator', password: '2FederateM0re' }];
  const issuers = isAtLeast(version, '13.0') ? (options.issuers ?? []) : [];
  const vault = new Vault(version);
  return {
    store: new Store(vault),
    vault,
    switches,
    version,
    now,
    apiUrl: () => originOf(address) + switches.basePath,
    connectors: (options.connectors ?? []).map((connector) => connectorOf(connector, version)),
    importing: { count: 0 },
    witnessed: {},
    cluster: new Cluster(clusterFrom(options.cluster, switches.mixedCluster), version, now),
    gatekeeper: new Gatekeeper({ accounts, tokens: options.tokens ?? [], issuers }, switches, now),
    knownKeys: new Set(),
    notes: [],
  };
}

/** The state: what the file holds, else what the seed says, else the example company. */
function plant(options: SandboxOptions, world: World): KeptState {
  if (!loadState(options.stateFile, world)) {
    if (options.seed) readSeed(options.seed, world);
    else plantDefaultSeed(world);
    plantAccounts(world);
  } else {
    witnessConnectors(world.store.values('/idp/spConnections'), world);
    for (const path of world.store.paths()) witnessPlugins(path, world.store.values(path), world);
  }
  return keepState(options.stateFile, world, options.stateLost ?? rethrow);
}

/** Nobody asked to be told: a state that isn't kept must not go unnoticed. */
function rethrow(error: Error): never {
  throw error;
}

/** The cluster, its nodes upgraded one after the other where versions are given: the last is that of all that follow. */
function clusterFrom(cluster: SandboxOptions['cluster'], versions: readonly string[]): SandboxOptions['cluster'] {
  if (versions.length === 0) return cluster;
  const nodes: SandboxNode[] = cluster?.nodes ?? versions.map((_, index) => ({ index: index + 1 }));
  return {
    ...cluster,
    nodes: nodes.map((node, index) => ({ ...node, version: node.version ?? versions[index] ?? versions.at(-1) })),
  };
}
