import type { PluginDescriptor, SettingDescriptor } from '../connector/plugin/types.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { objectsOf, textIn } from '../document/readers.ts';

/** Begins the name of each part of the schema that is about one plugin. */
const prefix = 'plugin-';

/**
 * A kind's schema with the plugins that `pull` found: an editor offers their names after `type:`, and the fields, tables
 * and columns of the one that is named. What it offered before is replaced. Only for editors: a run checks the same
 * descriptors itself, so that nothing is refused here.
 */
export function withPlugins(schema: JsonObject, descriptors: readonly PluginDescriptor[]): JsonObject {
  const { allOf, $defs, properties } = schema;
  const definitions = Object.entries(isObject($defs) ? $defs : {}).filter(([name]) => !name.startsWith(prefix));
  const branches = [...objectsOf(allOf).filter((one) => !isOurs(one)), ...descriptors.map(branchFor)];
  return {
    ...schema,
    properties: withNames(properties, descriptors),
    allOf: branches.length > 0 ? branches : undefined,
    $defs: Object.fromEntries([...definitions, ...descriptors.map((one) => [prefix + one.id, configurationOf(one)])]),
  };
}

const isOurs = ({ then }: JsonObject) => textIn(then, '$ref')?.startsWith(`#/$defs/${prefix}`) ?? false;

const calledBy = ({ id, name }: PluginDescriptor) => (name === undefined ? [id] : [name, id]);

function branchFor(descriptor: PluginDescriptor): JsonObject {
  const named = { properties: { type: { enum: calledBy(descriptor), doNotSuggest: true } }, required: ['type'] };
  const then = { $ref: `#/$defs/${prefix}${descriptor.id}` };
  return { if: named, then };
}

/** The names of what is installed, as suggestions: another word may be right on another server. */
function withNames(properties: Json | undefined, descriptors: readonly PluginDescriptor[]): Json {
  if (!isObject(properties) || !isObject(properties.type)) return properties ?? {};
  const { defaultSnippets, ...type } = properties.type;
  const snippets = descriptors.map(({ id, name = id }) => ({ label: name, body: name }));
  return { ...properties, type: snippets.length > 0 ? { ...type, defaultSnippets: snippets } : type };
}

function configurationOf({ configDescriptor: { fields, tables = [] } }: PluginDescriptor): JsonObject {
  const rows = tables.map(({ name, label = name, description, columns }) => {
    const items = { properties: settingsOf(columns) };
    return [label, { markdownDescription: description, items, properties: { rows: { items } } }];
  });
  const configuration = {
    properties: { fields: { properties: settingsOf(fields) }, tables: { properties: Object.fromEntries(rows) } },
  };
  return { properties: { configuration } };
}

function settingsOf(settings: readonly SettingDescriptor[]): JsonObject {
  return Object.fromEntries(settings.map((one) => [one.label ?? one.name, settingOf(one)]));
}

function settingOf({ description, defaultValue, optionValues, type }: SettingDescriptor): JsonObject {
  const values = type === 'CHECK_BOX' ? [true, false] : (optionValues ?? []).map(({ name }) => name);
  return {
    markdownDescription: description || undefined,
    default: defaultValue || undefined,
    defaultSnippets: values.length > 0 ? values.map((value) => ({ label: String(value), body: value })) : undefined,
  };
}
