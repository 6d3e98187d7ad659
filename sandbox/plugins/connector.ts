import { isAtLeast } from '../model/versions.ts';

/**
 * A provisioning plugin, as `GET /idp/connectors/descriptors` describes it. The sandbox installs the ones that it is
 * given, and completes and checks connections by them.
 */
export interface ConnectorDescriptor {
  /** The plugin's type, as in `outboundProvision.type`: `PingOne`. */
  id: string;
  description?: string;
  configDescriptor: { fields: SettingDescriptor[]; tables?: unknown[]; actionDescriptors?: unknown[] };
  saasPluginFieldInfoDescriptors: FieldDescriptor[];
}

/** A target setting. A heading is a TEXT setting that holds no value. */
export interface SettingDescriptor {
  /** `CHECK_BOX`, `SELECT`, `TEXT`, `UPLOAD_FILE`, … */
  type: string;
  name: string;
  label?: string;
  defaultValue?: string;
  defaultForLegacyConfig?: string;
  required?: boolean;
  /** The value is a secret. */
  encrypted?: boolean;
  optionValues?: { name: string; value: string }[];
}

/** A field of the target that a channel fills. */
export interface FieldDescriptor {
  code: string;
  label?: string;
  required?: boolean;
  dsLdapMap?: boolean;
}

/**
 * The connector as a server of this version describes it. From 13.1 on the one for PingOne answers more than its 38
 * fields; how many and which isn't public, so one stands for them.
 */
export function connectorOf(connector: ConnectorDescriptor, version: string): ConnectorDescriptor {
  const fields = connector.saasPluginFieldInfoDescriptors;
  if (connector.id !== 'PingOne' || fields.length !== 38 || !isAtLeast(version, '13.1')) return connector;
  return { ...connector, saasPluginFieldInfoDescriptors: [...fields, { code: 'New in 13.1 (1)' }] };
}
