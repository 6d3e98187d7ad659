import { catalogueIndex } from '../../core/connector/catalogue-index.ts';
import type { CatalogueEntry } from '../../core/connector/types.ts';

/**
 * One import each, so that a run loads (and the bundle splits off) only the descriptors that its definitions use.
 * The paths have to be literal for the bundler to see them.
 */
const files: Record<string, () => Promise<{ default: unknown }>> = {
  zoom: () => import('../../core/connector/catalogue/zoom.json', { with: { type: 'json' } }),
};

/** The words that `connector:` takes, in alphabetical order. */
export function catalogueNames(): string[] {
  return Object.keys(catalogueIndex).sort();
}

/** The catalogue's entries for these words, or all of them. A word that the catalogue doesn't know is left out. */
export async function loadCatalogue(names: readonly string[] = catalogueNames()): Promise<CatalogueEntry[]> {
  const known = names.filter((name) => Object.hasOwn(files, name));
  const modules = await Promise.all(known.map((name) => files[name]!()));
  return modules.map((module) => module.default as CatalogueEntry);
}
