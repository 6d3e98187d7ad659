import type { Difference } from '../connection/types.ts';
import type { Environment } from '../definition/types.ts';
import type { Place } from '../diagnostics/place.ts';
import type { Json } from '../document/json.ts';
import { isMember, type Path, pathText } from '../document/path.ts';

/** What a definition that serves several environments would say differently, in one of them. */
export interface Proposal {
  path: string;
  /** What the definition says today, and what this environment's server holds. */
  written: Json | undefined;
  held: Json | undefined;
  /** A variable to write in its place; without one, an override in the environment's file. */
  variable?: string;
  /** The definition has the variable already; only its value differs here. */
  isThere?: true;
}

/**
 * For each difference between a definition and an environment's server, how both could stand in the repository: a text
 * as a variable, anything else as an override of the environment.
 */
export function proposeVariables(
  differences: readonly Difference[],
  environment: Environment,
  textAt: (place: Place) => string,
): Proposal[] {
  const taken = new Map<string, Json>(Object.entries(environment.variables));
  return differences
    .filter(({ secret }) => !secret)
    .map(({ path, live, desired, place }) => {
      const base = { path: pathText(path), written: desired, held: live };
      const [, there] = /^["']?\$\{var:(\w+)\}["']?$/.exec(textAt(place)) ?? [];
      if (there !== undefined) return { ...base, variable: there, isThere: true as const };
      if (typeof live !== 'string' || typeof desired !== 'string') return base;
      return { ...base, variable: variableFor(path, live, taken) };
    });
}

/** Two places with the same value share a variable. */
function variableFor(path: Path, held: string, taken: Map<string, Json>): string {
  const words = path.map((step) => (isMember(step) ? step.member : (step.item ?? ''))).map(upperSnake);
  const names = words.filter((word) => word !== '' && word !== 'VALUE' && word !== 'ID' && word !== 'VALUES');
  for (let length = 1; length <= names.length; length++) {
    const name = names.slice(-length).join('_').replace(/^(\d)/, '_$1');
    if (taken.has(name) && taken.get(name) !== held) continue;
    taken.set(name, held);
    return name;
  }
  return names.join('_');
}

const upperSnake = (text: string) =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
