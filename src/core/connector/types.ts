import type { JsonObject } from '../document/json.ts';
import type { ConfigDescriptor, PluginDescriptor, Plugins } from './plugin/types.ts';

/**
 * The shape in which PingFederate describes a provisioning connector, as `GET /idp/connectors/descriptors` answers it
 * (SaasPluginDescriptor of the 12.2.2 API description). No other description of a connector exists in this project.
 */
export interface ConnectorDescriptor {
  /** The plugin's type, as in `outboundProvision.type`: `PingOne`. */
  id: string;
  /** The name in the console's Type list: `Zoom Provisioner`. */
  description?: string;
  configDescriptor: ConfigDescriptor;
  saasPluginFieldInfoDescriptors: FieldDescriptor[];
}

/** A field of the target that a channel's attribute mapping can fill (SaasFieldInfo). */
export interface FieldDescriptor {
  code: string;
  label?: string;
  required?: boolean;
  unique?: boolean;
  multiValue?: boolean;
  options?: { code: string; label: string }[];
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  notes?: string[];
  defaultValue?: string;
  dsLdapMap?: boolean;
  persistForMembership?: boolean;
  attributeGroup?: boolean;
}

/** What describes a plugin of any kind. */
export type Descriptor = ConnectorDescriptor | PluginDescriptor;

/** What the project knows about a connector beside its descriptor. One file each in `catalogue/`. */
export interface CatalogueEntry {
  /** The word after `connector:`: `zoom`. */
  connector: string;
  displayName: string;
  descriptor: ConnectorDescriptor;
  /** What of the descriptor is not backed by public evidence: `id`, and setting names and field codes. */
  assumed: { id: boolean; settings: string[]; fields: string[] };
  /** Whether each list has everything the connector knows. What an incomplete list lacks is unknown, not forbidden. */
  complete: {
    settings: boolean;
    fields: boolean;
    limits: boolean;
    /** The provisioning options are all known although other settings may be missing. */
    options?: boolean;
  };
  /** What the connector can't do, a sentence each. */
  limits: string[];
  groups: boolean;
  /** The installation file and the folder it goes to. */
  package?: { jar: string; folder: string; bundled?: boolean };
  documentation?: string;
  /** Settings and fields that existed once: why they are gone and since when. */
  retired?: { label: string; since: string; reason: string }[];
  /** Other names under which the console may list it. */
  otherNames?: string[];
  /** Labels in `configDescriptor.fields` that are headings, not settings. */
  sections?: string[];
  /** The plugin reads its fields from the customer's account: what a descriptor doesn't list may exist all the same. */
  dynamicFields?: boolean;
  /** Settings that a sibling product has and this connector may have: neither known nor refused. */
  unconfirmed?: string[];
  /** What the connector needs around it. */
  requires?: { pingFederate?: string; connectorVersion?: string; outbound?: string[] };
  /** What kind of text a field wants, by the field's label, where that is known. */
  formats?: Record<string, FieldFormat>;
  /** Labels of fields that can't change once the account exists. */
  immutable?: string[];
  /** Labels of fields that belong to the creation of an account: passwords above all. */
  createOnly?: string[];
  /** Settings that are required while another one has a value, by label. */
  requiredWhen?: { setting: string; is: string; needs: string[] }[];
  /** True when nothing is known about groups; `groups` is true then, so that nothing is refused. */
  groupsUnknown?: boolean;
  /** Targets without a connector of their own that are reached through this one, with the settings they need. */
  recipes?: { name: string; settings: Record<string, string> }[];
  /** Limits that a definition can run into, with the condition under which to say so. */
  cautions?: Caution[];
  /** A sensible attribute mapping by field label, in the form a definition holds it. */
  mapping?: Record<string, string | JsonObject>;
  /** Settings that a new definition writes though they aren't required; an empty value is to be filled in. */
  initial?: Record<string, string>;
  /** Worth knowing for who sets it up, a sentence each. */
  notes?: string[];
  /** What settings and fields are for at the target, by label; what isn't listed is unknown. Options go by `setting-kinds.ts`. */
  roles?: { settings?: Record<string, SettingRole[]>; fields?: Record<string, FieldRole[]> };
  /** What changes of this connector's own settings and fields do to people, beside what follows from their roles. */
  changes?: OwnChange[];
  /** The sign-on side, for the page that `connectors show` prints. */
  signOn?: { entityIds?: string[]; assertionConsumerService?: string; notes?: string[] };
}

