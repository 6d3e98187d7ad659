import type { JsonObject } from '../json.ts';
import json from './installed.json' with { type: 'json' };

/** A plugin that is installed: its fields with their defaults (`null`: a secret), its tables with their columns. */
export interface InstalledPlugin {
  id: string;
  name: string;
  /** Attributes that every instance has. */
  attributes: string[];
  /** Those of them that make up a pseudonym by default. */
  pseudonyms?: string[];
  fields: Record<string, string | null>;
  tables: Record<string, string[]>;
  /** What a custom data store can be searched by. */
  filterFields?: string[];
}

/** A field or column. */
export interface PluginField {
  name: string;
  defaultValue: string | null;
}

/** The plugins that are installed, by the collection of their instances: names and defaults as real exports have them. */
export const installedPlugins = json as unknown as Record<string, InstalledPlugin[]>;

export function pluginOf(collection: string, id: string | undefined): InstalledPlugin | undefined {
  return installedPlugins[collection]?.find((plugin) => plugin.id === id);
}

export function fieldsOf(plugin: InstalledPlugin): PluginField[] {
  return Object.entries(plugin.fields).map(([name, defaultValue]) => ({ name, defaultValue }));
}

export function columnsOf(plugin: InstalledPlugin, table: string): PluginField[] | undefined {
  return plugin.tables[table]?.map((name) => ({ name, defaultValue: looksSecret(name) ? null : '' }));
}

/** Passwords of plugins that nobody described are known by their names. */
export function looksSecret(name: string): boolean {
  return /(^|[\s_])(password|secret|passphrase)$/i.test(name);
}

/** A plugin in the form that the API answers. */
export function describePlugin(plugin: InstalledPlugin): JsonObject {
  return {
    id: plugin.id,
    name: plugin.name,
    className: plugin.id,
    attributeContract: plugin.attributes,
    supportsExtendedContract: true,
    configDescriptor: {
      description: '',
      fields: fieldsOf(plugin).map(describeField),
      tables: Object.keys(plugin.tables).map((name) => ({
        name,
        columns: columnsOf(plugin, name)!.map(describeField),
      })),
      actionDescriptors: [],
    },
  };
}

function describeField({ name, defaultValue }: PluginField): JsonObject {
  const checkBox = defaultValue === 'true' || defaultValue === 'false';
  return {
    type: checkBox ? 'CHECK_BOX' : 'TEXT',
    name,
    label: name,
    required: false,
    advanced: false,
    ...(defaultValue ? { defaultValue } : {}),
    ...(checkBox ? {} : { encrypted: defaultValue === null }),
  };
}
