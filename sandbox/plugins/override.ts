import { objectAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { completePlugin } from './complete.ts';

/**
 * The settings with which a connection overrides an adapter. Its identity is its parent's: `id`, `name` and
 * `pluginDescriptorRef` that are sent mean nothing, and the mapping's reference gives way to `parentRef`.
 */
export function completeOverride(
  collection: '/idp/adapters' | '/sp/adapters',
  mapping: JsonObject,
  override: JsonObject,
  world: World,
): void {
  const parentId = textAt(objectAt(override, 'parentRef'), 'id');
  const parent = world.store.get(collection, parentId ?? '')?.value;
  const descriptor = parent?.pluginDescriptorRef ?? override.pluginDescriptorRef;
  if (descriptor !== undefined) override.pluginDescriptorRef = structuredClone(descriptor);
  const reference = collection === '/idp/adapters' ? 'idpAdapterRef' : 'spAdapterRef';
  if (parentId !== undefined) mapping[reference] = { id: parentId };
  completePlugin(override, collection, world);
}
