import { objectAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { completePlugin } from './complete.ts';

/**
 * The settings with which a connection overrides an adapter. `id`, `name` and `pluginDescriptorRef` mean nothing: they
 * are answered as they were sent, even empty, and the plugin is the parent's. The mapping's reference to an IdP adapter
 * gives way to `parentRef`; one to an SP adapter stays away when it wasn't sent, as a client's tests show.
 */
export function completeOverride(
  collection: '/idp/adapters' | '/sp/adapters',
  mapping: JsonObject,
  override: JsonObject,
  world: World,
): void {
  const parentId = textAt(objectAt(override, 'parentRef'), 'id');
  const parent = world.store.get(collection, parentId ?? '')?.value;
  const sent = override.pluginDescriptorRef;
  const descriptor = parent?.pluginDescriptorRef ?? sent;
  if (descriptor !== undefined) override.pluginDescriptorRef = structuredClone(descriptor);
  completePlugin(override, collection, world);
  if (sent !== undefined) override.pluginDescriptorRef = sent;
  if (parentId !== undefined && collection === '/idp/adapters') mapping.idpAdapterRef = { id: parentId };
}
