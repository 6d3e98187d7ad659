import type { SettingDescriptor } from '../../connector/plugin/types.ts';
import { isKeptSecret, isSection } from '../../connector/setting-kinds.ts';
import type { Descriptor } from '../../connector/types.ts';
import type { JsonObject } from '../../document/json.ts';

/** What a descriptor says about absent settings and fields, ready for looking up. */
export interface DescriptorDefaults {
  /**
   * The setting that PingFederate stores when `name` isn't sent: its default for older configurations, else its default.
   * `undefined`: the descriptor doesn't know it, or it is a heading that holds no value.
   */
  setting(name: string): JsonObject | undefined;
  /** The mapping entry that PingFederate may make of its own for a field that isn't sent. */
  field(name: string): JsonObject | undefined;
  /** The setting's value is kept secret. */
  isSecret(name: string): boolean;
  isSection(name: string): boolean;
  /** The same about the columns of one of its tables; of one that it doesn't know, nothing. */
  table(name: string): DescriptorDefaults | undefined;
}

const remembered = new WeakMap<Descriptor, DescriptorDefaults>();

/** The defaults of `descriptor`, worked out once. */
export function defaultsOf(descriptor: Descriptor): DescriptorDefaults {
  const known = remembered.get(descriptor);
  if (known) return known;
  const made = makeDefaults(descriptor);
  remembered.set(descriptor, made);
  return made;
}

function makeDefaults(descriptor: Descriptor): DescriptorDefaults {
  const fields = new Map<string, JsonObject>();
  const mapped = 'saasPluginFieldInfoDescriptors' in descriptor ? descriptor.saasPluginFieldInfoDescriptors : [];
  for (const { code, defaultValue } of mapped) {
    if (defaultValue) fields.set(code, { fieldName: code, saasFieldInfo: { defaultValue } });
  }
  const { tables = [] } = descriptor.configDescriptor;
  const columns = new Map(tables.map(({ name, columns: own }) => [name, ofSettings(own, new Map(), () => undefined)]));
  return ofSettings(descriptor.configDescriptor.fields, fields, (name) => columns.get(name));
}

function ofSettings(
  described: readonly SettingDescriptor[],
  fields: ReadonlyMap<string, JsonObject>,
  table: DescriptorDefaults['table'],
): DescriptorDefaults {
  const settings = new Map<string, JsonObject>();
  const secrets = new Set<string>();
  const sections = new Set<string>();
  for (const field of described) {
    if (isSection(field, undefined)) sections.add(field.name);
    else
      settings.set(field.name, { name: field.name, value: field.defaultForLegacyConfig ?? field.defaultValue ?? '' });
    if (isKeptSecret(field)) secrets.add(field.name);
  }
  return {
    setting: (name) => settings.get(name),
    field: (name) => fields.get(name),
    isSecret: (name) => secrets.has(name),
    isSection: (name) => sections.has(name),
    table,
  };
}
