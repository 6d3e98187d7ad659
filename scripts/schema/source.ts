import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type JsonSchema, mapSchema } from './json-schema.ts';

const folder = new URL('../../schemas/source/', import.meta.url);

/** The schema of a definition: `connection.yaml` with the `$defs` of the files beside it. */
export function connectionSource(): JsonSchema {
  const parts = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'connection.yaml' && name !== 'environment.yaml')
    .sort();
  const definitions = parts.flatMap((name) => Object.entries(read(name).$defs ?? {}));
  const names = definitions.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`schemas/source: $defs.${twice} stands in two files`);
  return { ...read('connection.yaml'), $defs: Object.fromEntries(definitions) };
}

/** The schema of an environment's file. */
export function environmentSource(): JsonSchema {
  return read('environment.yaml');
}

function read(name: string): JsonSchema {
  return mapSchema(parse(readFileSync(new URL(name, folder), 'utf8')) as JsonSchema, withEnum);
}

/** `values: { A: words }` → `enum: [A]` with the words beside each. */
function withEnum({ values, ...schema }: JsonSchema): JsonSchema {
  if (values === undefined) return schema;
  const entries = Object.entries(values as Record<string, string>);
  return {
    ...schema,
    enum: entries.map(([value]) => value),
    markdownEnumDescriptions: entries.map(([, text]) => text),
  };
}
