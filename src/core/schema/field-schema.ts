import type { Connector, FieldDescriptor } from '../connector/types.ts';
import type { JsonObject } from '../document/json.ts';
import { reference } from './reference-pattern.ts';

const mapping = { $ref: '#/$defs/FieldMapping' };

/** A field of the target in `attributeMapping`: what is known of it, and the constants that it takes. */
export function fieldSchema(field: FieldDescriptor, connector: Connector): JsonObject {
  const label = field.label ?? field.code;
  const suggested = connector.entry?.mapping?.[label];
  const words = { title: label, markdownDescription: describe(field, connector) };
  const examples = typeof suggested === 'string' ? { examples: [suggested] } : {};
  if (field.options?.length) return { ...words, ...examples, ...oneOfConstants(field, field.options, words) };
  return { ...words, ...examples, ...mapping };
}

/** An editor shows the words that it finds first, so they stand once more before the general part. */
function oneOfConstants(
  { defaultValue }: FieldDescriptor,
  options: NonNullable<FieldDescriptor['options']>,
  words: JsonObject,
): JsonObject {
  const texts = options.map(({ code, label }) => (label === code ? '' : label));
  const values = { title: 'Default Value', enum: options.map(({ code }) => code), markdownEnumDescriptions: texts };
  const oneOf = { anyOf: [values, { title: 'from a variable', type: 'string', pattern: reference }] };
  return {
    type: ['string', 'array', 'object'],
    allOf: [words, mapping, { properties: { defaultValue: { doNotSuggest: true, ...oneOf } } }],
    defaultSnippets: options.map(({ code, label }) => ({
      label: `{ defaultValue: ${code} }`,
      description: code === defaultValue ? `${label}, the default` : label,
      body: { defaultValue: code },
    })),
  };
}

function describe(field: FieldDescriptor, { entry }: Connector): string {
  const { required, multiValue, minLength, maxLength, pattern, options, notes = [], code, label } = field;
  const facts = [
    required ? 'Required on an active channel.' : '',
    multiValue ? 'May have several values.' : '',
    minLength ? `At least ${minLength} characters.` : '',
    maxLength ? `At most ${maxLength} characters.` : '',
    pattern ? `Has to match \`${pattern}\`.` : '',
    options?.length ? `One of ${options.map((option) => `\`${option.code}\``).join(', ')}.` : '',
    entry?.immutable?.includes(label ?? code) ? "Can't change once the account exists." : '',
    entry?.createOnly?.includes(label ?? code) ? 'Only for new accounts: set `createOnly`.' : '',
  ].filter(Boolean);
  return [notes.join(' '), facts.join(' ')].filter(Boolean).join('\n\n') || `The field ${label ?? code} of the target.`;
}
