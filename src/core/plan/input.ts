import type { Desired } from '../connection/types.ts';
import type { Connectors } from '../connector/types.ts';
import type { Key } from '../kinds.ts';
import type { MarkerOptions } from './marker.ts';
import type { PlanOptions } from './options.ts';
import type { ServerState } from './server-state.ts';

/** What a plan is made of. */
export interface PlanInput {
  desired: readonly Desired[];
  server: ServerState;
  /**
   * Keys that belong to this repository although they aren't among `desired`: of definitions with errors, and of those
   * that this run leaves out. Never deleted, never listed as unmanaged.
   */
  alsoOwned?: readonly Key[];
  environment: string;
  connectors: Connectors;
  marker?: MarkerOptions | undefined;
  options: PlanOptions;
  now: Date;
}
