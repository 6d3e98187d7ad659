import { compareDesired } from '../connection/compare-desired.ts';
import { pathAt } from '../connection/path-at.ts';
import { nameOfResource, type ServerResources } from '../connection/references/resource-names.ts';
import { secretReferences } from '../connection/secrets/secret-references.ts';
import type { Desired, Difference, Live } from '../connection/types.ts';
import { connectorOf } from '../connector/connectors.ts';
import { descriptorOf } from '../connector/descriptor-of.ts';
import type { Connector, Connectors } from '../connector/types.ts';
import type { Users } from '../consequences/users.ts';
import { namedBy } from '../definition/named-by.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Json } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import type { Key } from '../kinds.ts';
import { consoleValue } from '../meaning/console-values.ts';
import { checkDataStores } from '../provisioning/data-stores.ts';
import { isOneReference } from '../secret.ts';
import { consequencesFor } from './consequences.ts';
import { protectedFromDeletion } from './deletion.ts';
import { leftAsDraft } from './drafts.ts';
import type { PlanInput } from './input.ts';
import type { Consequences } from './manner.ts';
import { mannerOf } from './manners.ts';
import { changedReferences, type MarkerOptions, markerOf, ownershipFindings } from './marker.ts';
import { missingReferences } from './missing-references.ts';
import type { Judged, UndigestedChange } from './types.ts';
import type { Overview } from './uses.ts';
import { inheritedByChildren } from './uses.ts';

/** What one definition asks for, given the object on the server with the same kind and id. */
export function changeFor(
  written: Desired,
  live: Live | undefined,
  input: PlanInput,
  overview: Overview,
): UndigestedChange {
  const { state } = written.lifecycle;
  if (state === 'absent') return absence(written, live, input, overview);
  if (state === 'draft') return leftAsDraft(changeFor(meant(written), live, input, overview));
  const manner = mannerOf(written.kind);
  const desired = manner.asSent(written, live, input.marker);
  const connector = connectorOf(desired.document, input.connectors) ?? (live && connectorOf(live, input.connectors));
  const compared = compareDesired({
    desired,
    live,
    descriptor: descriptorFor(desired, live, input.connectors),
    loggingOverride: input.server.loggingOverride,
  });
  const differences = [...manner.shown(compared, input.marker), ...secretsToSend(desired, live, input)];
  const { kind, id, key, name, entityId, file } = desired;
  const base = { kind, id, key, name, entityId, file, desired };
  if (live && differences.length === 0) return { ...base, action: 'no-op', live, findings: [] };
  const users = overview.usersOf(desired);
  const predecessor = live ? undefined : overview.successions.before.get(desired.key);
  const judged = predecessor ? asSuccessor(desired, predecessor, connector) : { desired, live, differences, connector };
  const { findings, losses } = findingsFor(judged, input, users, overview);
  const made = { ...base, users: kind === 'SpConnection' ? undefined : users, differences, losses };
  if (!live)
    return {
      ...made,
      action: 'create',
      succeeds: predecessor?.id,
      findings: [...findings, ...manner.creation(desired)],
    };
  const owned = ownershipFindings('update', live, desired.placeOf('/id'), input.marker);
  const anew = manner.anew({ desired, live, differences }, input.options);
  const all = [...findings, ...owned, ...(anew?.findings ?? [])];
  if (anew?.reason !== undefined) return { ...made, action: 'replace', live, reason: anew.reason, findings: all };
  return { ...made, action: 'update', live, takesOver: manner.takesOver(live, input.marker), findings: all };
}

/** What describes its settings; what it was made of until now, where what it is to be made of isn't known. */
function descriptorFor({ kind, document }: Desired, live: Live | undefined, connectors: Connectors) {
  return descriptorOf(kind, document, connectors) ?? (live && descriptorOf(kind, live, connectors));
}

/** A draft without its being one. */
function meant(written: Desired): Desired {
  return { ...written, lifecycle: { ...written.lifecycle, state: 'present' } };
}

/** A new connection in the place of one that goes is judged by what differs between them. */
function asSuccessor(desired: Desired, live: Live, connector: Connector | undefined): Judged {
  const renamed = { ...desired, document: { ...desired.document, id: live.id } };
  const differences = compareDesired({ desired: renamed, live, descriptor: connector?.descriptor });
  return { desired, live, differences, connector };
}

