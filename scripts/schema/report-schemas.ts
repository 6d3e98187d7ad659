import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { codes } from '../../src/core/diagnostics/codes.ts';
import { kindNames } from '../../src/core/kinds.ts';
import { type JsonSchema, visitSchemas } from './json-schema.ts';

const folder = new URL('../../schemas/source/reports/', import.meta.url);

/** Documents that leave the process, each with everything that it is made of: `plan`, `outcome`, `result`. */
export function reportSchemas(): Map<string, JsonSchema> {
  const files = readdirSync(folder).map((name) => [name.replace('.yaml', ''), read(name)] as const);
  const definitions = reportDefinitions();
  const roots = files.filter(([, { $ref }]) => $ref !== undefined);
  return new Map(roots.map(([name, { title, $ref }]) => [name, standingAlone({ title, $ref }, definitions)]));
}

/** Every `$defs` of the folder. */
export function reportDefinitions(): Record<string, JsonSchema> {
  const all = Object.assign({}, ...readdirSync(folder).map((name) => read(name).$defs));
  return {
    ...all,
    Code: { ...all.Code, enum: Object.keys(codes).sort() },
    Kind: { ...all.Kind, enum: [...kindNames].sort() },
  };
}

const read = (name: string): JsonSchema => parse(readFileSync(new URL(name, folder), 'utf8')) as JsonSchema;

function standingAlone(root: JsonSchema, definitions: Record<string, JsonSchema>): JsonSchema {
  const needed = new Set<string>();
  const collect = (schema: JsonSchema): void =>
    visitSchemas(schema, ({ $ref }) => {
      const name = $ref?.split('/').at(-1);
      if (name === undefined || needed.has(name)) return;
      needed.add(name);
      collect(definitions[name] as JsonSchema);
    });
  collect(root);
  const own = Object.entries(definitions).filter(([name]) => needed.has(name));
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...root, $defs: Object.fromEntries(own) };
}