/** What a target setting is for. */
export type SettingRole =
  /** It says which account, site or environment at the target is meant. */
  | 'tenant'
  /** No setting names the account: this credential alone says which. */
  | 'tenant-by-token'
  | 'credential'
  /** It decides by which field people are recognised. */
  | 'link-rule'
  /** It can't be changed once it is set. */
  | 'for-life'
  | 'devices'
  | 'groups'
  | 'rights'
  | 'scope-at-target'
  /** What happens to people who leave, beside the remove action. */
  | 'delete'
  /** Taking people out always deletes, or always disables. */
  | 'remove:delete'
  | 'remove:disable'
  | 'notify'
  /** How requests are made. */
  | 'shape';

/** What a field is for at the target. */
export type FieldRole =
  /** The target recognises people by it. */
  | 'link'
  | 'for-life'
  | 'sign-in'
  | 'rights'
  /** A licence or quota that costs money. */
  | 'cost'
  | 'scope-at-target'
  | 'password'
  | 'devices'
  | 'status'
  | 'groups'
  | 'notify'
  | 'manager'
  /** It describes people, and nothing is decided by it. */
  | 'profile';

/** A row of the table of consequences for one setting or field, by label. `to` and `from` are beginnings of values. */
export interface OwnChange {
  setting?: string;
  field?: string;
  to?: string[];
  from?: string[];
  severity: 'irreversible' | 'stops' | 'grants' | 'weakens' | 'check' | 'note';
  who: string;
  says: string;
  evidence: 'sure' | 'likely' | 'guess';
}

/** A limit of a connector and when it matters. The sentence says what happens to people. */
type Caution =
  /** A channel chooses its users by `groupDN`. */
  | { when: 'users-by-group'; sentence: string; hint?: string }
  /** A field that was mapped isn't any more. */
  | { when: 'mapping-removed'; sentence: string; hint?: string }
  /** The field, which hands out rights, is filled. */
  | { when: 'role-mapped'; field: string; sentence: string; hint?: string }
  /** The check box is off. */
  | { when: 'option-off'; setting: string; sentence: string; hint?: string }
  /** The option has this value. */
  | { when: 'option-is'; setting: string; value: string; sentence: string; hint?: string }
  /** Taking people out always deletes them: the target knows no disabled state. The check box is on. */
  | { when: 'always-deletes'; setting: string; sentence: string; hint?: string };

/** A kind of text that a literal value can be checked against. */
export type FieldFormat =
  | 'email'
  | 'phone'
  | 'locale'
  | 'url'
  | 'uuid'
  | 'country'
  | 'language'
  | 'currency'
  | 'timezone';

/** The descriptors that a run works with, and where each comes from. */
export interface Connectors {
  /** Those of the plugins of other kinds. */
  plugins: Plugins;
  /** `live`: read from the server, which wins; `pulled`: from `schemas/connectors/`; `catalogue`: shipped. */
  source: 'live' | 'pulled' | 'catalogue';
  /** By `connector:` word or by plugin type; `undefined` when nothing is known of it. */
  find(nameOrType: string): Connector | undefined;
  /** The same, with the reason when there is none. */
  lookUp(nameOrType: string): ConnectorLookup;
  /** Every connector name and type that could be meant, for "did you mean". */
  names(): string[];
}

/** What became of the search for a connector. */
export type ConnectorLookup =
  | { state: 'found'; connector: Connector }
  /** The catalogue knows it, or the definition names its type, and the server has no such plugin. */
  | { state: 'not-installed'; entry?: CatalogueEntry; installed: string[] }
  /** Several of the server's plugins could be the connector that the catalogue means. */
  | { state: 'ambiguous'; entry: CatalogueEntry; candidates: string[] }
  | { state: 'unknown' };

export interface Connector {
  source: 'live' | 'pulled' | 'catalogue';
  descriptor: ConnectorDescriptor;
  /** Present when the catalogue knows the connector. */
  entry?: CatalogueEntry;
}
