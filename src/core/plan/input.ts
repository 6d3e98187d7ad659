import type { ServerResources } from '../connection/references/server-resources.ts';
import type { DesiredConnection, LiveConnection } from '../connection/types.ts';
import type { Connectors } from '../connector/types.ts';
import type { JsonObject } from '../document/json.ts';
import type { MarkerOptions } from './marker.ts';
import type { PlanOptions } from './options.ts';

/** What a plan is made of. */
export interface PlanInput {
  desired: readonly DesiredConnection[];
  live: readonly LiveConnection[];
  /**
   * Ids that belong to this repository although they aren't among `desired`: of definitions with errors, and of those
   * that this run leaves out. Never deleted, never listed as unmanaged.
   */
  brokenIds?: Iterable<string>;
  environment: string;
  serverVersion: string;
  connectors: Connectors;
  resources?: ServerResources;
  /** The server's signing key pairs, for their expiry. */
  keyPairs?: readonly JsonObject[];
  /** `generalSettings.spConnectionTransactionLoggingOverride`. */
  loggingOverride?: string | undefined;
  marker?: MarkerOptions | undefined;
  options: PlanOptions;
  now: Date;
}
