import type { JsonObject } from '../../core/document/json.ts';

/** What the sandbox knows of a plugin's field. */
export interface PluginField {
  name: string;
  defaultValue?: string;
  legacyDefault?: string;
  secret?: boolean;
  required?: boolean;
  type?: string;
  options?: string[];
}

export interface PluginDescriptor {
  id: string;
  name: string;
  fields: PluginField[];
  tables?: { name: string; columns: PluginField[] }[];
  /** Attributes that every instance has. */
  attributes?: string[];
}

/** The plugins that are installed, by the collection of their instances. */
export const installedPlugins: Record<string, PluginDescriptor[]> = {};

export function descriptorOf(collection: string, id: string): PluginDescriptor | undefined {
  return installedPlugins[collection]?.find((descriptor) => descriptor.id === id);
}

/** A plugin in the form that the API answers. */
export function describePlugin({ id, name, fields, tables = [], attributes = [] }: PluginDescriptor): JsonObject {
  return {
    id,
    name,
    className: id,
    attributeContract: attributes,
    supportsExtendedContract: true,
    configDescriptor: {
      description: '',
      fields: fields.map(describeField),
      tables: tables.map((table) => ({ name: table.name, columns: table.columns.map(describeField) })),
      actionDescriptors: [],
    },
  };
}

function describeField(field: PluginField): JsonObject {
  return {
    type: field.type ?? (field.options ? 'SELECT' : 'TEXT'),
    name: field.name,
    label: field.name,
    required: field.required ?? false,
    advanced: false,
    ...(field.defaultValue === undefined ? {} : { defaultValue: field.defaultValue }),
    ...(field.secret ? { encrypted: true } : {}),
    ...(field.options ? { optionValues: field.options.map((option) => ({ name: option, value: option })) } : {}),
  };
}
