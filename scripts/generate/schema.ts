/** `schemas/*.schema.json`, which editors read: the sources joined, open to references, with every connector's words. */
import type { JsonObject } from '../../src/core/document/json.ts';
import { editorSchema, schemaText } from '../../src/core/schema/editor-schema.ts';
import { readPulledConnectors } from '../../src/edges/catalogue/read-pulled.ts';
import { forEditors } from '../schema/for-editors.ts';
import { connectionSource, environmentSource } from '../schema/source.ts';
import { catalogueEntries } from './catalogue.ts';

export async function generate(): Promise<Map<string, string>> {
  const connection = forEditors(connectionSource()) as JsonObject;
  const environment = forEditors(environmentSource()) as JsonObject;
  const sources = { catalogue: catalogueEntries(), pulled: readPulledConnectors('.') };
  return new Map([
    ['schemas/connection.schema.json', editorSchema(connection, sources)],
    ['schemas/environment.schema.json', schemaText(environment)],
    // What `pfconn schema` starts from: the connectors are added where it is written.
    ['src/generated/editor-schemas.json', `${JSON.stringify({ connection, environment })}\n`],
  ]);
}
