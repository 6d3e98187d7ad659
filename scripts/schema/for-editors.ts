import { type JsonSchema, mapSchema } from './json-schema.ts';

/** A whole value that is filled in later: `${var:ACTIVE}`. */
export const reference = '^\\$\\{(var|env):[A-Za-z_][A-Za-z0-9_]*\\}$';

/** A text with something to fill in. */
const withReference = '\\$\\{(var|env|file|secret):';

/**
 * What an editor validates with: a file as it's typed, where `${var:…}` and `${env:…}` still stand. Wherever something
 * else than any text is wanted, a reference is taken too. A `literal` part is read before anything is filled in.
 */
export function forEditors(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, ({ literal, discriminator, ...part }) => (literal ? part : openToReferences(part)));
}

function openToReferences(part: JsonSchema): JsonSchema {
  if (part.enum && part.type === 'string') return openEnum(part);
  if (part.pattern && part.type === 'string') return { ...part, pattern: `${part.pattern}|${withReference}` };
  if (part.type === 'boolean' || part.type === 'integer')
    return { ...part, type: [part.type, 'string'], pattern: reference };
  return part;
}

function openEnum({ enum: values, markdownEnumDescriptions, type, ...part }: JsonSchema): JsonSchema {
  return {
    ...part,
    anyOf: [
      { type, enum: values, markdownEnumDescriptions },
      { type, pattern: reference },
    ],
  };
}