/** A definition that says `state: absent`. */
function absence(desired: Desired, live: Live | undefined, input: PlanInput, overview: Overview): UndigestedChange {
  const { kind, id, key, name, entityId, file } = desired;
  if (!live) return { action: 'no-op', kind, id, key, name, entityId, file, findings: [], desired };
  const place = desired.placeOf('/lifecycle/state');
  const { findings, losses } = mannerOf(kind).deletion(desired, live, input, overview);
  return {
    action: 'delete',
    kind,
    id,
    key,
    name: nameOfResource(kind, live)?.text ?? id,
    entityId: textOf(live.entityId),
    file,
    live,
    reason: 'absent',
    losses,
    findings: [
      ...(desired.lifecycle.protect ? [protectedFromDeletion(desired, place)] : []),
      ...findings,
      ...ownershipFindings('delete', live, place, input.marker),
    ],
  };
}

/** A reference that the object on the server has just so is the server's own matter: a warning. */
function newlyMissing({ desired, live }: Judged, resources: ServerResources): Diagnostic[] {
  const found = missingReferences(desired, resources);
  if (!live || found.length === 0) return found;
  const held = new Set(missingReferences({ ...desired, document: live }, resources).map(({ message }) => message));
  return found.map((one) => (held.has(one.message) ? { ...one, severity: 'warning' } : one));
}

function findingsFor(judged: Judged, input: PlanInput, users: Users, overview: Overview): Consequences {
  const { resources, loggingOverride } = input.server;
  const consequences = consequencesFor(judged, { now: input.now, resources }, users);
  const findings = [
    ...newlyMissing(judged, resources),
    ...consequences.findings,
    ...overriddenLogging(judged.desired, loggingOverride),
    ...(resources.DataStore ? checkDataStores(judged.desired, resources.DataStore) : []),
    ...(judged.live ? inheritedByChildren(judged.desired, overview.standing) : []),
  ];
  return { findings, losses: consequences.losses };
}

function overriddenLogging({ id, document, placeOf }: Desired, loggingOverride: string | undefined): Diagnostic[] {
  const { loggingMode } = document;
  if (loggingMode === undefined || loggingOverride === undefined || loggingOverride === 'DONT_OVERRIDE') return [];
  if (loggingMode === loggingOverride) return [];
  const word = (mode: Json) => consoleValue('loggingMode', String(mode)) ?? String(mode);
  const message = `the server gives every SP connection the logging mode ${word(loggingOverride)}; ${word(loggingMode)} has no effect`;
  return [finding('logging-mode-overridden', placeOf('/loggingMode'), message, { key: id })];
}

/** All on request, or where the fingerprint tells that some value changed; else those that have another name. */
function referencesToSend(desired: Desired, live: Live | undefined, input: PlanInput) {
  if (!live) return [];
  if (isRotated(desired.key, input.options.rotate) || hasOtherFingerprint(desired, live, input.marker))
    return secretReferences(desired);
  return input.marker ? changedReferences(desired, live, input.marker) : [];
}

/** Secrets that are sent although nothing else shows that they changed: on request, or because the marker says so. */
function secretsToSend(desired: Desired, live: Live | undefined, input: PlanInput): Difference[] {
  const sameValue =
    live && !isRotated(desired.key, input.options.rotate) && hasSameFingerprint(desired, live, input.marker);
  return referencesToSend(desired, live, input).map(({ pointer, text }) => ({
    kind: 'changed',
    pointer,
    path: pathAt(desired.kind, desired.document, pointer),
    secret: true,
    sameValue,
    desired: isOneReference(text) ? undefined : text,
    place: desired.placeOf(pointer),
  }));
}

/** Whether the secrets of this object are to be sent again. */
export function isRotated(key: Key, globs: readonly string[]): boolean {
  return globs.length > 0 && namedBy(globs)(key);
}

type WithMarker = [desired: Desired, live: Live, marker: MarkerOptions | undefined];

/** The fingerprints of the secrets now and when the connection was written, where both are known. */
function fingerprintsOf(...[desired, live, marker]: WithMarker): [now: string, then: string] | undefined {
  const now = marker?.fingerprints?.get(desired.key);
  const then = marker && markerOf(live, marker.property)?.secrets;
  return now === undefined || then === undefined ? undefined : [now, then];
}

function hasOtherFingerprint(...all: WithMarker): boolean {
  const known = fingerprintsOf(...all);
  return known !== undefined && known[0] !== known[1];
}

function hasSameFingerprint(...all: WithMarker): boolean {
  const known = fingerprintsOf(...all);
  return known !== undefined && known[0] === known[1];
}
