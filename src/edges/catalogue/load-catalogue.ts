import { catalogueIndex } from '../../core/connector/catalogue-index.ts';
import type { CatalogueEntry } from '../../core/connector/types.ts';
import { catalogueFiles } from '../../generated/catalogue-files.ts';

/** The words that `connector:` takes, in alphabetical order. */
export function catalogueNames(): string[] {
  return Object.keys(catalogueIndex).sort();
}

/**
 * The catalogue's entries for these words, or all of them. A word that the catalogue doesn't know is left out. Only the
 * files that are asked for are loaded, and the bundle splits them off.
 */
export async function loadCatalogue(names: readonly string[] = catalogueNames()): Promise<CatalogueEntry[]> {
  const known = names.filter((name) => Object.hasOwn(catalogueFiles, name));
  const modules = await Promise.all(known.map((name) => catalogueFiles[name]!()));
  return modules.map((module) => module.default as CatalogueEntry);
}
