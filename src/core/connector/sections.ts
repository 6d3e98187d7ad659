import { plainLabel } from './labels.ts';
import type { SettingDescriptor } from './plugin/types.ts';
import type { Connector } from './types.ts';

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
