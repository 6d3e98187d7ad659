import { readdirSync, readFileSync } from 'node:fs';
import type { IndexRow } from '../../src/core/connector/catalogue-index.ts';
import type { CatalogueEntry } from '../../src/core/connector/types.ts';

const folder = new URL('../../src/core/connector/catalogue/', import.meta.url);

const index = 'src/core/connector/catalogue-index.json';
const files = 'src/generated/catalogue-files.ts';

/** What has to be known of every connector without loading its file, and the way to each file. */
export async function generate(): Promise<Map<string, string>> {
  const entries = catalogueEntries();
  const rows = Object.fromEntries(entries.map((entry) => [entry.connector, rowOf(entry)]));
  const imports = entries.map(
    ({ connector }) =>
      `  '${connector}': () => import('../core/connector/catalogue/${connector}.json', { with: { type: 'json' } }),\n`,
  );
  const table = `export const catalogueFiles: Record<string, () => Promise<{ default: unknown }>> = {\n${imports.join('')}};\n`;
  const note =
    '// Made from src/core/connector/catalogue/ by `npm run generate`. Not for editing. A bundler sees literal paths only.';
  return new Map([
    [
      index,
      `${formatted(rows)}
`,
    ],
    [
      files,
      `${note}
${table}`,
    ],
  ]);
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

/** JSON as the repository's formatter writes it: a list on one line where it fits into 120 columns. */
function formatted(value: unknown, indent = '', before = 0): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const flat = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    if (before + flat.length + 1 <= 120) return flat;
    return `[\n${value.map((item) => inner + JSON.stringify(item)).join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => {
    const key = `${inner}${JSON.stringify(name)}: `;
    return key + formatted(member, inner, key.length);
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}
