import { plainLabel } from '../connector/labels.ts';
import type { SettingDescriptor } from '../connector/plugin/types.ts';
import { type OptionRole, roleOf } from '../connector/setting-kinds.ts';
import type { Connector, FieldDescriptor, FieldRole, SettingRole } from '../connector/types.ts';
import type { JsonObject } from '../document/json.ts';
import { objectsOf, textOf } from '../document/readers.ts';
import { part } from './situation.ts';

/** The setting of a connector, by its machine name. */
export function settingCalled(connector: Connector | undefined, name: string): SettingDescriptor | undefined {
  return connector?.descriptor.configDescriptor.fields.find((one) => one.name === name);
}

/** The field of a connector, by its code. */
export function fieldCalled(connector: Connector | undefined, code: string): FieldDescriptor | undefined {
  return connector?.descriptor.saasPluginFieldInfoDescriptors.find((one) => one.code === code);
}

/** What a setting is for, as the catalogue has it; nothing for one that it doesn't know. */
export function settingRoles(connector: Connector | undefined, name: string): readonly SettingRole[] {
  return byLabel(connector?.entry?.roles?.settings, [settingCalled(connector, name)?.label ?? name, name]);
}

/**
 * What a field is for at the target. Of a connector that the catalogue doesn't know, or a field that it doesn't list,
 * one that is unique and required, or called a user name, is what people are recognised by.
 */
export function fieldRoles(connector: Connector | undefined, code: string): readonly FieldRole[] {
  const field = fieldCalled(connector, code);
  const words = [field?.label ?? code, code];
  const known = byLabel(connector?.entry?.roles?.fields, words);
  if (known.length > 0) return known;
  const isName = words.some((word) => /^(username|loginid|login)$/.test(plainLabel(word)));
  if ((field?.unique && field.required) || isName) return ['link'];
  return words.some((word) => /password|passwd/.test(plainLabel(word))) ? ['password'] : [];
}

function byLabel<Role>(map: Record<string, Role[]> | undefined, words: readonly string[]): readonly Role[] {
  if (!map) return [];
  const known = (byPlainLabel.get(map) ?? plainLabelsOf(map)) as ReadonlyMap<string, Role[]>;
  for (const word of words) {
    const roles = known.get(plainLabel(word));
    if (roles) return roles;
  }
  return [];
}

/** A plan asks a connector's few roles thousands of times. */
const byPlainLabel = new WeakMap<object, ReadonlyMap<string, unknown[]>>();

function plainLabelsOf(map: Record<string, unknown[]>): ReadonlyMap<string, unknown[]> {
  const plain = new Map(Object.entries(map).map(([label, roles]) => [plainLabel(label), roles]));
  byPlainLabel.set(map, plain);
  return plain;
}

/** The role of a provisioning option, by its machine name. */
export function optionRole(connector: Connector | undefined, name: string): OptionRole | undefined {
  const known = connector && (optionRoles.get(connector) ?? new Map<string, OptionRole | undefined>());
  if (known?.has(name)) return known.get(name);
  const role = roleOf(settingCalled(connector, name) ?? { type: 'TEXT', name });
  if (connector && known) optionRoles.set(connector, known.set(name, role));
  return role;
}

const optionRoles = new WeakMap<Connector, Map<string, OptionRole | undefined>>();

/** A setting's value as it counts: the connector's default for one that isn't written. */
export function settingValue(document: JsonObject | undefined, connector: Connector | undefined, name: string): string {
  const written = objectsOf(part(document, 'outboundProvision').targetSettings).find((one) => one.name === name);
  return textOf(written?.value) || (settingCalled(connector, name)?.defaultValue ?? '');
}

/** The value of the option with a role, and its name; `undefined` where the connector has none. */
export function optionValue(
  document: JsonObject | undefined,
  connector: Connector | undefined,
  role: OptionRole,
): string | undefined {
  const names = [
    ...(connector?.descriptor.configDescriptor.fields ?? []).map(({ name }) => name),
    ...objectsOf(part(document, 'outboundProvision').targetSettings).map(({ name }) => textOf(name)),
  ];
  const name = names.find((one) => optionRole(connector, one) === role);
  return name === undefined ? undefined : settingValue(document, connector, name);
}

export const isDelete = (value: string | undefined) => value !== undefined && /delete/i.test(value);

const isOff = (value: string | undefined) => value?.toLowerCase() === 'false';

export const creates = (document: JsonObject | undefined, connector: Connector | undefined) =>
  !isOff(optionValue(document, connector, 'create'));

export const updates = (document: JsonObject | undefined, connector: Connector | undefined) =>
  !isOff(optionValue(document, connector, 'update'));

/** What becomes of people who leave the scope. */
export type Fate = 'deleted' | 'disabled' | 'kept' | 'unknown';

/** As the options are on one side. A connector without a remove action does what its switch is called. */
export function fateOfLeavers(document: JsonObject | undefined, connector: Connector | undefined): Fate {
  if (isOff(optionValue(document, connector, 'remove'))) return 'kept';
  const action = optionValue(document, connector, 'remove-action');
  if (action !== undefined && action !== '') return isDelete(action) ? 'deleted' : 'disabled';
  const roles = Object.values(connector?.entry?.roles?.settings ?? {}).flat();
  if (roles.includes('remove:delete') || alwaysDeletes(connector)) return 'deleted';
  if (roles.includes('remove:disable')) return 'disabled';
  const option = connector?.descriptor.configDescriptor.fields.find((one) => roleOf(one) === 'remove');
  if (!option) return 'unknown';
  const title = option.label ?? option.name;
  return /delete/i.test(title) && !/disable/i.test(title) ? 'deleted' : 'disabled';
}

const alwaysDeletes = (connector: Connector | undefined) =>
  (connector?.entry?.cautions ?? []).some(({ when }) => when === 'always-deletes');

/** The service that is provisioned, as people call it: `Zoom Provisioner` → Zoom. */
export function targetWords(connector: Connector | undefined): string {
  const name = connector?.entry?.displayName ?? connector?.descriptor.description ?? '';
  return name.replace(/\s+(Provisioner|Connector)$/, '') || 'the target';
}
