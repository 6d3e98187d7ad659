import { objectAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { completePlugin } from './complete.ts';

/**
 * The settings with which a connection overrides an adapter. Its identity is its parent's: `id`, `name` and
 * `pluginDescriptorRef` that are sent mean nothing, and the mapping's `idpAdapterRef` gives way to `parentRef`.
 */
export function completeOverride(mapping: JsonObject, override: JsonObject, world: World): void {
  const parentId = textAt(objectAt(override, 'parentRef'), 'id');
  const parent = world.store.get('/idp/adapters', parentId ?? '')?.value;
  const descriptor = parent?.pluginDescriptorRef ?? override.pluginDescriptorRef;
  if (descriptor !== undefined) override.pluginDescriptorRef = structuredClone(descriptor);
  if (parentId !== undefined) mapping.idpAdapterRef = { id: parentId };
  completePlugin(override, '/idp/adapters', world);
}
