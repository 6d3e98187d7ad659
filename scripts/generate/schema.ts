/** `schemas/*.schema.json`, which editors read: the sources joined, open to references, with every connector's words. */
import { forEditors } from '../schema/for-editors.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { connectionSource, environmentSource } from '../schema/source.ts';

export async function generate(): Promise<Map<string, string>> {
  return new Map([
    ['schemas/connection.schema.json', asText(forEditors(connectionSource()))],
    ['schemas/environment.schema.json', asText(forEditors(environmentSource()))],
  ]);
}

function asText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
