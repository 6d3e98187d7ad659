import { listAt, objectAt, textAt } from '../connection/context.ts';
import { isSecret } from '../connection/provisioning.ts';
import type { JsonObject } from '../json.ts';
import type { ConnectorDescriptor, FieldDescriptor, SettingDescriptor } from '../plugins/connector.ts';
import type { World } from '../world.ts';

/**
 * Installs what the connections of another server show of their connectors. PingFederate answers with every setting and
 * every field of a plugin, so what stands there exists on that server, whatever is described here; a plugin that nobody
 * described is installed with just that; and what such a connection does without isn't required. Without it a copy of production would lose settings, or refuse its own
 * connections.
 */
export function witnessConnectors(connections: readonly JsonObject[], world: World): void {
  const connectors = new Map(world.connectors.map((connector) => [connector.id, connector]));
  for (const connection of connections) {
    const provisioning = objectAt(connection, 'outboundProvision');
    const type = textAt(provisioning, 'type');
    if (!provisioning || !type) continue;
    connectors.set(type, extended(connectors.get(type) ?? bare(type), provisioning));
  }
  world.connectors = [...connectors.values()];
}

const bare = (id: string): ConnectorDescriptor => ({
  id,
  description: id,
  configDescriptor: { fields: [], tables: [], actionDescriptors: [] },
  saasPluginFieldInfoDescriptors: [],
});

function extended(connector: ConnectorDescriptor, provisioning: JsonObject): ConnectorDescriptor {
  const described = connector.configDescriptor.fields.map((field) => ({ ...field, required: false }));
  const settings = new Map<string, SettingDescriptor>(described.map((field) => [field.name, field]));
  for (const setting of listAt(provisioning, 'targetSettings')) {
    const name = textAt(setting, 'name');
    if (name) settings.set(name, witnessedSetting(settings.get(name), name, setting));
  }
  const fields = new Map(connector.saasPluginFieldInfoDescriptors.map((field) => [field.code, field]));
  for (const channel of listAt(provisioning, 'channels')) {
    for (const mapping of listAt(channel, 'attributeMapping')) {
      const code = textAt(mapping, 'fieldName');
      if (code) fields.set(code, witnessedField(fields.get(code), code));
    }
  }
  return {
    ...connector,
    configDescriptor: { ...connector.configDescriptor, fields: [...settings.values()] },
    saasPluginFieldInfoDescriptors: [...fields.values()],
  };
}

/** A secret that the server holds is one; a value that it holds is an allowed one. */
function witnessedSetting(known: SettingDescriptor | undefined, name: string, setting: JsonObject): SettingDescriptor {
  const field = known ?? { type: 'TEXT', name, label: name, required: false };
  if (textAt(setting, 'encryptedValue')) return isSecret(field) ? field : { ...field, type: 'TEXT', encrypted: true };
  const value = textAt(setting, 'value');
  const options = field.optionValues ?? [];
  if (!value || options.length === 0 || options.some((option) => [option.value, option.name].includes(value))) {
    return field;
  }
  return { ...field, optionValues: [...options, { name: value, value }] };
}

const witnessedField = (known: FieldDescriptor | undefined, code: string): FieldDescriptor =>
  known ?? { code, label: code, required: false };
