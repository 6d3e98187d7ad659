import { isSameLabel, namesIn, resolveLabel } from '../connector/labels.ts';
import type { SettingDescriptor } from '../connector/plugin/types.ts';
import { isKeptSecret, settingWithRole } from '../connector/setting-kinds.ts';
import type { Connector } from '../connector/types.ts';
import { nameOf } from '../connector/unknown-name.ts';
import type { Findings } from '../document/document.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { isSecretReference } from '../secret.ts';

const base = '/targetSettings';

/** A target setting of the document, with its descriptor where there is one. */
interface Given {
  index: number;
  name: string;
  value: string;
  /** A value is stored on the server or comes from a secret. */
  present: boolean;
}

/** Required settings, secrets in clear, and options that don't go together. */
export function checkSettings(
  provision: JsonObject,
  connector: Connector,
  isActive: boolean,
  findings: Findings,
): void {
  const given = givenSettings(provision);
  checkRequired(given, connector, isActive, findings);
  checkSecrets(given, connector, findings);
  checkShapes(given, connector, findings);
  checkInterplay(given, connector, findings);
  checkCautions(given, connector, findings);
}

function givenSettings({ targetSettings }: JsonObject): Map<string, Given> {
  const given = new Map<string, Given>();
  if (!Array.isArray(targetSettings)) return given;
  for (const [index, setting] of targetSettings.entries()) {
    if (!isObject(setting) || typeof setting.name !== 'string') continue;
    const value = typeof setting.value === 'string' ? setting.value : '';
    const present = value !== '' || Boolean(setting.encryptedValue);
    given.set(setting.name, { index, name: setting.name, value, present });
  }
  return given;
}

function checkRequired(given: Map<string, Given>, connector: Connector, isActive: boolean, findings: Findings): void {
  if (hasUnreadNames(given, connector)) return;
  const { descriptor, entry } = connector;
  const report = (setting: SettingDescriptor, condition: string) =>
    reportMissing({ setting, condition, isActive }, given, connector, findings);
  const required = descriptor.configDescriptor.fields.filter((setting) => setting.required && !setting.defaultValue);
  for (const setting of required) report(setting, '');
  for (const { setting: label, is, needs } of entry?.requiredWhen ?? []) {
    const setting = settingCalled(label, connector);
    if (!setting || effectiveValue(setting, given) !== is) continue;
    for (const needed of needs) {
      const other = settingCalled(needed, connector);
      if (other) report(other, ` while ${titleOf(setting)} is "${is}"`);
    }
  }
}

/** Written by machine names that aren't public, a required setting may be there without being recognised. */
function hasUnreadNames(given: Map<string, Given>, { source, entry, descriptor }: Connector): boolean {
  if (source !== 'catalogue' || !entry?.assumed.settings.length) return false;
  const known = new Set(descriptor.configDescriptor.fields.map(({ name }) => name));
  return [...given.keys()].some((name) => !known.has(name));
}

interface Missing {
  setting: SettingDescriptor;
  /** Under which it is required, in words. */
  condition: string;
  isActive: boolean;
}

function reportMissing(
  { setting, condition, isActive }: Missing,
  given: Map<string, Given>,
  connector: Connector,
  findings: Findings,
): void {
  const item = given.get(setting.name);
  if (item?.present) return;
  const what = item ? 'is empty' : 'is missing';
  findings.report(
    // A draft may wait for its secret: a server holds such connections.
    setting.encrypted && !isActive ? 'connector-secret-missing' : 'connector-setting-missing',
    item ? `${base}/${item.index}` : [base, 'key'],
    `${titleOf(setting)} ${what}; the ${nameOf(connector)} requires it${condition}`,
    setting.encrypted ? `write it as ${exampleKey(setting)}: \${secret:…}` : setting.description,
  );
}

const exampleKey = (setting: SettingDescriptor) => setting.label ?? setting.name;
const titleOf = (setting: SettingDescriptor) => `"${setting.label ?? setting.name}"`;

function settingCalled(label: string, { descriptor }: Connector): SettingDescriptor | undefined {
  const resolved = resolveLabel(label, namesIn(descriptor).settings);
  return resolved.state === 'found' ? resolved.thing.setting : undefined;
}

