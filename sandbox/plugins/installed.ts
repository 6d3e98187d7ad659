import json from './installed.json' with { type: 'json' };

/** A plugin that is installed: its fields with their defaults (`null`: a secret), its tables with their columns. */
export interface InstalledPlugin {
  id: string;
  name: string;
  /** Where the facts are from, and what isn't sure. */
  evidence?: string;
  /** Attributes that every instance has. */
  attributes: string[];
  /** Attributes that every group of an identity store has. */
  groupAttributes?: string[];
  /** Those of them that make up a pseudonym by default. */
  pseudonyms?: string[];
  /** `false`: instances have no attributes beside those. */
  extendedContract?: boolean;
  fields: Record<string, string | null>;
  /** The versions that brought later fields. */
  fieldsSince?: Record<string, string>;
  /** How many fields a version brought whose names aren't public. */
  unnamed?: Record<string, number>;
  required?: string[];
  advanced?: string[];
  /** What a field or column can be chosen from, where that is known. */
  options?: Record<string, string[]>;
  /** Secrets of which only a hash is kept. */
  hashed?: string[];
  tables: Record<string, Record<string, string | null>>;
  requiredColumns?: Record<string, string[]>;
  /** Tables that need a row. */
  requiredTables?: string[];
  /** Tables of which one row is the default. */
  defaultRows?: string[];
  /** What a custom data store can be searched by. */
  filterFields?: string[];
}

/** A field or column. */
export interface PluginField {
  name: string;
  defaultValue: string | null;
}

/** The plugins that come with a server, by the collection of their instances. */
export const installedPlugins = json as unknown as Record<string, InstalledPlugin[]>;
