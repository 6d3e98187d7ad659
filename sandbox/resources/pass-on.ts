import { listAt, objectAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { completePlugin } from '../plugins/complete.ts';
import { parentOf } from '../plugins/inherit.ts';
import type { World } from '../world.ts';

/** Where connections override an adapter, by the collection of its instances. */
const overridden: Record<string, { connections: string; part: string }> = {
  '/idp/adapters': { connections: '/idp/spConnections', part: 'spBrowserSso' },
  '/sp/adapters': { connections: '/sp/idpConnections', part: 'idpBrowserSso' },
};

/**
 * "Changes to a parent propagate to its children and to connection overrides unless overridden", the vendor's page on
 * hierarchies says: whoever inherits from an instance shows its new values.
 */
export function passOn(collection: string, id: string, world: World, passed = new Set<string>()): void {
  if (passed.has(id)) return;
  passed.add(id);
  for (const child of world.store.values(collection)) {
    if (parentOf(child) !== id) continue;
    const value = structuredClone(child);
    completePlugin(value, collection, world, child);
    world.store.put(collection, String(child.id), value);
    passOn(collection, String(child.id), world, passed);
  }
  passOnToConnections(collection, id, world);
}

function passOnToConnections(collection: string, id: string, world: World): void {
  const place = overridden[collection];
  if (!place) return;
  for (const connection of world.store.values(place.connections)) {
    if (overridesOf(connection, place.part, id).length === 0) continue;
    const value = structuredClone(connection);
    for (const override of overridesOf(value, place.part, id)) completePlugin(override, collection, world);
    world.store.put(place.connections, String(connection.id), value);
  }
}

function overridesOf(connection: JsonObject, part: string, id: string): JsonObject[] {
  return listAt(objectAt(connection, part), 'adapterMappings')
    .map((mapping) => objectAt(mapping, 'adapterOverrideSettings'))
    .filter((override) => override !== undefined)
    .filter((override) => parentOf(override) === id);
}
