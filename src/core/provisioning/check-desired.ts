import { checkObject } from '../connection/check-object.ts';
import type { ServerResources } from '../connection/references/resource-names.ts';
import type { Desired } from '../connection/types.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Connector, Connectors } from '../connector/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findingsBy } from '../document/document.ts';
import { isObject } from '../document/json.ts';
import { objectsIn } from '../document/readers.ts';
import { checkChannels, checkNestedSearch } from './channels.ts';
import { checkMapping } from './mapping.ts';
import { checkSettings } from './settings.ts';
import { checkSource } from './source.ts';

/** What the rules depend on beside the object. */
export interface RuleContext {
  connectors: Connectors;
  now: Date;
  /** PingFederate's, where one is known. */
  version?: string | undefined;
  /** What the server has, or had when it was pulled. */
  resources?: ServerResources | undefined;
}

/** The findings of every rule on one object that needs neither a server nor the other definitions. */
export function checkDesired(desired: Desired, context: RuleContext): Diagnostic[] {
  const { connectors, now, version } = context;
  return [
    ...checkObject(desired, { now, version }),
    ...checkProvisioning(desired, connectorOf(desired.document, connectors)),
    ...checkNestedSearch(desired, context),
  ];
}

/**
 * The findings about a lowered connection's outbound provisioning; none for a connection without it.
 *
 * @param connector its descriptor, `undefined` when nothing is known of it: then only the channels are looked at
 */
export function checkProvisioning(desired: Desired, connector: Connector | undefined): Diagnostic[] {
  const provision = desired.document.outboundProvision;
  if (!isObject(provision)) return [];
  const findings = findingsBy((pointer, at) => desired.placeOf(`/outboundProvision${pointer}`, at), desired.id);
  if (connector) checkSettings(provision, connector, desired.document.active === true, findings);
  const channels = objectsIn(provision, 'channels');
  for (const [index, channel] of channels.entries()) {
    const base = `/channels/${index}`;
    checkSource(channel, `${base}/channelSource`, connector, findings);
    checkMapping(channel, `${base}/attributeMapping`, connector, findings);
  }
  checkChannels(channels, connector, findings);
  return findings.all();
}
