import { plainLabel } from './labels.ts';
import type { SettingDescriptor } from './plugin/types.ts';
import type { Connector, ConnectorDescriptor } from './types.ts';

/**
 * Headings of the console's target page that PingFederate lists among the settings: they come back with a name and no
 * value. Seen on real servers for PingOne, PingID and the SCIM connector.
 */
const knownSections = new Set(
  [
    'Provisioning Options',
    'Basic Authentication',
    'OAuth 2 Bearer Token',
    'OAuth 2 Client Credentials',
    'SCIM Overrides',
  ].map(plainLabel),
);

/** True for a heading: named like one, and without anything that a setting would have. */
export function isSection(setting: SettingDescriptor, connector: Connector | undefined): boolean {
  if (setting.type !== 'TEXT' || setting.required || setting.encrypted || setting.defaultValue) return false;
  const label = plainLabel(setting.label ?? setting.name);
  return (
    knownSections.has(label) || (connector?.entry?.sections ?? []).some((section) => plainLabel(section) === label)
  );
}

/** True for a setting that PingFederate encrypts, or of which it stores a hash. */
export function isKeptSecret({ encrypted, type }: Pick<SettingDescriptor, 'encrypted' | 'type'>): boolean {
  return encrypted === true || type === 'HASHED_TEXT';
}

/** What a provisioning option decides. Connectors call them by different names, but share these few meanings. */
export type OptionRole = 'create' | 'update' | 'remove' | 'remove-action' | 'disabled-too';

/** Labels and machine names, without capitals and punctuation, as the documented connectors have them. */
const patterns: [OptionRole, RegExp][] = [
  ['remove-action', /^(removeuseraction|removeaction|deprovisionmethod)$/],
  ['disabled-too', /^provisiondisabledusers(provopt)?$/],
  ['create', /^(usercreate(enabled)?|createusers(provopt)?|createnewusers)$/],
  ['update', /^(userupdate(enabled)?|updateusers(provopt)?|updatenewusers)$/],
  [
    'remove',
    /^(userdisable|userdelete|userdisabledelete|userdisableuserdelete|(remove|disable|deprovision)users(provopt)?|disablenewusers)$/,
  ],
];

/** The option's role, by label first, then by machine name; `undefined` for any other setting. */
export function roleOf(setting: SettingDescriptor): OptionRole | undefined {
  const words = [setting.label ?? '', setting.name].map(plainLabel);
  return words
    .map((word) => patterns.find(([, pattern]) => pattern.test(word))?.[0])
    .find((role) => role !== undefined);
}

/** The setting that plays a role, `undefined` when the connector has none. */
export function settingWithRole(descriptor: ConnectorDescriptor, role: OptionRole): SettingDescriptor | undefined {
  return descriptor.configDescriptor.fields.find((setting) => roleOf(setting) === role);
}
