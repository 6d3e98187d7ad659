import type { KindName } from '../../kinds.ts';

/** What can be set about a plugin of any kind: a connector, an adapter, a password credential validator, a data store. */
export interface ConfigDescriptor {
  description?: string;
  fields: SettingDescriptor[];
  tables?: TableDescriptor[];
  actionDescriptors?: unknown[];
}

/** Settings that come in rows. */
export interface TableDescriptor {
  name: string;
  label?: string;
  description?: string;
  columns: SettingDescriptor[];
  /** One of the rows has to be the default. */
  requireDefaultRow?: boolean;
}

/**
 * A setting of a plugin: a target setting or provisioning option of a connector, a field or column of another. A section
 * heading is a TEXT setting that holds no value.
 */
export interface SettingDescriptor {
  type:
    | 'RADIO_GROUP'
    | 'SELECT'
    | 'FILTERABLE_SELECT'
    | 'CHECK_BOX'
    | 'TEXT_AREA'
    | 'TEXT'
    | 'UPLOAD_FILE'
    | 'HASHED_TEXT';
  /** The machine name: `CREATE_USERS_PROV_OPT`. */
  name: string;
  /** The console's words: `User Create`. */
  label?: string;
  description?: string;
  defaultValue?: string;
  defaultForLegacyConfig?: string;
  advanced?: boolean;
  required?: boolean;
  /** TEXT only: the value is kept secret. */
  encrypted?: boolean;
  size?: number;
  optionValues?: { name: string; value: string }[];
}

/** A plugin of which an administrator makes instances, as `GET …/descriptors` of its kind answers it (PluginDescriptor). */
export interface PluginDescriptor {
  /** Its class, as in `pluginDescriptorRef`. */
  id: string;
  /** The name in the console's Type list: `HTML Form IdP Adapter`. */
  name?: string;
  className?: string;
  /** The attributes that each instance has. */
  attributeContract?: string[];
  /** Instances may have attributes beside those. */
  supportsExtendedContract?: boolean;
  configDescriptor: ConfigDescriptor;
}

/** The kinds of object that are instances of plugins. */
export const pluginKinds = ['DataStore', 'PasswordCredentialValidator', 'IdpAdapter'] as const satisfies KindName[];
export type PluginKind = (typeof pluginKinds)[number];

export type PluginSource = 'live' | 'pulled';

/** The descriptors of plugins, by the kind of their instances. */
export type DescriptorsByKind = Partial<Record<PluginKind, readonly PluginDescriptor[]>>;

/** The plugins that a run works with. */
export interface Plugins {
  /** Who says what is installed; `undefined` where nobody does: nothing that is written can be checked. */
  sourceFor(kind: PluginKind): PluginSource | undefined;
  /** By its name in the console or its class. */
  lookUp(kind: PluginKind, word: string): PluginLookup;
}

/** What became of the search for a plugin. */
export type PluginLookup =
  | { state: 'found'; plugin: Plugin }
  /** Nobody says what is installed; its class is known all the same, because it comes with PingFederate. */
  | { state: 'undescribed'; id: string; name: string; attributes: readonly string[] | undefined }
  | { state: 'not-installed'; installed: string[] }
  /** Several plugins are called like this. */
  | { state: 'ambiguous'; candidates: string[] }
  /** Nobody says what is installed, and nothing is known of the word. */
  | { state: 'unknown' };

export interface Plugin {
  kind: PluginKind;
  source: PluginSource;
  descriptor: PluginDescriptor;
}
