/**
 * `docs/connection-reference.md` and `docs/other-kinds-reference.md`: what a definition may hold, from the schemas; the
 * prose is in `schemas/source/`.
 */
import { readFileSync } from 'node:fs';
import { kindsPage } from '../reference/kinds-page.ts';
import { anchorsIn, renderPage } from '../reference/page.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { connectionSource, definitionSources, environmentSource } from '../schema/source.ts';

export async function generate(): Promise<Map<string, string>> {
  const source = readFileSync('schemas/source/connection-reference.md', 'utf8');
  const others = definitionSources().filter(([kind]) => kind !== 'SpConnection');
  const kindsSource = readFileSync('schemas/source/other-kinds-reference.md', 'utf8');
  return new Map([
    ['docs/connection-reference.md', referencePage(connectionSource())],
    ['docs/other-kinds-reference.md', kindsPage(kindsSource, others, anchorsIn(source.split('\n')))],
  ]);
}

/** The page for a connection's schema. */
export function referencePage(schema: JsonSchema): string {
  return renderPage(readFileSync('schemas/source/connection-reference.md', 'utf8'), schema, environmentSource());
}
