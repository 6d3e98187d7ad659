import type { JsonObject } from '../json.ts';
import { isAtLeast, isKnown } from '../model/versions.ts';
import type { World } from '../world.ts';
import { hiddenTarget } from './hidden-references.ts';
import { type InstalledPlugin, installedPlugins, type PluginField } from './installed.ts';

/** Those, and the ones that a seed's instances show. */
export function pluginOf(collection: string, id: string | undefined, world: World): InstalledPlugin | undefined {
  return pluginsOf(collection, world).find((plugin) => plugin.id === id);
}

export function pluginsOf(collection: string, { witnessed }: World): InstalledPlugin[] {
  return [...(installedPlugins[collection] ?? []), ...(witnessed[collection] ?? [])];
}

/** The fields that a server of this version has. Those that nobody could name bear their version and a number. */
export function fieldsOf({ fields, fieldsSince, unnamed = {} }: InstalledPlugin, version: string): PluginField[] {
  const named = Object.entries(fields).filter(([name]) => isKnown({ since: fieldsSince?.[name] }, version));
  const later = Object.entries(unnamed).filter(([since]) => isAtLeast(version, since));
  return [
    ...named.map(([name, defaultValue]) => ({ name, defaultValue })),
    ...later.flatMap(([since, count]) =>
      Array.from({ length: count }, (_, index) => ({ name: `New in ${since} (${index + 1})`, defaultValue: '' })),
    ),
  ];
}

export function columnsOf(plugin: InstalledPlugin, table: string): PluginField[] | undefined {
  const columns = plugin.tables[table];
  return columns && Object.entries(columns).map(([name, defaultValue]) => ({ name, defaultValue }));
}

/** Passwords of plugins that nobody described are known by their names. */
export function looksSecret(name: string): boolean {
  return /(^|[\s_])(password|secret|passphrase)$/i.test(name);
}

/** A plugin in the form that the API answers. */
export function describePlugin(plugin: InstalledPlugin, world: World): JsonObject {
  return {
    id: plugin.id,
    name: plugin.name,
    className: plugin.id,
    attributeContract: plugin.attributes,
    groupAttributeContract: plugin.groupAttributes,
    supportsExtendedContract: plugin.extendedContract !== false,
    supportsGroupExtendedContract: plugin.groupAttributes && true,
    configDescriptor: {
      description: '',
      fields: fieldsOf(plugin, world.version).map((field) => describeField(field, plugin, world)),
      tables: Object.keys(plugin.tables).map((name) => describeTable(name, plugin, world)),
      actionDescriptors: [],
    },
  };
}

function describeTable(name: string, plugin: InstalledPlugin, world: World): JsonObject {
  return {
    name,
    label: name,
    description: '',
    columns: columnsOf(plugin, name)!.map((column) => describeField(column, plugin, world, name)),
    requireDefaultRow: plugin.defaultRows?.includes(name) === true,
  };
}

/** A server's labels may be others than its names; that each is the other is assumed. */
function describeField(field: PluginField, plugin: InstalledPlugin, world: World, table?: string): JsonObject {
  const { name, defaultValue } = field;
  const required = table === undefined ? plugin.required : plugin.requiredColumns?.[table];
  const described: JsonObject = {
    type: 'TEXT',
    name,
    label: name,
    description: '',
    required: required?.includes(name) === true,
    advanced: table === undefined && plugin.advanced?.includes(name) === true,
    ...typeOf(field, plugin, world, table),
  };
  if (defaultValue) described.defaultValue = defaultValue;
  return described;
}

/** What of a field depends on its type. Choices among the server's own resources are listed as they are now: a guess. */
function typeOf({ name, defaultValue }: PluginField, plugin: InstalledPlugin, world: World, table?: string) {
  if (defaultValue === 'true' || defaultValue === 'false') return { type: 'CHECK_BOX' };
  if (plugin.hashed?.includes(name)) return { type: 'HASHED_TEXT' };
  const options = plugin.options?.[name];
  if (options) return { type: 'SELECT', optionValues: options.map((value) => ({ name: value, value })) };
  const target = hiddenTarget(name, table);
  if (!target) return { encrypted: defaultValue === null };
  const resources = world.store.values(target);
  return { type: 'SELECT', optionValues: resources.map(({ id, name: word }) => ({ name: word ?? id, value: id })) };
}
