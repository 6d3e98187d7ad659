import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type DefinableKind, definable, schemaNameOf } from '../../src/core/kinds.ts';
import { type JsonSchema, mapSchema, visitSchemas } from './json-schema.ts';

const folder = new URL('../../schemas/source/', import.meta.url);

/** The schema of a connection's definition. */
export function connectionSource(): JsonSchema {
  return definitionSource('SpConnection');
}

/** The schemas of all definitions, by their kind. */
export function definitionSources(): [kind: DefinableKind, source: JsonSchema][] {
  return definable.map((kind) => [kind, definitionSource(kind)]);
}

/** The schema of a kind's definition: its file in `kinds/`, with the `$defs` that it reaches. */
export function definitionSource(kind: DefinableKind): JsonSchema {
  const { $defs, ...top } = ofKind(kind);
  return { ...top, $defs: reachedFrom(top, allDefinitions()) };
}

/** Every `$defs` of the sources, shared by all kinds: those of the files here, and those that one kind brings. */
export function allDefinitions(): Record<string, JsonSchema> {
  const shared = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'environment.yaml');
  const files = [...shared.sort().map(read), ...definable.map(ofKind)];
  const definitions = files.flatMap(({ $defs = {} }) => Object.entries($defs));
  const names = definitions.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`schemas/source: $defs.${twice} stands in two files`);
  return Object.fromEntries(definitions);
}

/** The schema of an environment's file. */
export function environmentSource(): JsonSchema {
  return read('environment.yaml');
}

function ofKind(kind: DefinableKind): JsonSchema {
  const name = `kinds/${schemaNameOf(kind)}.yaml`;
  if (!existsSync(new URL(name, folder))) throw new Error(`schemas/source/${name} is missing: the schema of ${kind}`);
  return read(name);
}

/** In the order of `definitions`, so that a schema doesn't change when a member moves. */
function reachedFrom(top: JsonSchema, definitions: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const reached = new Set<string>();
  const todo = [top];
  for (let schema = todo.pop(); schema; schema = todo.pop()) {
    visitSchemas(schema, ({ $ref }) => {
      const name = $ref?.replace('#/$defs/', '');
      if (name === undefined || name === '#' || reached.has(name)) return;
      if (!definitions[name]) throw new Error(`schemas/source: there is no $defs.${name}`);
      reached.add(name);
      todo.push(definitions[name]);
    });
  }
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => reached.has(name)));
}

const known = new Map<string, JsonSchema>();

/** A file's schema, read once: every kind reaches into most of the files, and nobody changes what is read. */
function read(name: string): JsonSchema {
  const schema =
    known.get(name) ?? mapSchema(parse(readFileSync(new URL(name, folder), 'utf8')) as JsonSchema, withEnum);
  known.set(name, schema);
  return schema;
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
