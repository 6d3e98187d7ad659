import type { DesiredConnection, Difference, LiveConnection } from '../connection/types.ts';
import type { Connector } from '../connector/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What the differences of a connection's outbound provisioning would do to people at the target. */
export function provisioningRisks(_change: {
  desired: DesiredConnection;
  /** Absent when the connection is created. */
  live?: LiveConnection;
  differences: Difference[];
  connector: Connector | undefined;
}): Diagnostic[] {
  return [];
}
