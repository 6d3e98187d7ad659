/** `docs/connection-reference.md`: what a definition may hold, from the schema; the prose is in `schemas/source/`. */
import { readFileSync } from 'node:fs';
import { renderPage } from '../reference/page.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { connectionSource, environmentSource } from '../schema/source.ts';

export async function generate(): Promise<Map<string, string>> {
  return new Map([['docs/connection-reference.md', referencePage(connectionSource())]]);
}

/** The page for a definition's schema. */
export function referencePage(schema: JsonSchema): string {
  return renderPage(readFileSync('schemas/source/connection-reference.md', 'utf8'), schema, environmentSource());
}
