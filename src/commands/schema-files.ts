import type { SourceFile } from '../core/document/document.ts';
import { editorSchemas, type MadeSchemas } from '../core/schema/editor-schema.ts';
import { loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import { readPulledConnectors, readPulledPlugins, readSnapshots } from '../edges/catalogue/read-pulled.ts';

/**
 * The schemas that editors read, with every connector of the catalogue, and with what `pfconn pull` kept of a server.
 *
 * @param root the repository's top; it needn't be there yet
 */
export async function schemaFiles(root: string): Promise<SourceFile[]> {
  const { default: made } = await import('../generated/editor-schemas.json', { with: { type: 'json' } });
  return editorSchemas(made as unknown as MadeSchemas, {
    catalogue: await loadCatalogue(),
    pulled: readPulledConnectors(root),
    snapshots: readSnapshots(root),
    installed: readPulledPlugins(root),
  });
}
