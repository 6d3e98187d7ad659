import type { DesiredConnection } from '../connection/types.ts';
import type { Place } from '../diagnostics/place.ts';
import { below, isObject, type Json, type Pointer } from '../document/json.ts';

/** One environment's connections, as its definitions make them. */
export interface EnvironmentConnections {
  environment: string;
  connections: readonly DesiredConnection[];
  /** The text that stands at a place, `undefined` for a file that isn't known. */
  textAt(place: Place): string | undefined;
}

/** One value that isn't the same in all environments. */
export interface EnvironmentDifference {
  /** `outboundProvision.channels[Staff].channelSource.baseDn` */
  path: string;
  /** By environment; `undefined` where there is none. */
  values: (Json | undefined)[];
  /** What makes them differ. `nothing`: no variable and no override stands there. */
  because: 'variable' | 'override' | 'nothing';
}

export interface ConnectionComparison {
  id: string;
  /** The environments that don't have it. */
  missingIn: string[];
  differences: EnvironmentDifference[];
}

/** The same connections of several environments side by side, by id; those that are the same everywhere included. */
export function compareEnvironments(environments: readonly EnvironmentConnections[]): ConnectionComparison[] {
  const ids = [...new Set(environments.flatMap(({ connections }) => connections.map(({ id }) => id)))].sort();
  return ids.map((id) => compareOne(id, environments));
}

function compareOne(id: string, environments: readonly EnvironmentConnections[]): ConnectionComparison {
  const found = environments.map((environment) => ({
    ...environment,
    connection: environment.connections.find((connection) => connection.id === id),
  }));
  const leaves = found.map(({ connection }) => (connection ? leavesOf(connection.document) : undefined));
  const paths = [...new Set(leaves.flatMap((each) => [...(each?.keys() ?? [])]))];
  const isSame = (path: string) =>
    new Set(leaves.filter((each) => each !== undefined).map((each) => JSON.stringify(each.get(path)?.value))).size ===
    1;
  return {
    id,
    missingIn: found.filter(({ connection }) => connection === undefined).map(({ environment }) => environment),
    differences: paths
      .filter((path) => !isSame(path))
      .map((path) => ({
        path,
        values: leaves.map((each) => each?.get(path)?.value),
        because: reasonOf(
          found.flatMap(({ connection, textAt }, index) => {
            const place = connection?.placeOf(leaves[index]?.get(path)?.pointer ?? '');
            return place && leaves[index]?.has(path) ? [{ place, textAt }] : [];
          }),
        ),
      })),
  };
}

interface Leaf {
  pointer: Pointer;
  value: Json;
}

/** Every value of a document that isn't itself a list or an object, by a path that people can read. */
function leavesOf(document: Json | undefined): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const visit = (value: Json | undefined, pointer: Pointer, path: string) => {
    if (Array.isArray(value)) {
      const names = namesOf(value);
      value.forEach((item, index) => void visit(item, below(pointer, index), `${path}[${names?.[index] ?? index}]`));
    } else if (isObject(value)) {
      for (const [member, inner] of Object.entries(value)) {
        visit(inner, below(pointer, member), path === '' ? member : `${path}.${member}`);
      }
    } else if (value !== undefined) leaves.set(path, { pointer, value });
  };
  visit(document, '', '');
  return leaves;
}

/** What tells a list's items apart wherever they stand in it; `undefined` when only their order does. */
function namesOf(items: readonly Json[]): string[] | undefined {
  for (const member of ['name', 'fieldName', 'id']) {
    const names = items.map((item) => (isObject(item) ? item[member] : undefined));
    if (names.every((name) => typeof name === 'string') && new Set(names).size === names.length) return names;
  }
  return undefined;
}

/** Looks at the text of each place that a value comes from. */
function reasonOf(
  places: readonly { place: Place; textAt(place: Place): string | undefined }[],
): EnvironmentDifference['because'] {
  if (places.some(({ place }) => place.file.startsWith('environments/'))) return 'override';
  const texts = places.map(({ place, textAt }) => textAt(place));
  return texts.some((text) => text && /\$\{(var|env):/.test(text)) ? 'variable' : 'nothing';
}
