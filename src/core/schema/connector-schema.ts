import type { SettingDescriptor } from '../connector/plugin/types.ts';
import { isSection } from '../connector/setting-kinds.ts';
import type { Connector, FieldDescriptor } from '../connector/types.ts';
import type { JsonObject } from '../document/json.ts';

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
    required: required.length > 0 ? required : undefined,
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

const selects = new Set<SettingDescriptor['type']>(['SELECT', 'RADIO_GROUP', 'FILTERABLE_SELECT']);

/** A target setting: what may stand there, and what the console's help would say. */
export function settingSchema(setting: SettingDescriptor, connector: Connector): JsonObject {
  const { defaultValue, label, name } = setting;
  const value = valueSchema(setting, connector);
  const preset = setting.type === 'CHECK_BOX' ? defaultValue === 'true' : defaultValue;
  return {
    title: label ?? name,
    markdownDescription: describeSetting(setting, connector),
    ...value,
    default: defaultValue ? preset : undefined,
  };
}

function valueSchema(setting: SettingDescriptor, connector: Connector): JsonObject {
  const { type, encrypted, optionValues } = setting;
  if (type === 'CHECK_BOX') return { type: ['boolean', 'string'], pattern: `^(true|false)$|${reference}` };
  if (selects.has(type) && optionValues?.length) return optionSchema(optionValues, setting.label ?? setting.name);
  if (encrypted || type === 'HASHED_TEXT') {
    const word = connector.entry?.connector ?? connector.descriptor.id;
    return { type: ['string', 'number', 'object'], examples: [`\${secret:${secretName(word, setting)}}`] };
  }
  return { type: ['string', 'number', 'boolean'] };
}

/**
 * The values, with the console's words beside those that differ; the words themselves are understood too. The forms have
 * different titles because the YAML language server takes forms without one for the same.
 */
function optionSchema(options: { name: string; value: string }[], title: string): JsonObject {
  const texts = options.map(({ name, value }) => (name === value ? '' : name));
  const values = {
    title,
    enum: options.map(({ value }) => value),
    markdownEnumDescriptions: texts.some((text) => text !== '') ? texts : undefined,
  };
  const words = options.map(({ name }) => name).filter((name) => !values.enum.includes(name));
  return {
    anyOf: [
      values,
      ...(words.length > 0 ? [{ enum: words, doNotSuggest: true, title: 'in words' }] : []),
      { type: 'string', pattern: reference },
    ],
  };
}

function describeSetting(setting: SettingDescriptor, { source, entry }: Connector): string {
  const { description, required, encrypted, name, label, defaultValue } = setting;
  const isAssumed = source === 'catalogue' && entry?.assumed.settings.includes(name);
  const notes = [
    required ? 'Required.' : '',
    defaultValue ? `Default: \`${defaultValue}\`.` : '',
    encrypted ? 'A secret: write `${secret:NAME}`.' : '',
    isAssumed || (label ?? name) === name ? '' : `Machine name: \`${name}\`.`,
  ];
  return [description ?? '', notes.filter(Boolean).join(' ')].filter(Boolean).join('\n\n') || (label ?? name);
}

/** A whole value that is filled in later: `${var:ACTIVE}`. */
export const reference = '^\\$\\{var:[A-Za-z_][A-Za-z0-9_]*\\}$';

/** A name for a setting's secret: `zoom`, `Client Secret` → `ZOOM_CLIENT_SECRET`. */
function secretName(connector: string, { label, name }: SettingDescriptor): string {
  return `${connector} ${label ?? name}`
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

const mapping = { $ref: '#/$defs/FieldMapping' };

/** A field of the target in `attributeMapping`: what is known of it, and the constants that it takes. */
export function fieldSchema(field: FieldDescriptor, connector: Connector): JsonObject {
  const label = field.label ?? field.code;
  const suggested = connector.entry?.mapping?.[label];
  const words = { title: label, markdownDescription: describeField(field, connector) };
  const examples = typeof suggested === 'string' ? { examples: [suggested] } : {};
  if (field.options?.length) return { ...words, ...examples, ...oneOfConstants(field, field.options, words) };
  return { ...words, ...examples, ...mapping };
}

/** An editor shows the words that it finds first, so they stand once more before the general part. */
function oneOfConstants(
  { defaultValue }: FieldDescriptor,
  options: NonNullable<FieldDescriptor['options']>,
  words: JsonObject,
): JsonObject {
  const texts = options.map(({ code, label }) => (label === code ? '' : label));
  const values = { title: 'Default Value', enum: options.map(({ code }) => code), markdownEnumDescriptions: texts };
  const oneOf = { anyOf: [values, { title: 'from a variable', type: 'string', pattern: reference }] };
  return {
    type: ['string', 'array', 'object'],
    allOf: [words, mapping, { properties: { defaultValue: { doNotSuggest: true, ...oneOf } } }],
    defaultSnippets: options.map(({ code, label }) => ({
      label: `{ defaultValue: ${code} }`,
      description: code === defaultValue ? `${label}, the default` : label,
      body: { defaultValue: code },
    })),
  };
}

function describeField(field: FieldDescriptor, { entry }: Connector): string {
  const { required, multiValue, minLength, maxLength, pattern, options, notes = [], code, label } = field;
  const facts = [
    required ? 'Required on an active channel.' : '',
    multiValue ? 'May have several values.' : '',
    minLength ? `At least ${minLength} characters.` : '',
    maxLength ? `At most ${maxLength} characters.` : '',
    pattern ? `Has to match \`${pattern}\`.` : '',
    options?.length ? `One of ${options.map((option) => `\`${option.code}\``).join(', ')}.` : '',
    entry?.immutable?.includes(label ?? code) ? "Can't change once the account exists." : '',
    entry?.createOnly?.includes(label ?? code) ? 'Only for new accounts: set `createOnly`.' : '',
  ].filter(Boolean);
  return [notes.join(' '), facts.join(' ')].filter(Boolean).join('\n\n') || `The field ${label ?? code} of the target.`;
}
