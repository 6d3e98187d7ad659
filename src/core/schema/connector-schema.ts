import { isSection } from '../connector/sections.ts';
import type { Connector } from '../connector/types.ts';
import type { JsonObject } from '../document/json.ts';
import { fieldSchema } from './field-schema.ts';
import { settingSchema } from './setting-schema.ts';

/** What `outboundProvision` may hold for one connector, as a part of a JSON schema. */
export function connectorSchema(connector: Connector): JsonObject {
  return provisioningWith(settingsSchema(connector), mappingSchema(connector), groupsOf(connector));
}

const anySetting = { $ref: '#/$defs/SettingValue' };
const anyField = { $ref: '#/$defs/FieldMapping' };

/** For a connector that nothing is known of: any setting, any field. */
export const anyConnector = provisioningWith({ additionalProperties: anySetting }, { additionalProperties: anyField });

/** PingFederate's own form, whatever the connector. */
export const listForms = provisioningWith(
  { items: { $ref: '#/$defs/ConfigField' } },
  { items: { $ref: '#/$defs/SaasAttributeMapping' } },
);

/** These members stand in the schema itself already: nothing of them is to be offered a second time. */
function provisioningWith(
  targetSettings: JsonObject,
  attributeMapping: JsonObject,
  channel: JsonObject = {},
): JsonObject {
  const doNotSuggest = true;
  const ofChannel = { attributeMapping: { doNotSuggest, ...attributeMapping }, ...channel };
  return {
    properties: {
      targetSettings: { doNotSuggest, ...targetSettings },
      channels: { doNotSuggest, items: { properties: ofChannel } },
    },
  };
}

function settingsSchema(connector: Connector): JsonObject {
  const settings = connector.descriptor.configDescriptor.fields.filter((setting) => !isSection(setting, connector));
  const properties = named(
    settings.map((setting) => ({
      label: setting.label ?? setting.name,
      name: setting.name,
      schema: settingSchema(setting, connector),
    })),
  );
  const required = settings
    .filter(({ name, label, required, defaultValue }) => required && !defaultValue && (label ?? name) === name)
    .map(({ name }) => name);
  return {
    properties: { ...known(connector), ...properties },
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: isComplete(connector, 'settings') ? false : anySetting,
  };
}

function mappingSchema(connector: Connector): JsonObject {
  const fields = connector.descriptor.saasPluginFieldInfoDescriptors.map((field) => ({
    label: field.label ?? field.code,
    name: field.code,
    schema: fieldSchema(field, connector),
  }));
  const isClosed = isComplete(connector, 'fields') && !connector.entry?.dynamicFields;
  return { properties: named(fields), additionalProperties: isClosed ? false : anyField };
}

/** The server's own list is whole; the catalogue says of each of its lists whether it is. */
function isComplete(connector: Connector, list: 'settings' | 'fields'): boolean {
  return connector.source !== 'catalogue' || connector.entry?.complete[list] === true;
}

/** By label, as the console shows it; by machine name too, but not offered. A label that two share names neither. */
function named(things: { label: string; name: string; schema: JsonObject }[]): JsonObject {
  const labels = things.map(({ label }) => label);
  const isUnique = (label: string) => labels.indexOf(label) === labels.lastIndexOf(label);
  const entries = things.flatMap(({ label, name, schema }): [string, JsonObject][] => {
    if (!isUnique(label)) return [[name, schema]];
    const byName: [string, JsonObject][] = labels.includes(name) ? [] : [[name, { ...schema, doNotSuggest: true }]];
    return [[label, schema], ...byName];
  });
  return Object.fromEntries(entries);
}

/** Settings that aren't in the list: those that are gone, with the reason, and those that may exist. */
function known({ source, entry }: Connector): JsonObject {
  if (source !== 'catalogue' || !entry) return {};
  const retired = (entry.retired ?? []).map(({ label, since, reason }): [string, JsonObject] => [
    label,
    { deprecationMessage: `"${label}" is gone since ${since}: ${reason}` },
  ]);
  const unconfirmed = (entry.unconfirmed ?? []).map((label): [string, JsonObject] => [
    label,
    { description: 'A setting that this connector may have; the server decides.', doNotSuggest: true },
  ]);
  return Object.fromEntries([...unconfirmed, ...retired]);
}

function groupsOf({ entry }: Connector): JsonObject {
  if (!entry || entry.groups) return {};
  const deprecationMessage = `The ${entry.displayName} doesn't provision groups: leave groupSourceLocation out`;
  return { channelSource: { doNotSuggest: true, properties: { groupSourceLocation: { deprecationMessage } } } };
}
