import { itemStep } from '../connection/compare/item-keys.ts';
import { sortedScalars } from '../connection/compare/scalars.ts';
import { compareStates } from '../connection/compare-desired.ts';
import { ruleAt } from '../connection/fields/table.ts';
import { pointerOfPath } from '../connection/path-at.ts';
import type { Desired } from '../connection/types.ts';
import type { Place } from '../diagnostics/place.ts';
import { isObject, type Json, valueAt } from '../document/json.ts';
import { type Path, pathText } from '../document/path.ts';
import { type KindName, keyOf } from '../kinds.ts';
import { naturally } from '../natural-order.ts';

/** One environment's connections, as its definitions make them. */
export interface EnvironmentConnections {
  environment: string;
  connections: readonly Desired[];
  /** The text that stands at a place, `undefined` for a file that isn't known. */
  textAt(place: Place): string | undefined;
}

/** One value that isn't the same in all environments. */
export interface EnvironmentDifference {
  /** `outboundProvision.channels[Staff].channelSource.baseDn` */
  path: string;
  /** The same as steps. */
  at: Path;
  /** By environment; `undefined` where there is none. */
  values: (Json | undefined)[];
  /** What makes them differ. `nothing`: no variable and no override stands there. */
  because: 'variable' | 'override' | 'nothing';
}

export interface ConnectionComparison {
  kind: KindName;
  id: string;
  name: string;
  /** The environments that don't have it. */
  missingIn: string[];
  differences: EnvironmentDifference[];
}

/** The same objects of several environments side by side, by kind and id; those that are the same everywhere included. */
export function compareEnvironments(environments: readonly EnvironmentConnections[]): ConnectionComparison[] {
  const all = environments.flatMap(({ connections }) => connections);
  const byKey = new Map(all.toReversed().map((one) => [keyOf(one), one]));
  return [...byKey.keys()].sort(naturally).map((key) => compareOne(byKey.get(key) as Desired, environments));
}

function compareOne(
  { kind, id, name = id }: Desired,
  environments: readonly EnvironmentConnections[],
): ConnectionComparison {
  const states = environments.map(({ connections, textAt }): State => {
    const connection = connections.find((one) => one.kind === kind && one.id === id);
    return { connection, textAt };
  });
  return {
    kind,
    id,
    name,
    missingIn: environments.flatMap(({ environment }, index) => (states[index]?.connection ? [] : [environment])),
    differences: differingPaths(states).map((path) => {
      const found = states.map((state) => valueIn(state, path));
      return {
        path: pathText(path),
        at: path,
        values: found.map((one) => one?.value),
        because: reasonOf(found.flatMap((one) => one ?? [])),
      };
    }),
  };
}

/** What one environment makes of the connection, if anything. */
interface State {
  connection: Desired | undefined;
  textAt(place: Place): string | undefined;
}

/** The leaves that aren't the same in all, each once: every state is compared with the first one. */
function differingPaths(states: readonly State[]): Path[] {
  const [first, ...others] = states.flatMap(({ connection }) => connection ?? []);
  const paths = new Map<string, Path>();
  if (!first) return [];
  for (const other of others) {
    for (const { path, before, after, secret } of compareStates(other.kind, first.document, other.document)) {
      const leaves = secret ? [path] : leavesOf(path, before ?? after);
      for (const leaf of leaves) if (!paths.has(pathText(leaf))) paths.set(pathText(leaf), leaf);
    }
  }
  return [...paths.values()];
}

/** Of an item that only some have, each of its values. */
function leavesOf(path: Path, value: Json | undefined): Path[] {
  if (Array.isArray(value) && value.some(isObject)) {
    const rule = ruleAt(path);
    return value.flatMap((item, index) => leavesOf([...path, itemStep(rule, value, index)], item));
  }
  if (!isObject(value)) return [path];
  return Object.entries(value).flatMap(([member, inner]) => leavesOf([...path, { member }], inner));
}

interface Valued {
  value: Json;
  place: Place;
  textAt(place: Place): string | undefined;
}

/** The value that an environment has there; nothing where it has none. */
function valueIn({ connection, textAt }: State, path: Path): Valued | undefined {
  const pointer = connection && pointerOfPath(connection.kind, connection.document, path);
  const value = pointer === undefined ? undefined : valueAt(connection?.document, pointer);
  return value === undefined || !connection || pointer === undefined
    ? undefined
    : { value: Array.isArray(value) ? sortedScalars(value) : value, place: connection.placeOf(pointer), textAt };
}

/** Looks at the text of each place that a value comes from. */
function reasonOf(places: readonly Omit<Valued, 'value'>[]): EnvironmentDifference['because'] {
  if (places.some(({ place }) => place.file.startsWith('environments/'))) return 'override';
  const texts = places.map(({ place, textAt }) => textAt(place));
  return texts.some((text) => text && /\$\{(var|env):/.test(text)) ? 'variable' : 'nothing';
}
