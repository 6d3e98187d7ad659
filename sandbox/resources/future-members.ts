import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/** The names at the ends of what the switch `future-members` plants: `spBrowserSso.novelty` → `novelty`. */
export function futureNames(planted: readonly string[]): ReadonlySet<string> {
  return new Set(planted.map((path) => path.split('.').at(-1)!));
}

/** Puts members that nobody knows into a new connection, where the part that they belong to is there. */
export function plantFutureMembers(connection: JsonObject, { switches }: World): void {
  for (const path of switches.futureMembers) plant(connection, path.split('.'));
}

function plant(value: unknown, [name = '', ...rest]: string[]): void {
  if (Array.isArray(value)) {
    for (const item of value) plant(item, [name, ...rest]);
  } else if (typeof value === 'object' && value !== null) {
    const holder = value as JsonObject;
    if (rest.length > 0) plant(holder[name], rest);
    else holder[name] ??= { planted: true };
  }
}
