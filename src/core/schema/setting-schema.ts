import type { Connector, SettingDescriptor } from '../connector/types.ts';
import type { JsonObject } from '../document/json.ts';
import { reference, secretName } from './reference-pattern.ts';

const selects = new Set<SettingDescriptor['type']>(['SELECT', 'RADIO_GROUP', 'FILTERABLE_SELECT']);

/** A target setting: what may stand there, and what the console's help would say. */
export function settingSchema(setting: SettingDescriptor, connector: Connector): JsonObject {
  const { defaultValue, label, name } = setting;
  const value = valueSchema(setting, connector);
  const preset = setting.type === 'CHECK_BOX' ? defaultValue === 'true' : defaultValue;
  return {
    title: label ?? name,
    markdownDescription: describe(setting, connector),
    ...value,
    ...(defaultValue ? { default: preset } : {}),
  };
}

function valueSchema(setting: SettingDescriptor, connector: Connector): JsonObject {
  const { type, encrypted, optionValues } = setting;
  if (type === 'CHECK_BOX') return { type: ['boolean', 'string'], pattern: `^(true|false)$|${reference}` };
  if (selects.has(type) && optionValues?.length) return optionSchema(optionValues, setting.label ?? setting.name);
  if (encrypted || type === 'HASHED_TEXT') {
    const word = connector.entry?.connector ?? connector.descriptor.id;
    return { type: ['string', 'number', 'object'], examples: [`\${secret:${secretName(word, setting)}}`] };
  }
  return { type: ['string', 'number', 'boolean'] };
}

/**
 * The values, with the console's words beside those that differ; the words themselves are understood too. The forms have
 * different titles because the YAML language server takes forms without one for the same.
 */
function optionSchema(options: { name: string; value: string }[], title: string): JsonObject {
  const texts = options.map(({ name, value }) => (name === value ? '' : name));
  const values = {
    title,
    enum: options.map(({ value }) => value),
    ...(texts.some((text) => text !== '') ? { markdownEnumDescriptions: texts } : {}),
  };
  const words = options.map(({ name }) => name).filter((name) => !values.enum.includes(name));
  return {
    anyOf: [
      values,
      ...(words.length > 0 ? [{ enum: words, doNotSuggest: true, title: 'in words' }] : []),
      { type: 'string', pattern: reference },
    ],
  };
}

function describe(setting: SettingDescriptor, { source, entry }: Connector): string {
  const { description, required, encrypted, name, label, defaultValue } = setting;
  const isAssumed = source === 'catalogue' && entry?.assumed.settings.includes(name);
  const notes = [
    required ? 'Required.' : '',
    defaultValue ? `Default: \`${defaultValue}\`.` : '',
    encrypted ? 'A secret: write `${secret:NAME}`.' : '',
    isAssumed || (label ?? name) === name ? '' : `Machine name: \`${name}\`.`,
  ];
  return [description ?? '', notes.filter(Boolean).join(' ')].filter(Boolean).join('\n\n') || (label ?? name);
}
