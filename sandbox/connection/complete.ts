import type { JsonObject } from '../json.ts';
import { plantFutureMembers } from '../resources/future-members.ts';
import { completeBrowserSso } from './browser-sso.ts';
import { type ConnectionContext, dropEmpty, fill, objectAt, textAt } from './context.ts';
import { completeCredentials } from './credentials.ts';
import { completeAttributeQuery, completeTokenExchange, completeWsTrust } from './other-protocols.ts';
import { completeProvisioning } from './provisioning.ts';

/** Brings a connection, in place, into the form in which a server answers it: defaults, canonical forms, dates. */
export function completeConnection(connection: JsonObject, context: ConnectionContext): void {
  const { world, before } = context;
  if (!before) plantFutureMembers(connection, world);
  keepProvisioning(connection, context);
  fill(connection, { type: 'SP', active: false, virtualEntityIds: [], loggingMode: 'STANDARD' });
  fill(connection, { connectionTargetType: 'STANDARD', credentials: {} });
  connection.loggingMode = overriddenLogging(context) ?? connection.loggingMode;
  dropEmpty(connection, ['baseUrl', 'defaultVirtualEntityId', 'licenseConnectionGroup', 'applicationName']);
  dropEmpty(connection, ['applicationIconUrl']);
  const now = world.now().toISOString();
  delete connection.replicationStatus;
  if (world.cluster.replicatesConnections)
    connection.replicationStatus = world.cluster.pending ? 'NOT_REPLICATED' : 'REPLICATED';
  if (world.switches.connectionDates) {
    connection.creationDate = textAt(before, 'creationDate') ?? now;
    connection.modificationDate = now;
  }
  const metadata = objectAt(connection, 'metadataReloadSettings');
  if (metadata) fill(metadata, { enableAutoMetadataUpdate: true });
  for (const value of Object.values(objectAt(connection, 'extendedProperties') ?? {})) {
    fill(value as JsonObject, { values: [] });
  }
  completeParts(connection, context);
}

function completeParts(connection: JsonObject, context: ConnectionContext): void {
  const part = (member: string) => objectAt(connection, member);
  completeCredentials(part('credentials') ?? {}, context);
  if (part('spBrowserSso')) completeBrowserSso(part('spBrowserSso')!, connection, context);
  if (part('attributeQuery')) completeAttributeQuery(part('attributeQuery')!, context.world);
  if (part('wsTrust')) completeWsTrust(part('wsTrust')!, context.world);
  if (part('oauthTokenExchangeSettings')) completeTokenExchange(part('oauthTokenExchangeSettings')!, context.world);
  if (part('outboundProvision')) completeProvisioning(part('outboundProvision')!, context);
}

/** A server may override the logging mode of all connections; it answers with that instead of what was sent. */
function overriddenLogging({ world }: ConnectionContext): string | undefined {
  const override = textAt(
    world.store.setting('/serverSettings/generalSettings'),
    'spConnectionTransactionLoggingOverride',
  );
  return override && override !== 'DONT_OVERRIDE' ? override : undefined;
}

/** One reading of "can't be changed by PUT": what is sent is ignored, what is stored stays. */
function keepProvisioning(connection: JsonObject, { world, before }: ConnectionContext): void {
  if (!before || world.switches.provisioningByPut !== 'ignore') return;
  const stored = objectAt(before, 'outboundProvision');
  const sent = objectAt(connection, 'outboundProvision');
  if (sent && stored && sent.type === stored.type) return;
  if (stored) connection.outboundProvision = structuredClone(stored);
  else delete connection.outboundProvision;
}
