import { checkConnection } from '../connection/check-connection.ts';
import type { ServerResources } from '../connection/references/server-resources.ts';
import type { DesiredConnection } from '../connection/types.ts';
import { connectorOf } from '../connector/connector-of.ts';
import type { Connectors } from '../connector/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkNestedSearch } from './check/nested-search.ts';
import { checkProvisioning } from './check-provisioning.ts';

/** What the rules depend on beside the connection. */
export interface RuleContext {
  connectors: Connectors;
  now: Date;
  /** PingFederate's, where one is known. */
  version?: string | undefined;
  /** What the server has, or had when it was pulled. */
  resources?: ServerResources | undefined;
}

/** The findings of every rule on one connection that needs neither a server nor the other definitions. */
export function checkDesired(desired: DesiredConnection, context: RuleContext): Diagnostic[] {
  const { connectors, now, version } = context;
  return [
    ...checkConnection(desired, { now, version }),
    ...checkProvisioning(desired, connectorOf(desired.document, connectors)),
    ...checkNestedSearch(desired, context),
  ];
}
