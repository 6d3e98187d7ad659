/**
 * `src/generated/shapes.ts`: which property names the schemas know where, and which of them only PingFederate writes.
 * A validator says that a name is unknown; this says which one was probably meant, without the whole schema's words.
 */
import type { JsonSchema } from '../schema/json-schema.ts';
import { definitionSources, environmentSource } from '../schema/source.ts';

export async function generate(): Promise<Map<string, string>> {
  const lines = [
    '// Made from schemas/source/ by `npm run generate`. Not for editing.',
    "import type { DefinableKind } from '../core/kinds.ts';",
    'export const definitionShapes: Readonly<Record<DefinableKind, string>> = {',
    ...definitionSources().map(([kind, source]) => `  ${kind}: ${quoted(shapeOf(source))},`),
    '};',
    `export const environmentShape = ${quoted(shapeOf(environmentSource()))};`,
  ];
  return new Map([['src/generated/shapes.ts', `${lines.join('\n')}\n`]]);
}

/** A text in quotes, to be parsed when it is first needed. */
function quoted(shape: unknown): string {
  return `'${JSON.stringify(shape).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function shapeOf(schema: unknown): unknown {
  if (!isSchema(schema)) return {};
  const { $ref, readOnly, properties, $defs, items, additionalProperties } = schema as JsonSchema;
  const { allOf, anyOf, oneOf, then: met, else: unmet } = schema as JsonSchema;
  const { const: only, enum: values = only === undefined ? undefined : [only], ours } = schema;
  const type = properties?.type;
  const tags = type?.const !== undefined ? [type.const] : type?.enum;
  return {
    ...($ref ? { $ref } : {}),
    ...(readOnly === true || hasOnlyReadOnly(properties) ? { readOnly: true } : {}),
    // The server's values, of which a newer one may have more.
    ...(values && !ours ? { values } : {}),
    // By `type: LDAP` the alternatives are told apart.
    ...(tags ? { tags } : {}),
    ...(properties ? { properties: shapesOf(properties) } : {}),
    ...(items ? { items: shapeOf(items) } : {}),
    ...(isSchema(additionalProperties) ? { additionalProperties: shapeOf(additionalProperties) } : {}),
    ...alternatives([allOf, anyOf, oneOf, [met, unmet]]),
    ...($defs ? { $defs: shapesOf($defs) } : {}),
  };
}

/** A part that only PingFederate writes, member by member (a certificate's view), is told as a whole. */
function hasOnlyReadOnly(properties: JsonSchema['properties']): boolean {
  const members = Object.values(properties ?? {});
  return members.length > 0 && members.every((member) => member.readOnly === true);
}

function shapesOf(schemas: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shapeOf(schema)]));
}

/** It doesn't matter here whether one or all of them have to fit. */
function alternatives(lists: unknown[]): { also?: unknown[] } {
  const also = lists
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map(shapeOf)
    .filter((shape) => Object.keys(shape as object).length > 0);
  return also.length > 0 ? { also } : {};
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
