/** `schemas/*.schema.json`, which editors read: the sources joined, open to references, with every connector's words. */
import type { JsonObject } from '../../src/core/document/json.ts';
import { editorSchemas, type MadeSchemas } from '../../src/core/schema/editor-schema.ts';
import { readPulledConnectors } from '../../src/edges/catalogue/read-pulled.ts';
import { forEditors } from '../schema/for-editors.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { definitionSources, environmentSource } from '../schema/source.ts';
import { catalogueEntries } from './catalogue.ts';

export async function generate(): Promise<Map<string, string>> {
  const wholes = definitionSources().map(([kind, source]) => [kind, asJson(source)] as const);
  const made = {
    kinds: Object.fromEntries(
      wholes.map(([kind, { $defs, ...own }]) => [kind, { own, parts: Object.keys($defs ?? {}) }]),
    ),
    parts: Object.assign({}, ...wholes.map(([, { $defs }]) => $defs)),
    environment: asJson(environmentSource()),
  } as unknown as MadeSchemas;
  const files = editorSchemas(made, { catalogue: catalogueEntries(), pulled: readPulledConnectors('.') });
  return new Map([
    ...files.map(({ path, text }): [string, string] => [path, text]),
    // What `pfconn schema` starts from: the connectors are added where it is written.
    ['src/generated/editor-schemas.json', `${JSON.stringify(made)}\n`],
  ]);
}

const asJson = (source: JsonSchema) => forEditors(source) as JsonObject;
