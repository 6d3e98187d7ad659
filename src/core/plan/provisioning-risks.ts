import type { DesiredConnection, Difference, LiveConnection } from '../connection/types.ts';
import type { Connector } from '../connector/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { checkDataStores } from '../provisioning/check/data-stores.ts';
import { activationRisks } from '../provisioning/risk/activation.ts';
import { channelRisks } from '../provisioning/risk/channels.ts';
import { identityRisks } from '../provisioning/risk/identity.ts';
import { optionRisks } from '../provisioning/risk/options.ts';
import { scopeRisks } from '../provisioning/risk/scope.ts';
import { riskView } from '../provisioning/risk/view.ts';

/**
 * What the differences of a connection's outbound provisioning would do to people at the target, a sentence each.
 * Speaks only about what is a difference, so `ignoreChanges` silences it; and about scope, options and identity only
 * where a channel runs before or after the change.
 */
export function provisioningRisks(change: {
  desired: DesiredConnection;
  /** Absent when the connection is created. */
  live?: LiveConnection;
  differences: Difference[];
  connector: Connector | undefined;
  /** The server's data stores, as `GET /dataStores` lists them, when they could be read. */
  dataStores?: readonly JsonObject[] | undefined;
  serverVersion: string;
}): Diagnostic[] {
  if (!isObject(change.desired.document.outboundProvision)) return [];
  const view = riskView(change);
  activationRisks(view);
  channelRisks(view);
  optionRisks(view);
  scopeRisks(view);
  identityRisks(view);
  const stores = change.dataStores ? checkDataStores(change.desired, change.dataStores, change.serverVersion) : [];
  return [...view.findings(), ...stores];
}
