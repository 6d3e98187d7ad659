/** `schemas/*.schema.json`, which editors read: the sources joined, open to references, with every connector's words. */
import { connectorsFrom } from '../../src/core/connector/connectors.ts';
import type { CatalogueEntry } from '../../src/core/connector/types.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { type NamedConnector, withConnectors } from '../../src/core/schema/with-connectors.ts';
import { readPulledConnectors } from '../../src/edges/catalogue/read-pulled.ts';
import { forEditors } from '../schema/for-editors.ts';
import { connectionSource, environmentSource } from '../schema/source.ts';
import { catalogueEntries } from './catalogue.ts';

export async function generate(): Promise<Map<string, string>> {
  const connection = forEditors(connectionSource()) as JsonObject;
  const connectors = namedConnectors(catalogueEntries(), readPulledConnectors('.'));
  return new Map([
    ['schemas/connection.schema.json', asText(withConnectors(connection, connectors))],
    ['schemas/environment.schema.json', asText(forEditors(environmentSource()) as JsonObject)],
  ]);
}

/** Every connector by its word in the catalogue, as the server describes it where that was pulled. */
function namedConnectors(catalogue: CatalogueEntry[], pulled: CatalogueEntry[]): NamedConnector[] {
  const known = connectorsFrom({ catalogue, pulled });
  const ofCatalogue = catalogue.map(({ connector }) => named(connector));
  const described = new Set(ofCatalogue.map(({ connector }) => connector.descriptor.id));
  const further = pulled.filter(({ descriptor }) => !described.has(descriptor.id));
  return [...ofCatalogue, ...further.map(({ connector }) => named(connector))];

  function named(word: string): NamedConnector {
    return { word, connector: known.find(word)! };
  }
}

function asText(schema: JsonObject): string {
  return `${JSON.stringify(schema, null, 1)}\n`;
}
