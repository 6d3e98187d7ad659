import { type JsonSchema, mapSchema } from './json-schema.ts';

/** Keywords that say something to people and nothing about what is valid. */
const annotations = new Set([
  'title',
  'description',
  'markdownDescription',
  'markdownEnumDescriptions',
  'examples',
  'default',
  'readOnly',
  'defaultSnippets',
  'literal',
  'ours',
  'open',
  'doNotSuggest',
  'patternErrorMessage',
]);

/** The bare rules: what the validator is compiled from. Without the words, which would all end up in its code. */
export function forValidation(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, (part) =>
    Object.fromEntries(Object.entries(part).filter(([keyword]) => !annotations.has(keyword))),
  );
}
