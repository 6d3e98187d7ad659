import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pulledFolder, readPulled } from '../../core/connector/pulled.ts';
import type { CatalogueEntry } from '../../core/connector/types.ts';
import type { SourceFile } from '../../core/document/document.ts';

/** The descriptors that `connectors pull` wrote into this repository; none when it never did. */
export function readPulledConnectors(workingDirectory: string): CatalogueEntry[] {
  return readPulled(readPulledTexts(workingDirectory));
}

/** The same files as texts. */
export function readPulledTexts(workingDirectory: string): SourceFile[] {
  const folder = join(workingDirectory, pulledFolder);
  return namesIn(folder).map((name) => ({
    path: `${pulledFolder}/${name}`,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
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
