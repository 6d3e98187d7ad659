import type { JsonObject } from '../json.ts';
import { isAtLeast } from '../model/versions.ts';
import type { ConnectorDescriptor } from '../plugins/connector.ts';
import { type ConnectionContext, listAt, objectAt, report, textAt, textsAt } from './context.ts';

/** The rules of outbound provisioning. What is only needed to run is asked for when the channel becomes active. */
export function validateProvisioning(connection: JsonObject, context: ConnectionContext): void {
  const provisioning = objectAt(connection, 'outboundProvision');
  if (!provisioning) return;
  const connector = context.world.connectors.find((candidate) => candidate.id === provisioning.type);
  const names = new Set<string>();
  listAt(provisioning, 'channels').forEach((channel, index) => {
    const path = `outboundProvision.channels[${index}]`;
    const name = String(channel.name);
    if (names.has(name)) report(context, `${path}.name`, `The channel name '${name}' is used more than once.`);
    names.add(name);
    checkNumbers(channel, path, context);
    checkSource(channel, path, context);
    checkMappings(channel, path, context);
    if (connection.active === true && channel.active === true && connector) {
      checkActive(channel, path, connector, context);
    }
  });
  checkOptions(provisioning, connector, context);
}

function checkNumbers(channel: JsonObject, path: string, context: ConnectionContext): void {
  for (const member of ['maxThreads', 'timeout']) {
    const value = channel[member];
    if (typeof value === 'number' && value < 1) report(context, `${path}.${member}`, `${member} must be at least 1.`);
  }
}

/** Only LDAP directories can be a source; a binary GUID must be declared binary in the data store. */
function checkSource(channel: JsonObject, path: string, context: ConnectionContext): void {
  const source = objectAt(channel, 'channelSource');
  const id = textAt(objectAt(source, 'dataSource'), 'id');
  const store = context.world.store.get('/dataStores', id ?? '')?.value;
  if (!source || !store) return;
  if (store.type !== 'LDAP') {
    report(context, `${path}.channelSource.dataSource`, 'The source of a channel must be an LDAP data store.');
  }
  if (source.guidBinary === true && channel.active === true) {
    const binary = textsAt(store, 'binaryAttributes').map((name) => name.toLowerCase());
    const guid = String(source.guidAttributeName);
    if (!binary.includes(guid.toLowerCase())) {
      report(
        context,
        `${path}.channelSource.guidAttributeName`,
        `'${guid}' is not a binary attribute of the data store.`,
      );
    }
  }
}

function checkMappings(channel: JsonObject, path: string, context: ConnectionContext): void {
  listAt(channel, 'attributeMapping').forEach((mapping, index) => {
    const info = objectAt(mapping, 'saasFieldInfo');
    if (textsAt(info, 'attributeNames').length > 1 && !textAt(info, 'expression') && !isMapField(mapping, context)) {
      report(
        context,
        `${path}.attributeMapping[${index}].saasFieldInfo.expression`,
        'An expression is required when more than one attribute is mapped.',
      );
    }
  });
}

function isMapField(mapping: JsonObject, { world }: ConnectionContext): boolean {
  const fields = world.connectors.flatMap((connector) => connector.saasPluginFieldInfoDescriptors);
  return fields.some((field) => field.code === mapping.fieldName && field.dsLdapMap === true);
}

/** PingFederate checks the configuration of a channel, and the target's credentials, when it is activated. */
function checkActive(channel: JsonObject, path: string, connector: ConnectorDescriptor, context: ConnectionContext) {
  for (const field of connector.saasPluginFieldInfoDescriptors) {
    if (!field.required) continue;
    const index = listAt(channel, 'attributeMapping').findIndex((mapping) => mapping.fieldName === field.code);
    const info = objectAt(listAt(channel, 'attributeMapping')[index], 'saasFieldInfo');
    if (textsAt(info, 'attributeNames').length > 0 || textAt(info, 'defaultValue') || textAt(info, 'expression'))
      continue;
    report(context, `${path}.attributeMapping[${index}].saasFieldInfo`, `The field '${field.code}' is required.`);
  }
  const users = objectAt(objectAt(channel, 'channelSource'), 'userSourceLocation');
  if (!textAt(users, 'groupDN') && !textAt(users, 'filter')) {
    report(context, `${path}.channelSource.userSourceLocation`, 'Either a group DN or a filter is required.');
  }
}

/** The connector itself looks at the values on save; from 11.3 on even for inactive channels. */
function checkOptions(
  provisioning: JsonObject,
  connector: ConnectorDescriptor | undefined,
  context: ConnectionContext,
) {
  const active = listAt(provisioning, 'channels').some((channel) => channel.active === true);
  if (!active && !isAtLeast(context.world.version, '11.3')) return;
  listAt(provisioning, 'targetSettings').forEach((setting, index) => {
    const field = connector?.configDescriptor.fields.find((candidate) => candidate.name === setting.name);
    const value = textAt(setting, 'value');
    if (!field || value === undefined || value === '') return;
    const path = `outboundProvision.targetSettings[${index}].value`;
    const allowed = field.type === 'CHECK_BOX' ? ['true', 'false'] : field.optionValues?.map((option) => option.value);
    const names = field.optionValues?.map((option) => option.name) ?? [];
    if (allowed && allowed.length > 0 && !allowed.includes(value) && !names.includes(value)) {
      report(context, path, `'${value}' is not a valid value for '${field.label ?? field.name}'.`);
    }
  });
}

/** Calls of the plugin to its target: skipped with `X-BypassExternalValidation`. */
export function validateTarget(connection: JsonObject, context: ConnectionContext): void {
  const provisioning = objectAt(connection, 'outboundProvision');
  if (!provisioning || context.bypass || connection.active !== true) return;
  if (!listAt(provisioning, 'channels').some((channel) => channel.active === true)) return;
  const refused = context.world.switches.refusedTargetCredentials;
  if (refused.includes(String(connection.id)) || refused.includes(String(provisioning.type))) {
    report(
      context,
      'outboundProvision.targetSettings',
      'Unable to connect to the target with the credentials provided.',
      'plugin_validation_error',
    );
  }
}
