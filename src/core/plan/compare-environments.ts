import type { DesiredConnection } from '../connection/types.ts';
import { below, isObject, type Json, type Pointer } from '../document/json.ts';
import type { Place } from '../document/place.ts';

/** One environment's connections, as its definitions make them. */
export interface EnvironmentConnections {
  environment: string;
  connections: readonly DesiredConnection[];
  /** The text that stands at a place, `undefined` for a file that isn't known. */
  textAt(place: Place): string | undefined;
}

/** One value that isn't the same in all environments. */
export interface EnvironmentDifference {
  /** `outboundProvision.channels[0].channelSource.baseDn` */
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
  const present = found.filter(({ connection }) => connection !== undefined);
  const leaves = found.map(({ connection }) => (connection ? leavesOf(connection.document) : undefined));
  const pointers = [...new Set(leaves.flatMap((each) => [...(each?.keys() ?? [])]))];
  const isSame = (pointer: Pointer) =>
    new Set(leaves.filter((each) => each !== undefined).map((each) => JSON.stringify(each.get(pointer)))).size === 1;
  return {
    id,
    missingIn: found.filter(({ connection }) => connection === undefined).map(({ environment }) => environment),
    differences: pointers
      .filter((pointer) => !isSame(pointer))
      .map((pointer) => ({
        path: readable(pointer),
        values: leaves.map((each) => each?.get(pointer)),
        because: reasonAt(pointer, present),
      })),
  };
}

/** Every value of a document that isn't itself a list or an object, by its pointer. */
function leavesOf(document: Json | undefined): Map<Pointer, Json> {
  const leaves = new Map<Pointer, Json>();
  const visit = (value: Json | undefined, pointer: Pointer) => {
    if (Array.isArray(value)) value.forEach((item, index) => void visit(item, below(pointer, index)));
    else if (isObject(value)) for (const [member, inner] of Object.entries(value)) visit(inner, below(pointer, member));
    else if (value !== undefined) leaves.set(pointer, value);
  };
  visit(document, '');
  return leaves;
}

function reasonAt(
  pointer: Pointer,
  present: readonly (EnvironmentConnections & { connection: DesiredConnection | undefined })[],
): EnvironmentDifference['because'] {
  const places = present.map((each) => ({ ...each, place: each.connection?.placeOf(pointer) }));
  if (places.some(({ place }) => place?.file.startsWith('environments/'))) return 'override';
  const texts = places.map(({ place, textAt }) => (place ? textAt(place) : undefined));
  return texts.some((text) => text && /\$\{(var|env):/.test(text)) ? 'variable' : 'nothing';
}

function readable(pointer: Pointer): string {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (path, segment) => (/^\d+$/.test(segment) ? `${path}[${segment}]` : path ? `${path}.${segment}` : segment),
      '',
    );
}
