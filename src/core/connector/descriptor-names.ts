import type { Labelled } from './labels.ts';
import type { ConnectorDescriptor, FieldDescriptor, SettingDescriptor } from './types.ts';

/** A descriptor's settings and fields, ready to be looked up by label or machine name. */
interface DescriptorNames {
  settings: readonly (Labelled & { setting: SettingDescriptor })[];
  fields: readonly (Labelled & { field: FieldDescriptor })[];
}

/** Made once for each descriptor: hundreds of definitions share a few. */
const made = new WeakMap<ConnectorDescriptor, DescriptorNames>();

export function namesIn(descriptor: ConnectorDescriptor): DescriptorNames {
  const before = made.get(descriptor);
  if (before) return before;
  const names: DescriptorNames = {
    settings: descriptor.configDescriptor.fields.map((setting) => ({
      name: setting.name,
      label: setting.label,
      setting,
    })),
    fields: descriptor.saasPluginFieldInfoDescriptors.map((field) => ({ name: field.code, label: field.label, field })),
  };
  made.set(descriptor, names);
  return names;
}
