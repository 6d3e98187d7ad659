/**
 * `src/generated/labels.ts`: what the console calls each member, model by model. The titles of `schemas/source/`, which
 * the editor and the reference page show, are the one place where a label is written.
 */
import { fields } from '../../src/core/connection/fields/table.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { allDefinitions, definitionSources } from '../schema/source.ts';

/** What a model can be that has no members of its own in the schema. */
const variantsOf = Object.entries(fields).flatMap(([name, { variants }]): [string, string[]][] =>
  variants ? [[name, Object.values(variants.models)]] : [],
);

export async function generate(): Promise<Map<string, string>> {
  const definitions = allDefinitions();
  const own = [...definitionSources(), ...Object.entries(definitions)].map(([name, schema]) => [
    name,
    labelsOf(schema, definitions),
  ]);
  const merged = variantsOf.map(([name, models]) => [
    name,
    Object.assign({}, ...models.map((model) => labelsOf(definitions[model] ?? {}, definitions))),
  ]);
  const models = Object.fromEntries([...own, ...merged].filter(([, labels]) => Object.keys(labels).length > 0));
  const lines = [
    '// Made from schemas/source/ by `npm run generate`. Not for editing.',
    `export const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(models, null, 1)};`,
  ];
  return new Map([['src/generated/labels.ts', `${lines.join('\n')}\n`]]);
}

function labelsOf({ properties = {} }: JsonSchema, definitions: Record<string, JsonSchema>): Record<string, string> {
  const titles = Object.entries(properties).map(([name, { title, $ref }]) => [
    name,
    title ?? definitions[$ref?.split('/').at(-1) ?? '']?.title,
  ]);
  return Object.fromEntries(titles.filter(([, title]) => title !== undefined));
}
