import type { ServerResources } from '../connection/references/resource-names.ts';
import type { LiveConnection } from '../connection/types.ts';
import type { ConnectorDescriptor } from '../connector/types.ts';

/** What a server answered when it was asked for everything that matters to a plan. */
export interface ServerState {
  version: string;
  connections: readonly LiveConnection[];
  descriptors: ConnectorDescriptor[];
  /** What can be referred to, signing key pairs among it, for their expiry. */
  resources: ServerResources;
  /** The versions of a cluster’s nodes in the middle of an upgrade; none otherwise. */
  mixedVersions: string[];
  /** When set, the server gives every connection this logging mode. */
  loggingOverride?: string | undefined;
}
