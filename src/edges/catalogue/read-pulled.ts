import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPulled } from '../../core/connector/pulled.ts';
import type { CatalogueEntry } from '../../core/connector/types.ts';

/** Where `connectors pull` keeps the server's descriptors, from the repository's top. */
export const pulledFolder = 'schemas/connectors';

/** The descriptors that `connectors pull` wrote into this repository; none when it never did. */
export function readPulledConnectors(workingDirectory: string): CatalogueEntry[] {
  const folder = join(workingDirectory, pulledFolder);
  return readPulled(
    namesIn(folder).map((name) => ({
      path: `${pulledFolder}/${name}`,
      text: readFileSync(join(folder, name), 'utf8'),
    })),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}
