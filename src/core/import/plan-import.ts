import { folderOf, type Key } from '../kinds.ts';
import { naturally } from '../natural-order.ts';
import { type Importable, readableName } from './importable.ts';
import { fileStem, isServerMade } from './names.ts';

/** A definition that is there already. */
export interface ExistingDefinition {
  key: Key;
  path: string;
}

/** Where each object's definition goes. */
interface Destination {
  object: Importable;
  path: string;
  /** A definition of it stands there already. */
  exists: boolean;
}

/**
 * Chooses the file of each object: the one that defines it already, else a new one in its kind's folder. A connection's
 * is called after its id, or after its name when PingFederate made the id up; others are known by their names. Sorted by
 * key, so that the same objects get the same names.
 *
 * @param folder the connections' folder, from the repository's top; those of other kinds lie beside it
 * @param takenPaths every file and folder that is there, from the repository's top
 */
export function planImport(input: {
  objects: readonly Importable[];
  folder: string;
  existing: readonly ExistingDefinition[];
  takenPaths: readonly string[];
}): Destination[] {
  const { existing, takenPaths } = input;
  const files = new Map(existing.map(({ key, path }) => [key, path]));
  const taken = new Map<string, Set<string>>();
  return [...input.objects]
    .sort((a, b) => naturally(a.key, b.key))
    .map((object) => {
      const path = files.get(object.key);
      if (path !== undefined) return { object, path, exists: true };
      const folder = folderFor(object, input.folder);
      const names = taken.get(folder) ?? new Set(takenPaths.flatMap((one) => stemsIn(folder, one)));
      taken.set(folder, names);
      return { object, path: `${folder}/${fileStem(wordFor(object), object.live.id, names)}.yaml`, exists: false };
    });
}

/** Beside the connections' folder, whatever that is called. */
export function folderFor({ kind }: Pick<Importable, 'kind'>, connections: string): string {
  if (kind === 'SpConnection') return connections;
  const around = connections.includes('/') ? connections.slice(0, connections.lastIndexOf('/') + 1) : '';
  return `${around}${folderOf(kind)}`;
}

function wordFor(object: Importable): string {
  const { id } = object.live;
  if (object.kind === 'SpConnection' && !isServerMade(id)) return id;
  return readableName(object) || id;
}

/** `connections/Zoom.yaml` takes `zoom`; so does the folder `connections/Zoom`. */
function stemsIn(folder: string, path: string): string[] {
  if (!path.startsWith(`${folder}/`)) return [];
  const [first, ...rest] = path.slice(folder.length + 1).split('/');
  const name = rest.length > 0 ? first : first?.replace(/\.[^.]+$/, '');
  return name ? [name.toLowerCase()] : [];
}
