import { readFileSync } from 'node:fs';
import { resourceNames } from '../../../src/core/connection/references/resource-names.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import type { Connectors } from '../../../src/core/connector/types.ts';
import { importables } from '../../../src/core/import/importable.ts';
import { planImport } from '../../../src/core/import/plan-import.ts';
import { type Proof, proveImports } from '../../../src/core/import/prove-imports.ts';
import { type ImportSource, readImportSource } from '../../../src/core/import/read-import-source.ts';
import { witnessedConnectors } from '../../../src/core/import/witnessed-connectors.ts';
import { type WrittenDefinition, writeDefinition } from '../../../src/core/import/write-definition.ts';
import { loadCatalogue } from '../../../src/edges/catalogue/load-catalogue.ts';

export const january2027 = new Date('2027-01-01T00:00:00Z');
const catalogue = await loadCatalogue();

/** A server on which the connectors of these types are installed. */
export function serverWith(...words: string[]): Connectors {
  const live = catalogue.filter(({ connector }) => words.includes(connector)).map(({ descriptor }) => descriptor);
  return connectorsFrom({ live, catalogue });
}

/** No server: what the catalogue says, corrected by what these connections show. */
export function offlineWith(connections: readonly Live[]): Connectors {
  return witnessedConnectors(connections, offline).connectors;
}

/** No server: what the catalogue says. */
export const offline = connectorsFrom({ catalogue });

/** The bulk export of a server with one connection of each kind. */
export function company(): ImportSource {
  const text = readFileSync(new URL('company/bulk-export.json', import.meta.url), 'utf8');
  return readImportSource('bulk-export.json', text).value as ImportSource;
}

/** Writes connections as definitions into an empty repository, and what becomes of them when they are planned. */
export function imported(
  connections: readonly Live[],
  connectors: Connectors,
  resources: ImportSource['resources'] = {},
): { written: WrittenDefinition[]; proofs: Map<string, Proof> } {
  const takenSecrets = new Set<string>();
  const names = resourceNames(resources);
  const objects = importables(['SpConnection'], { connections, resources });
  const written = planImport({ objects, folder: 'connections', existing: [], takenPaths: [] }).map(({ object, path }) =>
    writeDefinition({ object, connectors, path, takenSecrets, names }),
  );
  return { written, proofs: proveImports({ written, objects, connectors, now: january2027, resources }) };
}

/** One connection's definition, without the line for editors. It is for provisioning unless `live` says otherwise. */
export function definitionOf(live: object, connectors: Connectors = offline): string {
  const outboundProvision = { type: 'Plugin', targetSettings: [], channels: [] };
  const connection = {
    id: 'example',
    name: 'Example',
    entityId: 'urn:example',
    outboundProvision,
    ...live,
  } as Live;
  const { written, proofs } = imported([connection], connectors);
  const proof = proofs.get(connection.id);
  if (!proof?.holds) throw new Error(JSON.stringify(proof, null, 1));
  return (written[0] as WrittenDefinition).text.replace(/^#.*\n/, '');
}
