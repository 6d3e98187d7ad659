/** `src/generated/*.d.ts`: the types of a definition and of an environment's file. */
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { type JsonSchema, mapSchema } from '../schema/json-schema.ts';
import { connectionSource, environmentSource } from '../schema/source.ts';

export async function generate(): Promise<Map<string, string>> {
  return new Map([
    ['src/generated/connection.d.ts', await typesOf(connectionSource(), 'ConnectionDefinition')],
    ['src/generated/environment.d.ts', await typesOf(environmentSource(), 'EnvironmentFile')],
  ]);
}

/** What the library says about where a type is used. */
const aside = /^ \* ?\n \* This interface was referenced by .*\n \* via the `definition` .*\n/gm;

async function typesOf(source: JsonSchema, name: string): Promise<string> {
  const types = await compile(shapeOf(source) as JSONSchema, name, {
    additionalProperties: false,
    bannerComment: '// Made from schemas/source/ by `npm run generate`. Not for editing.',
    format: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
  });
  return `${types.replaceAll(aside, '').trim()}

/** Checks a document against the schema. What it finds stands in \`errors\` afterwards (ajv's error objects). */
declare const validate: {
  (data: unknown): data is ${name};
  errors?: { instancePath: string; schemaPath: string; keyword: string; params: Record<string, unknown>; message?: string; propertyName?: string }[] | null;
};
export default validate;
`;
}

/**
 * Types come from members and their kinds alone: titles would become names, conditions aren't understood, and each
 * `$ref` with words of its own would become another type.
 */
function shapeOf(source: JsonSchema): JsonSchema {
  return mapSchema(source, (part) => {
    const {
      title,
      examples,
      defaultSnippets,
      literal,
      doNotSuggest,
      if: _if,
      then: _then,
      else: _else,
      $ref,
      ...shape
    } = part;
    return $ref ? { description: shape.description, tsType: $ref.slice('#/$defs/'.length) } : shape;
  });
}
