import { isKeptSecret } from '../../connector/kept-secret.ts';
import { isSection } from '../../connector/sections.ts';
import type { ConnectorDescriptor } from '../../connector/types.ts';
import type { JsonObject } from '../../document/json.ts';

/** What a connector's descriptor says about absent settings and fields, ready for looking up. */
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
}

const remembered = new WeakMap<ConnectorDescriptor, DescriptorDefaults>();

/** The defaults of `descriptor`, worked out once. */
export function defaultsOf(descriptor: ConnectorDescriptor): DescriptorDefaults {
  const known = remembered.get(descriptor);
  if (known) return known;
  const made = makeDefaults(descriptor);
  remembered.set(descriptor, made);
  return made;
}

function makeDefaults(descriptor: ConnectorDescriptor): DescriptorDefaults {
  const settings = new Map<string, JsonObject>();
  const secrets = new Set<string>();
  const sections = new Set<string>();
  for (const field of descriptor.configDescriptor.fields) {
    if (isSection(field, undefined)) sections.add(field.name);
    else
      settings.set(field.name, { name: field.name, value: field.defaultForLegacyConfig ?? field.defaultValue ?? '' });
    if (isKeptSecret(field)) secrets.add(field.name);
  }
  const fields = new Map<string, JsonObject>();
  for (const { code, defaultValue } of descriptor.saasPluginFieldInfoDescriptors) {
    if (defaultValue) fields.set(code, { fieldName: code, saasFieldInfo: { defaultValue } });
  }
  return {
    setting: (name) => settings.get(name),
    field: (name) => fields.get(name),
    isSecret: (name) => secrets.has(name),
    isSection: (name) => sections.has(name),
  };
}
