import type { JsonObject } from '../json.ts';
import type { ConnectorDescriptor, SettingDescriptor } from '../plugins/connector.ts';
import { type ConnectionContext, dropEmpty, fill, listAt, objectAt, report, textAt } from './context.ts';

/**
 * Completes outbound provisioning from its plugin's descriptor: all settings and all fields come back, in the
 * descriptor's order, whatever was sent.
 */
export function completeProvisioning(provisioning: JsonObject, context: ConnectionContext): void {
  const type = textAt(provisioning, 'type') ?? '';
  const connector = context.world.connectors.find((candidate) => candidate.id === type);
  if (!connector) {
    report(context, 'outboundProvision.type', `The provisioning plugin '${type}' is not installed.`);
    return;
  }
  provisioning.targetSettings = completeSettings(listAt(provisioning, 'targetSettings'), connector, context);
  listAt(provisioning, 'channels').forEach((channel, index) => {
    completeChannel(channel, `outboundProvision.channels[${index}]`, connector, context);
  });
}

function completeSettings(
  given: JsonObject[],
  connector: ConnectorDescriptor,
  context: ConnectionContext,
): JsonObject[] {
  const known = connector.configDescriptor.fields;
  const seen = new Set<string>();
  given.forEach((setting, index) => {
    const name = String(setting.name);
    const path = `outboundProvision.targetSettings[${index}]`;
    if (!known.some((field) => field.name === name))
      report(context, path, `The setting '${name}' is not known to the plugin.`);
    if (seen.has(name)) report(context, path, `The setting '${name}' is given more than once.`);
    seen.add(name);
  });
  return known.map((field) =>
    completeSetting(
      given.find((setting) => setting.name === field.name),
      field,
      context,
    ),
  );
}

/** A section's heading is a setting without a value. What isn't known of a setting stays with it. */
function completeSetting(
  given: JsonObject | undefined,
  field: SettingDescriptor,
  context: ConnectionContext,
): JsonObject {
  const secret = isSecret(field);
  const sent = typeof given?.value === 'string' ? given.value : undefined;
  const { value: _, encryptedValue, ...others } = given ?? {};
  const own: JsonObject = { ...others, name: field.name };
  if (secret && sent) return { ...own, encryptedValue: context.world.vault.seal({ clear: sent }) };
  if (secret && textAt(given, 'encryptedValue')) return { ...own, encryptedValue };
  if (secret) return { ...own, ...keptSecret(field.name, context) };
  const chosen = sent === '' && isSelection(field) ? sent : undefined;
  const value = chosen ?? (sent || field.defaultForLegacyConfig || field.defaultValue || sent);
  return value === undefined ? own : { ...own, value };
}

/** A full replace loses what it leaves out; whether that holds for secrets too is a switch. */
function keptSecret(name: string, { world, before }: ConnectionContext): JsonObject {
  if (world.switches.omittedSecrets === 'lose') return { name };
  const settings = listAt(objectAt(before, 'outboundProvision'), 'targetSettings');
  return settings.find((setting) => setting.name === name) ?? { name };
}

/** Only texts are ever kept secret: a file that is uploaded comes back as it is. */
export function isSecret({ type, encrypted }: SettingDescriptor): boolean {
  return type === 'HASHED_TEXT' || (type !== 'UPLOAD_FILE' && encrypted === true);
}

/** "Nothing chosen" is a choice, and stays one. */
function isSelection({ type }: SettingDescriptor): boolean {
  return type === 'SELECT' || type === 'FILTERABLE_SELECT';
}

function completeChannel(
  channel: JsonObject,
  path: string,
  connector: ConnectorDescriptor,
  context: ConnectionContext,
) {
  fill(channel, { active: false, maxThreads: 1, timeout: 60 });
  const source = objectAt(channel, 'channelSource');
  if (source) completeSource(source);
  channel.attributeMapping = completeFieldMappings(listAt(channel, 'attributeMapping'), path, connector, context);
}

function completeSource(source: JsonObject): void {
  const accounts = objectAt(source, 'accountManagementSettings');
  if (accounts) fill(accounts, { flagComparisonStatus: true, defaultStatus: true });
  const users = objectAt(source, 'userSourceLocation') ?? {};
  const groups = objectAt(source, 'groupSourceLocation') ?? {};
  for (const location of [users, groups]) {
    fill(location, { nestedSearch: false });
    dropEmpty(location, ['groupDN', 'filter']);
  }
  source.userSourceLocation = users;
  source.groupSourceLocation = groups;
}

function completeFieldMappings(
  given: JsonObject[],
  path: string,
  connector: ConnectorDescriptor,
  context: ConnectionContext,
): JsonObject[] {
  const fields = connector.saasPluginFieldInfoDescriptors;
  given.forEach((mapping, index) => {
    if (fields.some((field) => field.code === mapping.fieldName)) return;
    const name = String(mapping.fieldName);
    report(context, `${path}.attributeMapping[${index}].fieldName`, `The field '${name}' is not known to the plugin.`);
  });
  return fields.map((field) => {
    const mapping = given.find((candidate) => candidate.fieldName === field.code);
    const saasFieldInfo = completeFieldInfo(objectAt(mapping, 'saasFieldInfo'));
    return { ...mapping, fieldName: field.code, saasFieldInfo };
  });
}

function completeFieldInfo(given: JsonObject | undefined): JsonObject {
  const info = { ...given };
  dropEmpty(info, ['defaultValue', 'expression']);
  fill(info, {
    attributeNames: [],
    createOnly: false,
    trim: false,
    characterCase: 'NONE',
    parser: 'NONE',
    masked: false,
  });
  return info;
}
