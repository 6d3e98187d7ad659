import type { JsonObject } from '../document/json.ts';
import { objectIn, textOf } from '../document/readers.ts';
import type { Connector, Connectors } from './types.ts';

/** The connector that a connection provisions by; nothing for one that doesn't provision, or by a plugin that isn't known. */
export function connectorOf(document: JsonObject, connectors: Connectors): Connector | undefined {
  const provisioning = objectIn(document, 'outboundProvision');
  return provisioning && connectors.find(textOf(provisioning.type));
}
