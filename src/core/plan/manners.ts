import { ignoredPaths, isIgnored } from '../connection/compare/ignored-paths.ts';
import { nameOfResource } from '../connection/references/resource-names.ts';
import type { Desired, Difference, Live } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { below, isObject, isWithin, type JsonObject } from '../document/json.ts';
import { isMember } from '../document/path.ts';
import { isKey, isKeyPair, isSingleton, type KindName, kinds } from '../kinds.ts';
import { deletionConsequences } from './consequences.ts';
import { deletionFindings } from './deletion.ts';
import type { Changed, Manner } from './manner.ts';
import { type MarkerOptions, markerOf, withMarker } from './marker.ts';
import type { PlanOptions } from './options.ts';
import { stillInUse } from './still-needed.ts';

/** SP connections carry who manages them, provision people, and are made anew where they can't change in place. */
const ofConnections: Manner = {
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
  return differences.filter(({ pointer }) => !isWithin(pointer, at));
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

/** All kinds but SP connections: nothing on the server says who manages one, and what refers to it holds it by its id. */
const ofOthers: Manner = {
  asSent: (written) => written,
  shown: (differences) => differences,
  takesOver: () => undefined,
  creation: cantBeImported,
  anew: (change) => ({ findings: cantChange(change) }),
  deletion: (absent, live, input, overview) => {
    const { findings, losses } = deletionConsequences(
      absent,
      live,
      { now: input.now, resources: input.server.resources },
      overview,
    );
    const inUse = stillInUse(absent, nameOfResource(absent.kind, live)?.text ?? live.id, overview);
    return { findings: [...cantBeDeleted(absent), ...inUse, ...findings], losses };
  },
};

/** A key pair that the server hasn't got, of which the definition says no more than what it looks like. */
function cantBeImported({ kind, id, key, document, placeOf }: Desired): Diagnostic[] {
  if (!isKeyPair(kind) || document.keyStore !== undefined || document.generate !== undefined) return [];
  const message = `the server has no ${kinds[kind].word} "${id}", and the definition names no file to import it from`;
  const hint = 'add the file with its private key: `keyStore: ${secret:NAME}` and `password: ${secret:NAME}`';
  return [finding('key-file-missing', placeOf('/id'), message, { hint, key })];
}

/** What there is one of on every server. */
function cantBeDeleted({ kind, key, placeOf }: Desired): Diagnostic[] {
  if (!isSingleton(kind)) return [];
  const message = `a server always has its ${kinds[kind].word} settings: they can’t be deleted`;
  const hint = 'leave items out of the definition, or remove the definition, and they stay as they are';
  return [finding('cannot-be-deleted', placeOf('/lifecycle/state'), message, { hint, key })];
}

/** What of it PingFederate never changes once it is there: of a key everything. */
function cantChange({ desired, differences }: Changed): Diagnostic[] {
  const { kind, id, key } = desired;
  const { word, written } = kinds[kind];
  const isFrozen = ({ path: [first] }: Changed['differences'][number]) =>
    isKey(kind) || (first !== undefined && isMember(first) && written?.frozen.includes(first.member));
  const [first] = differences.filter(isFrozen);
  if (!first) return [];
  const message = `PingFederate can’t change this of the ${word} "${id}" once it is there`;
  const hint =
    'write a definition with a new id, let what uses the old one refer to it, and delete the old one afterwards';
  return [finding('needs-new-id', first.place, message, { hint, key })];
}

/** Where planning parts: connections on one side, all other kinds on the other. */
export function mannerOf(kind: KindName): Manner {
  return kind === 'SpConnection' ? ofConnections : ofOthers;
}
