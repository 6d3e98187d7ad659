import type { Snapshot } from '../connection/references/snapshot.ts';
import { connectorsFrom } from '../connector/connectors.ts';
import type { CatalogueEntry } from '../connector/types.ts';
import type { JsonObject } from '../document/json.ts';
import { type NamedConnector, withConnectors } from './with-connectors.ts';
import { withResources } from './with-resources.ts';

/**
 * `schemas/connection.schema.json` for a repository: with every connector of the catalogue, as the server describes it
 * where its descriptors were pulled, with those that only the server knows, and with what it has to refer to.
 *
 * @param schema the file as it is; what it knew of connectors is replaced
 * @returns the file's new text
 */
export function editorSchema(
  schema: JsonObject,
  sources: {
    catalogue: readonly CatalogueEntry[];
    pulled: readonly CatalogueEntry[];
    snapshots?: readonly Snapshot[];
  },
): string {
  const known = withConnectors(schema, namedConnectors(sources));
  return schemaText(withResources(known, sources.snapshots ?? []));
}

/** A schema as its file holds it. */
export function schemaText(schema: JsonObject): string {
  return `${JSON.stringify(schema, null, 1)}\n`;
}

function namedConnectors(sources: {
  catalogue: readonly CatalogueEntry[];
  pulled: readonly CatalogueEntry[];
}): NamedConnector[] {
  const known = connectorsFrom(sources);
  const named = ({ connector: word }: CatalogueEntry): NamedConnector[] => {
    const connector = known.find(word);
    return connector ? [{ word, connector }] : [];
  };
  const ofCatalogue = sources.catalogue.flatMap(named);
  const described = new Set(ofCatalogue.map(({ connector }) => connector.descriptor.id));
  const further = sources.pulled.filter(({ descriptor }) => !described.has(descriptor.id));
  return [...ofCatalogue, ...further.flatMap(named)];
}
