import type { Live } from '../../../src/core/connection/types.ts';
import type { ServerState } from '../../../src/core/plan/server-state.ts';

/** A server that has these connections and, unless said otherwise, nothing that is known beside them. */
export function serverWith(connections: readonly Live[], more: Partial<ServerState> = {}): ServerState {
  return { version: '12.2.2.0', connections, descriptors: [], resources: {}, mixedVersions: [], ...more };
}
