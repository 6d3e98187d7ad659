import { resolve } from 'node:path';
import { likelyIds } from '../core/definition/choose.ts';
import { codes } from '../core/diagnostics/codes.ts';
import { inNaturalOrder, naturally } from '../core/natural-order.ts';
import { catalogueNames } from '../edges/catalogue/load-catalogue.ts';
import { environmentNames, FolderError, readDefinitionFiles } from '../edges/disk/repository.ts';

/** What may stand where a command line names something, by what it is. */
export const knownWords = {
  environments: (root: string) => environmentNames(resolve(root)),
  ids: idsIn,
  /** Of findings. */
  codes: () => inNaturalOrder(Object.keys(codes), (code) => code),
  connectors: catalogueNames,
};

/** The ids of a folder's definitions, good ones or not, in natural order; none where there is no such folder. */
function idsIn(root: string, folder: string): string[] {
  try {
    const { files } = readDefinitionFiles(resolve(root), folder);
    const ids = files.flatMap(({ path, text }) => (path.endsWith('.json') ? idOfJson(text) : likelyIds(text)));
    return [...new Set(ids)].sort(naturally);
  } catch (error) {
    if (error instanceof FolderError) return [];
    throw error;
  }
}

function idOfJson(text: string): string[] {
  try {
    const { id } = Object(JSON.parse(text)) as { id?: unknown };
    return typeof id === 'string' ? [id] : [];
  } catch {
    return [];
  }
}
