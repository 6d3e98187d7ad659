import { readdirSync, readFileSync } from 'node:fs';
import type { IndexRow } from '../../src/core/connector/catalogue-index.ts';
import type { CatalogueEntry } from '../../src/core/connector/types.ts';

const folder = new URL('../../src/core/connector/catalogue/', import.meta.url);

/** `src/generated/catalogue-index.json`: what has to be known of every connector without loading its file. */
export async function generate(): Promise<Map<string, string>> {
  const index = Object.fromEntries(catalogueEntries().map((entry) => [entry.connector, rowOf(entry)]));
  return new Map([['src/generated/catalogue-index.json', `${JSON.stringify(index, null, 1)}\n`]]);
}

/** Every catalogue file, in the order of the names. */
export function catalogueEntries(): CatalogueEntry[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CatalogueEntry)
    .sort((a, b) => (a.connector < b.connector ? -1 : 1));
}

function rowOf(entry: CatalogueEntry): IndexRow {
  const sections = new Set(entry.sections ?? []);
  const settings = entry.descriptor.configDescriptor.fields.map(({ label, name }) => label ?? name);
  return {
    displayName: entry.displayName,
    names: [
      ...new Set([
        entry.displayName,
        entry.descriptor.description ?? entry.displayName,
        entry.descriptor.id,
        ...(entry.otherNames ?? []),
      ]),
    ],
    settings: settings.filter((label) => !sections.has(label)),
    ...(entry.recipes ? { recipes: entry.recipes.map(({ name }) => name) } : {}),
  };
}
