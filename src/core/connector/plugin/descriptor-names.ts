import type { Labelled } from '../labels.ts';
import type { ConfigDescriptor, SettingDescriptor, TableDescriptor } from './types.ts';

export type NamedSetting = Labelled & { setting: SettingDescriptor };

/** A plugin's fields and tables, ready to be looked up by label or name. */
interface ConfigNames {
  fields: readonly NamedSetting[];
  tables: readonly (Labelled & { columns: readonly NamedSetting[] })[];
}

/** Made once for each descriptor: many definitions share a few. */
const made = new WeakMap<ConfigDescriptor, ConfigNames>();

/** What a plugin can be told: its fields, its tables and their columns. */
export function configNames(descriptor: ConfigDescriptor): ConfigNames {
  const before = made.get(descriptor);
  if (before) return before;
  const names: ConfigNames = {
    fields: settingNames(descriptor.fields),
    tables: (descriptor.tables ?? []).map(({ name, label, columns }: TableDescriptor) => ({
      name,
      label,
      columns: settingNames(columns),
    })),
  };
  made.set(descriptor, names);
  return names;
}

/** Settings with the two words for each. */
const settingNames = (settings: readonly SettingDescriptor[]): NamedSetting[] =>
  settings.map((setting) => ({ name: setting.name, label: setting.label, setting }));

/** The description of a field, or of a column of a table, by their machine names. */
export function settingIn(
  descriptor: ConfigDescriptor,
  field: string,
  table: string | undefined,
): SettingDescriptor | undefined {
  const { fields, tables } = configNames(descriptor);
  const among = table === undefined ? fields : (tables.find(({ name }) => name === table)?.columns ?? []);
  return among.find(({ name }) => name === field)?.setting;
}
