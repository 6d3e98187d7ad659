import type { JsonObject } from '../document/json.ts';
import { idIn } from '../document/readers.ts';
import type { KindName } from '../kinds.ts';
import { connectorOf } from './connectors.ts';
import { pluginKinds } from './plugin/types.ts';
import type { Connectors, Descriptor } from './types.ts';

/**
 * What describes the settings of an object: the connector that a connection provisions by, the plugin that an adapter, a
 * validator or a custom data store is made of. `undefined` for one without settings, and where nobody knows them.
 */
export function descriptorOf(kind: KindName, document: JsonObject, connectors: Connectors): Descriptor | undefined {
  const of = pluginKinds.find((one) => one === kind);
  if (of === undefined) return connectorOf(document, connectors)?.descriptor;
  const id = idIn(document, 'pluginDescriptorRef');
  const lookup = id === undefined ? undefined : connectors.plugins.lookUp(of, id);
  return lookup?.state === 'found' ? lookup.plugin.descriptor : undefined;
}
