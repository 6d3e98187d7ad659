import { reference } from '../../src/core/schema/connector-schema.ts';
import { type JsonSchema, mapSchema } from './json-schema.ts';

/** A text with something to fill in. */
const withReference = '\\$\\{(var|env|file|secret):';

/**
 * What an editor validates with: a file as it's typed, where `${var:…}` and `${env:…}` still stand. Wherever something
 * else than any text is wanted, a reference is taken too. A `literal` part is read before anything is filled in.
 *
 * Some of it is shaped for the YAML language server: what it would insert, offer twice or show wrongly.
 */
export function forEditors(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, ({ literal, ours, discriminator, ...part }) =>
    withoutNoise(textBeforeObject(withDefaultInWords(literal ? part : openToReferences(part)))),
  );
}

function openToReferences({ open: isOpen, ...part }: JsonSchema): JsonSchema {
  if (part.enum && isOpen) return openEnum(part, { title: 'any other', type: 'string' });
  if (part.enum && part.type === 'string') return openEnum(part);
  if (part.pattern && part.type === 'string') return { ...part, pattern: `${part.pattern}|${withReference}` };
  if (part.type === 'boolean') return open(part, 'true, false, or ${var:NAME}.');
  if (part.type === 'integer') return open(part, 'A whole number, or ${var:NAME}.');
  return part;
}

function open(part: JsonSchema, patternErrorMessage: string): JsonSchema {
  return { ...part, type: [part.type as string, 'string'], pattern: reference, patternErrorMessage };
}

/**
 * The known values are offered; what else may stand there is the second form, by default a variable. It has a title so
 * that the server doesn't take both for the same.
 */
function openEnum(
  { enum: values, markdownEnumDescriptions, type, ...part }: JsonSchema,
  other: JsonSchema = { title: 'from a variable', type: 'string', pattern: reference },
): JsonSchema {
  const form = { type, enum: values, markdownEnumDescriptions };
  return { ...part, anyOf: [form, other] };
}

/** The server doesn't show defaults. */
function withDefaultInWords(part: JsonSchema): JsonSchema {
  const { default: preset, description, markdownDescription = description } = part;
  if (preset === undefined || Array.isArray(preset) || !markdownDescription) return part;
  return { ...part, markdownDescription: `${markdownDescription}\n\nDefault: \`${preset}\`.` };
}

/** Where a text is the usual form, the server would still insert the object's members, if it saw them at once. */
function textBeforeObject(part: JsonSchema): JsonSchema {
  if (!Array.isArray(part.type) || part.type[0] !== 'string' || !part.properties) return part;
  const { properties, required, additionalProperties, items, ...outer } = part;
  const inner = { properties, required, additionalProperties, items };
  return { ...outer, allOf: [Object.fromEntries(Object.entries(inner).filter(([, value]) => value !== undefined))] };
}

/** The server would insert each default that it sees into every new object, and offer what only PingFederate writes. */
function withoutNoise(part: JsonSchema): JsonSchema {
  const { default: preset, ...rest } = part;
  const kept = preset === undefined || typeof preset === 'boolean' || Array.isArray(preset) ? rest : part;
  return part.readOnly ? { ...kept, doNotSuggest: true } : kept;
}
