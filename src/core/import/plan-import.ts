import type { Live } from '../connection/types.ts';
import { naturally } from '../natural-order.ts';
import { fileStem, isServerMade } from './names.ts';

/** A definition that is there already. */
export interface ExistingDefinition {
  id: string;
  path: string;
}

/** Where each connection's definition goes. */
interface Destination {
  live: Live;
  path: string;
  /** A definition of this connection stands there already. */
  exists: boolean;
}

/**
 * Chooses the file of each connection: the one that defines it already, else a new one called after its id, or after
 * its name when PingFederate made the id up. Sorted by id, so that the same connections get the same names.
 *
 * @param folder the definitions' folder, from the repository's top
 * @param takenPaths every file and folder that is there, from the repository's top
 */
export function planImport(input: {
  connections: readonly Live[];
  folder: string;
  existing: readonly ExistingDefinition[];
  takenPaths: readonly string[];
}): Destination[] {
  const { folder, existing, takenPaths } = input;
  const files = new Map(existing.map(({ id, path }) => [id, path]));
  const taken = new Set(takenPaths.flatMap((path) => stemsIn(folder, path)));
  return [...input.connections]
    .sort((a, b) => naturally(a.id, b.id))
    .map((live) => {
      const path = files.get(live.id);
      if (path !== undefined) return { live, path, exists: true };
      const { id, name } = live;
      const readable = isServerMade(id) && typeof name === 'string' ? name : id;
      return { live, path: `${folder}/${fileStem(readable, id, taken)}.yaml`, exists: false };
    });
}

/** `connections/Zoom.yaml` takes `zoom`; so does the folder `connections/Zoom`. */
function stemsIn(folder: string, path: string): string[] {
  if (!path.startsWith(`${folder}/`)) return [];
  const [first, ...rest] = path.slice(folder.length + 1).split('/');
  const name = rest.length > 0 ? first : first?.replace(/\.[^.]+$/, '');
  return name ? [name.toLowerCase()] : [];
}
