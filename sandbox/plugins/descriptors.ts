import type { JsonObject } from '../json.ts';
import { isAtLeast, isKnown } from '../model/versions.ts';
import json from './installed.json' with { type: 'json' };

/** A plugin that is installed: its fields with their defaults (`null`: a secret), its tables with their columns. */
export interface InstalledPlugin {
  id: string;
  name: string;
  /** Attributes that every instance has. */
  attributes: string[];
  /** Attributes that every group of an identity store has. */
  groupAttributes?: string[];
  /** Those of them that make up a pseudonym by default. */
  pseudonyms?: string[];
  fields: Record<string, string | null>;
  /** The versions that brought later fields. */
  fieldsSince?: Record<string, string>;
  /** How many fields a version brought whose names aren't public. */
  unnamed?: Record<string, number>;
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
  return plugin.tables[table]?.map((name) => ({ name, defaultValue: looksSecret(name) ? null : '' }));
}

/** Passwords of plugins that nobody described are known by their names. */
export function looksSecret(name: string): boolean {
  return /(^|[\s_])(password|secret|passphrase)$/i.test(name);
}

/** A plugin in the form that the API answers. */
export function describePlugin(plugin: InstalledPlugin, version: string): JsonObject {
  return {
    id: plugin.id,
    name: plugin.name,
    className: plugin.id,
    attributeContract: plugin.attributes,
    groupAttributeContract: plugin.groupAttributes,
    supportsExtendedContract: true,
    supportsGroupExtendedContract: plugin.groupAttributes && true,
    configDescriptor: {
      description: '',
      fields: fieldsOf(plugin, version).map(describeField),
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
