import { sameObject } from '../connection/compare/compare-value.ts';
import { isNothing } from '../connection/compare/scalars.ts';
import { resolveLabel } from '../connector/labels.ts';
import { lowerSource } from '../connector/lower/lower-source.ts';
import type { SettingDescriptor } from '../connector/plugin/types.ts';
import { directories, presetFor } from '../connector/presets.ts';
import { isSection } from '../connector/setting-kinds.ts';
import type { Connector, Connectors } from '../connector/types.ts';
import { startOf } from '../diagnostics/place.ts';
import { findingsBy } from '../document/document.ts';
import { isObject, type Json, type JsonObject, segmentsOf } from '../document/json.ts';
import { objectsOf } from '../document/readers.ts';

/**
 * `outboundProvision` as a person writes it: the connector's word, settings and mappings as maps by label, `directory:`
 * for the settings of the source that it stands for. Where a label isn't clear the machine name stands, and where that
 * isn't either, the API's own list.
 *
 * @param written as `withoutDefaults` gives it
 */
export function provisioningForm(
  written: JsonObject,
  connector: Connector | undefined,
  connectors: Connectors,
): JsonObject {
  const { type, targetSettings, channels, customSchema, ...more } = written;
  const settings = settingsForm(targetSettings, connector);
  return {
    ...connectorForm(String(type), connector, connectors),
    targetSettings: settings,
    channels: Array.isArray(channels) ? channels.map((channel) => channelForm(channel, connector)) : undefined,
    customSchema,
    ...more,
  };
}

/** The catalogue's word when it leads to the same plugin, else the plugin's type. */
export function connectorForm(type: string, connector: Connector | undefined, connectors: Connectors): JsonObject {
  const word = connector?.entry?.connector;
  return word && connectors.find(word)?.descriptor.id === type ? { connector: word } : { type };
}

function settingsForm(settings: Json | undefined, connector: Connector | undefined): Json | undefined {
  if (!Array.isArray(settings)) return settings;
  const descriptors = connector?.descriptor.configDescriptor.fields ?? [];
  const labelled = descriptors.map((setting) => ({ name: setting.name, label: setting.label, setting }));
  const entries = objectsOf(settings).map((item): [string | undefined, Json] => {
    const descriptor = descriptors.find(({ name }) => name === item.name);
    const isHeading = descriptor && isSection(descriptor, connector);
    const word = isHeading ? undefined : wordFor(String(item.name), labelled);
    return [word, settingValue(item, descriptor)];
  });
  return asMap(entries) ?? settings;
}

/** How the map form can name something: by label, else by machine name; `undefined` when neither is clear. */
export function wordFor(name: string, labelled: { name: string; label?: string | undefined }[]): string | undefined {
  const known = labelled.find((each) => each.name === name);
  if (!known) return resolveLabel(name, labelled).state === 'none' ? name : undefined;
  return [known.label, name].find((word) => {
    if (!word) return false;
    const resolved = resolveLabel(word, labelled);
    return resolved.state === 'found' && resolved.thing.name === name;
  });
}

/** A setting's value in the map form: check boxes as booleans, what has more than a value as an object. */
export function settingValue({ name: _name, ...rest }: JsonObject, descriptor: SettingDescriptor | undefined): Json {
  if (Object.keys(rest).some((member) => member !== 'value')) return rest;
  const value = rest.value ?? '';
  if (descriptor?.type === 'CHECK_BOX' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** A map of the entries; `undefined` when one has no word or two have the same. */
export function asMap(entries: [string | undefined, Json][]): JsonObject | undefined {
  const map = new Map<string, Json>();
  for (const [word, value] of entries) {
    if (word === undefined || word === '' || map.has(word)) return undefined;
    map.set(word, value);
  }
  return Object.fromEntries(map);
}

/** A channel with its members in the order in which people read them. */
export function channelForm(channel: Json, connector: Connector | undefined): Json {
  if (!isObject(channel)) return channel;
  const { name, active, maxThreads, timeout, channelSource, attributeMapping, ...more } = channel;
  const mapping = mappingForm(attributeMapping, connector);
  const written = {
    name,
    active,
    maxThreads,
    timeout,
    channelSource: isObject(channelSource) ? recogniseDirectory(channelSource) : channelSource,
    attributeMapping: mapping,
    ...more,
  };
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
}

function mappingForm(mapping: Json | undefined, connector: Connector | undefined): Json | undefined {
  if (!Array.isArray(mapping)) return mapping;
  const fields = connector?.descriptor.saasPluginFieldInfoDescriptors ?? [];
  const labelled = fields.map(({ code, label }) => ({ name: code, label }));
  const entries = objectsOf(mapping).map((item): [string | undefined, Json] => [
    wordFor(String(item.fieldName), labelled),
    fieldForm(item.saasFieldInfo),
  ]);
  return asMap(entries) ?? mapping;
}

/** One attribute is a text, several are a list; with more settings it stays an object. */
export function fieldForm(info: Json | undefined): Json {
  if (!isObject(info)) return {};
  const { attributeNames, ...more } = info;
  if (!Array.isArray(attributeNames) || Object.keys(more).length > 0) return info;
  return attributeNames.length === 1 && attributeNames[0] ? attributeNames[0] : attributeNames;
}

/** `{ values: ['iam'] }` → `iam`, several values as a list; `undefined` for none. */
export function propertyForm(property: Json | undefined): Json | undefined {
  const values = isObject(property) && Array.isArray(property.values) ? property.values : [];
  return values.length > 1 ? values : values[0];
}

/**
 * A channel's source with `directory:` in the place of the settings that it stands for, when one of the presets fills
 * in exactly what is there; unchanged when none does. Presets that fill in the same are told apart by nothing: the
 * first one is taken.
 */
function recogniseDirectory(source: JsonObject): JsonObject {
  const { dataSource, baseDn, userSourceLocation, groupSourceLocation, ...settings } = source;
  const place = { dataSource, baseDn, userSourceLocation, groupSourceLocation };
  for (const directory of directories) {
    const preset = presetFor(directory) ?? [];
    if (preset.length === 0) continue;
    const rest = preset.reduce((left, { pointer }) => without(left, segmentsOf(pointer)), settings);
    const written = withoutUndefined({ directory, ...place, ...rest });
    if (sameObject('ChannelSource', filledIn(written), source, undefined)) return written;
  }
  return withoutUndefined({ ...place, ...settings });
}

function filledIn(written: JsonObject): JsonObject {
  const findings = findingsBy(() => startOf(''));
  return lowerSource(written, { base: '', findings, places: new Map() });
}

/** A copy without the member at the end of the way, and without an object that is empty then. */
function without(object: JsonObject, [first, ...rest]: string[]): JsonObject {
  const { [first as string]: inner, ...others } = object;
  if (rest.length === 0 || !isObject(inner)) return others;
  const left = without(inner, rest);
  return isNothing(left) ? others : { ...object, [first as string]: left };
}

const withoutUndefined = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
