import type { JsonObject } from '../json.ts';
import { isAtLeast } from '../model/versions.ts';
import type { SandboxCluster, SandboxNode } from '../options.ts';

/** What a cluster knows of its replication. Without nodes the server stands alone. */
export class Cluster {
  readonly nodes: SandboxNode[];
  settings: JsonObject;
  /** Something waits for replication. */
  pending: boolean;
  lastUpdate: Date;
  readonly started: Date;
  lastReplication: Date;
  readonly #now: () => Date;
  readonly #version: string;

  constructor(options: SandboxCluster | undefined, version: string, now: () => Date) {
    this.nodes = options?.nodes ?? [];
    this.pending = options?.pending ?? false;
    this.settings = {
      replicateConnectionsOnSave: options?.replicateConnectionsOnSave ?? false,
      replicateClientsOnSave: false,
      ...(isAtLeast(version, '13.0') ? { replicateLogSettingsOnSave: false } : {}),
    };
    this.#now = now;
    this.#version = version;
    this.lastReplication = now();
    this.lastUpdate = now();
    this.started = now();
  }

  get clustered(): boolean {
    return this.nodes.length > 0;
  }

  get replicatesConnections(): boolean {
    return this.clustered && this.settings.replicateConnectionsOnSave === true;
  }

  /** Any change of the configuration waits for replication; a saved connection may go out at once. */
  changed(connection: boolean): void {
    this.lastUpdate = this.#now();
    if (!(connection && this.replicatesConnections)) this.pending = true;
  }

  replicate(): void {
    this.pending = false;
    this.lastReplication = this.#now();
  }

  status(): JsonObject {
    const nodes = this.nodes.map((node) => this.#node(node));
    const versions = new Set(nodes.map((node) => node.version));
    return {
      nodes,
      lastConfigUpdateTime: this.lastUpdate.toISOString(),
      lastReplicationTime: this.lastReplication.toISOString(),
      replicationRequired: this.pending,
      mixedMode: versions.size > 1,
      currentNodeIndex: isAtLeast(this.#version, '12.1') ? (this.nodes[0]?.index ?? 0) : undefined,
    };
  }

  /** Engines fetch the configuration by themselves, so success comes a while after the replication. */
  #node(node: SandboxNode): JsonObject {
    const mode = node.mode ?? (node === this.nodes[0] ? 'CLUSTERED_CONSOLE' : 'CLUSTERED_ENGINE');
    const common = {
      address: node.address ?? `10.0.0.${node.index}:7600`,
      index: node.index,
      mode,
      nodeGroup: node.nodeGroup ?? '',
      version: node.version ?? this.#version,
    };
    const configurationTimestamp = this.lastReplication.toISOString();
    const replicationStatus = mode === 'CLUSTERED_CONSOLE' ? 'SUCCEEDED' : this.#progress(node);
    return { ...common, configurationTimestamp, replicationStatus };
  }

  #progress(node: SandboxNode): string {
    if (node.never) return node.never;
    const since = this.#now().getTime() - this.lastReplication.getTime();
    const needed = node.appliesAfterMs ?? 0;
    if (since >= needed) return this.pending ? 'OUT_OF_DATE' : 'SUCCEEDED';
    return since >= needed / 2 ? 'APPLYING' : 'RETRIEVING';
  }
}