/** What the setting will have: its value, or the default that PingFederate fills in. */
function effectiveValue(setting: SettingDescriptor, given: Map<string, Given>): string | undefined {
  return given.get(setting.name)?.value ?? setting.defaultValue;
}

function checkSecrets(given: Map<string, Given>, { descriptor }: Connector, findings: Findings): void {
  for (const setting of descriptor.configDescriptor.fields) {
    const item = given.get(setting.name);
    if (!item || item.value === '' || isSecretReference(item.value)) continue;
    if (!isKeptSecret(setting)) continue;
    findings.report(
      'connector-secret-in-clear',
      `${base}/${item.index}/value`,
      `${titleOf(setting)} is a secret and stands here in clear`,
      "write ${secret:NAME} and give NAME in the workflow's environment",
    );
  }
}

/**
 * Text settings that are called an address, or have a number as their default, and hold something else. Descriptors
 * know no such types, so it is a warning.
 */
function checkShapes(given: Map<string, Given>, { descriptor }: Connector, findings: Findings): void {
  for (const setting of descriptor.configDescriptor.fields) {
    const item = given.get(setting.name);
    if (!item?.value || item.value.includes('${') || setting.type !== 'TEXT' || setting.encrypted) continue;
    const isAddress = /\b(URL|Endpoint)$/i.test(setting.label ?? setting.name);
    const isNumber = /^-?\d+$/.test(setting.defaultValue ?? '');
    if (isAddress && !/^(https?:\/\/[^/\s]|\/)/i.test(item.value)) {
      const message = `${titleOf(setting)} takes a web address, not "${item.value}"`;
      findings.report('connector-setting-shape', `${base}/${item.index}/value`, message, 'as in https://example.com');
    } else if (isNumber && !/^-?\d+$/.test(item.value)) {
      const message = `${titleOf(setting)} takes a whole number, not "${item.value}"`;
      findings.report(
        'connector-setting-shape',
        `${base}/${item.index}/value`,
        message,
        `as in ${setting.defaultValue}`,
      );
    }
  }
}

/** Options that make each other pointless. */
function checkInterplay(given: Map<string, Given>, { descriptor }: Connector, findings: Findings): void {
  const [remove, action, create, disabledToo] = (['remove', 'remove-action', 'create', 'disabled-too'] as const).map(
    (role) => settingWithRole(descriptor, role),
  );
  const is = (setting: SettingDescriptor | undefined, value: string) =>
    setting && effectiveValue(setting, given) === value;
  const written = (setting: SettingDescriptor | undefined) => setting && given.get(setting.name);
  const actionItem = written(action);
  if (actionItem && is(remove, 'false') && is(action, 'Delete')) {
    const message = `${titleOf(action!)} has no effect while ${titleOf(remove!)} is off`;
    findings.report('connector-option-without-effect', `${base}/${actionItem.index}`, message);
  }
  const disabledItem = written(disabledToo);
  if (!disabledItem || !is(disabledToo, 'true')) return;
  if (is(create, 'false')) {
    const message = `${titleOf(disabledToo!)} has no effect while ${titleOf(create!)} is off`;
    findings.report('connector-option-without-effect', `${base}/${disabledItem.index}`, message);
  } else if (is(action, 'Delete')) {
    const message = `${titleOf(disabledToo!)} creates disabled accounts, which ${titleOf(action!)} Delete then removes`;
    findings.report('connector-option-without-effect', `${base}/${disabledItem.index}`, message);
  }
}

/** The limits of this connector that the options run into. */
function checkCautions(given: Map<string, Given>, connector: Connector, findings: Findings): void {
  for (const caution of connector.entry?.cautions ?? []) {
    if (!('setting' in caution)) continue;
    const setting = settingCalled(caution.setting, connector);
    if (!setting) continue;
    const wanted = caution.when === 'option-is' ? caution.value : caution.when === 'option-off' ? 'false' : 'true';
    const value = effectiveValue(setting, given);
    if (value === undefined || !isSameLabel(value, wanted)) continue;
    const item = given.get(setting.name);
    const message = `${titleOf(setting)} is ${wanted === 'true' ? 'on' : wanted === 'false' ? 'off' : wanted}: ${caution.sentence}`;
    const code = caution.when === 'always-deletes' ? 'connector-limit' : 'connector-caution';
    findings.report(code, item ? `${base}/${item.index}` : [base, 'key'], message, caution.hint);
  }
}
