import { isObject, type JsonObject } from '../json.ts';
import { membersOf } from '../model/model.ts';
import { isNewerThanModel } from '../model/versions.ts';
import { checkConnectionUnique } from '../resources/unique.ts';
import { type ConnectionContext, listAt, objectAt, report, textAt, textsAt } from './context.ts';
import { validateBrowserSso } from './validate-browser-sso.ts';
import { validateCredentials } from './validate-credentials.ts';
import { validateMappings } from './validate-mappings.ts';
import { validateProvisioning, validateTarget } from './validate-provisioning.ts';
import { validateReach } from './validate-reach.ts';

/** Everything that a real server refuses in a completed connection; all findings at once. */
export function validateConnection(connection: JsonObject, context: ConnectionContext): void {
  checkIdentity(connection, context);
  checkVirtualIds(connection, context);
  checkSomethingThere(connection, context);
  checkExtendedProperties(connection, context);
  checkLicenceGroup(connection, context);
  validateCredentials(connection, context);
  validateBrowserSso(connection, context);
  validateMappings(connection, context);
  checkWsTrust(connection, context);
  validateProvisioning(connection, context);
  checkProvisioningKept(connection, context);
  validateReach(connection, context);
  if (context.errors.length === 0) validateTarget(connection, context);
}

function checkIdentity(connection: JsonObject, context: ConnectionContext): void {
  if (connection.type !== 'SP') report(context, 'type', 'The connection type must be SP.');
  const id = textAt(connection, 'id');
  if (id !== undefined && !/^[a-zA-Z0-9._-]+$/.test(id)) {
    report(context, 'id', 'The ID may contain only letters, digits, ".", "_" and "-".');
  }
  for (const member of ['entityId', 'name']) {
    if (connection[member] === '') report(context, member, `${member} is required.`, 'missing_required_field');
  }
  checkConnectionUnique('/idp/spConnections', connection, context);
}

function checkVirtualIds(connection: JsonObject, context: ConnectionContext): void {
  const ids = textsAt(connection, 'virtualEntityIds');
  const preset = textAt(connection, 'defaultVirtualEntityId');
  if (ids.length > 0 && !preset) {
    report(context, 'defaultVirtualEntityId', 'A default is required when there are virtual entity IDs.');
  } else if (preset && !ids.includes(preset)) {
    report(context, 'defaultVirtualEntityId', 'The default must be one of the virtual entity IDs.');
  }
}

/** A server newer than the model may have connections for something else. */
function hasUnknownPart(connection: JsonObject, { world }: ConnectionContext): boolean {
  if (!isNewerThanModel(world.version)) return false;
  const known = membersOf('SpConnection');
  return Object.entries(connection).some(([member, value]) => isObject(value) && !(member in known));
}

function checkSomethingThere(connection: JsonObject, context: ConnectionContext): void {
  const parts = ['spBrowserSso', 'wsTrust', 'attributeQuery', 'outboundProvision', 'oauthTokenExchangeSettings'];
  if (parts.some((part) => connection[part] !== undefined) || hasUnknownPart(connection, context)) return;
  report(
    context,
    '',
    'A connection needs at least one of browser SSO, WS-Trust STS, attribute query and provisioning.',
  );
}

function checkExtendedProperties(connection: JsonObject, context: ConnectionContext): void {
  const defined = listAt(context.world.store.setting('/extendedProperties'), 'items');
  for (const [name, value] of Object.entries(objectAt(connection, 'extendedProperties') ?? {})) {
    const property = defined.find((candidate) => candidate.name === name);
    const path = `extendedProperties.${name}`;
    if (!property) report(context, path, `The extended property '${name}' is not defined.`);
    else if (textsAt(value as JsonObject, 'values').length > 1 && property.multiValued !== true) {
      report(context, path, `The extended property '${name}' takes a single value.`);
    }
  }
}

function checkLicenceGroup(connection: JsonObject, context: ConnectionContext): void {
  const group = textAt(connection, 'licenseConnectionGroup');
  if (!group) return;
  const groups = listAt(context.world.store.setting('/license'), 'licenseGroups');
  if (!groups.some((candidate) => candidate.name === group)) {
    report(context, 'licenseConnectionGroup', `The licence has no connection group '${group}'.`);
  }
}

function checkWsTrust(connection: JsonObject, context: ConnectionContext): void {
  const trust = objectAt(connection, 'wsTrust');
  if (trust?.abortIfNotFulfilledFromRequest !== undefined && !objectAt(trust, 'requestContractRef')) {
    report(context, 'wsTrust.abortIfNotFulfilledFromRequest', 'Abort Path field is not required');
  }
}

/** The API can't add outbound provisioning to a connection, nor take it away; the exact answer isn't public. */
function checkProvisioningKept(connection: JsonObject, context: ConnectionContext): void {
  if (!context.before || context.world.switches.provisioningByPut !== 'refuse') return;
  const [was, is] = [objectAt(context.before, 'outboundProvision'), objectAt(connection, 'outboundProvision')];
  if (!was && is) {
    report(context, 'outboundProvision', 'Outbound provisioning cannot be added to an existing connection.');
  } else if (was && !is) {
    report(context, 'outboundProvision', 'Outbound provisioning cannot be removed from an existing connection.');
  } else if (was && is && was.type !== is.type) {
    report(context, 'outboundProvision.type', 'The provisioning type of an existing connection cannot be changed.');
  }
}
