import { ignoredPaths, isIgnored } from '../connection/compare/ignored-paths.ts';
import type { Desired, Difference, Live } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { below, isObject, type JsonObject } from '../document/json.ts';
import { deletionFindings } from './deletion.ts';
import type { Manner } from './manner.ts';
import { type MarkerOptions, markerOf, withMarker } from './marker.ts';
import type { PlanOptions } from './options.ts';

/** SP connections carry who manages them, provision people, and are made anew where they can't change in place. */
export const ofConnections: Manner = {
  asSent: withMarker,
  shown: withoutMarker,
  takesOver: (live, marker) => marker && markerOf(live, marker.property)?.repository !== marker.repository,
  creation: () => [],
  anew: ({ desired, live }, options) => {
    const reason = replaceReason(desired, live);
    return reason === undefined ? undefined : { reason, findings: mayReplace(desired, reason, options) };
  },
  // Which of these can't be undone is asked of every deletion, of those without a definition also.
  deletion: ({ id, placeOf }, live, { connectors }, { successions }) => ({
    findings: deletionFindings(live, placeOf('/lifecycle/state'), connectors, successions.after.get(id)),
    losses: [],
  }),
};

/**
 * A marker by itself is no reason to write: it goes along with the next write. Nor is it shown, because its fingerprint
 * is there only where the secrets are, and a plan must be the same without them.
 */
function withoutMarker(differences: Difference[], marker: MarkerOptions | undefined): Difference[] {
  if (!marker) return differences;
  const at = below('/extendedProperties', marker.property);
  return differences.filter(({ pointer }) => pointer !== at && !pointer.startsWith(`${at}/`));
}

/** Why PingFederate can't change the connection in place, if it can't. */
function replaceReason(desired: Desired, live: Live): string | undefined {
  if (isIgnored(['outboundProvision'], ignoredPaths(desired))) return undefined;
  const wanted = provisioningOf(desired.document);
  const found = provisioningOf(live);
  if (wanted && !found) return 'outbound provisioning is added';
  if (!wanted && found) return 'outbound provisioning is removed';
  if (!wanted || !found || wanted.type === found.type) return undefined;
  return `the connector changes from ${found.type} to ${wanted.type}`;
}

function provisioningOf(document: JsonObject): JsonObject | undefined {
  const { outboundProvision } = document;
  return isObject(outboundProvision) && outboundProvision.type !== undefined ? outboundProvision : undefined;
}

function mayReplace({ id, lifecycle, placeOf }: Desired, reason: string, options: PlanOptions): Diagnostic[] {
  const place = placeOf('/outboundProvision', 'key');
  const what = `${reason}; PingFederate can't do that in place, so "${id}" must be deleted and created again`;
  if (lifecycle.protect) return [finding('protected-connection', place, what, { key: id })];
  if (lifecycle.allowReplace || options.allowReplace) return [finding('replace-loses-state', place, what, { key: id })];
  return [
    finding('replace-not-allowed', place, what, {
      hint: 'if that is wanted, set lifecycle.allowReplace: true in the definition or run with allow-replace',
      key: id,
    }),
  ];
}
