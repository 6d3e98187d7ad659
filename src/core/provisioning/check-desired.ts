import { checkConnection } from '../connection/check-connection.ts';
import type { DesiredConnection } from '../connection/types.ts';
import { connectorOf } from '../connector/connector-of.ts';
import type { Connectors } from '../connector/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkProvisioning } from './check-provisioning.ts';

/** What the rules depend on beside the connection. */
export interface RuleContext {
  connectors: Connectors;
  now: Date;
  /** PingFederate's, where one is known. */
  version?: string | undefined;
}

/** The findings of every rule on one connection that needs neither a server nor the other definitions. */
export function checkDesired(desired: DesiredConnection, { connectors, now, version }: RuleContext): Diagnostic[] {
  return [
    ...checkConnection(desired, { now, version }),
    ...checkProvisioning(desired, connectorOf(desired.document, connectors)),
  ];
}
