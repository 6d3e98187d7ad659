import { plainLabel } from './labels.ts';
import type { SettingDescriptor } from './plugin/types.ts';
import type { ConnectorDescriptor } from './types.ts';

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
