import { readdirSync, readFileSync } from 'node:fs';

/** The repository's own definitions, and the documentation's. */
export function readOriginals(): string[] {
  const folders = ['../../../connections/', '../../../docs/examples/'];
  return folders
    .map((folder) => new URL(folder, import.meta.url))
    .flatMap((folder) => filesIn(folder).map((name) => readFileSync(new URL(name, folder), 'utf8')));
}

function filesIn(folder: URL): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(ya?ml|json)$/.test(name))
      .sort();
  } catch {
    return [];
  }
}
