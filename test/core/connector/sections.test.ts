import { expect, test } from 'vitest';
import type { SettingDescriptor } from '../../../src/core/connector/plugin/types.ts';
import { isSection } from '../../../src/core/connector/setting-kinds.ts';

const setting = (name: string, more: Partial<SettingDescriptor> = {}): SettingDescriptor => ({
  name,
  type: 'TEXT',
  ...more,
});

test.each([
  'Provisioning Options',
  'Basic Authentication',
  'OAuth 2 Bearer Token',
  'OAuth 2 Client Credentials',
  'SCIM Overrides',
])('%s is a heading of any connector, unless it has what a setting has', (name) => {
  expect(isSection(setting(name), undefined)).toBe(true);
  expect(isSection(setting(name.toLowerCase()), undefined)).toBe(true);
  expect(isSection(setting(`${name} of mine`), undefined)).toBe(false);
  for (const more of [{ required: true }, { encrypted: true }, { defaultValue: 'x' }, { type: 'CHECK_BOX' }] as const)
    expect(isSection(setting(name, more), undefined)).toBe(false);
});
