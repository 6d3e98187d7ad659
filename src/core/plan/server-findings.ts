import { defaultMarkerProperty } from '../connection/marker-property.ts';
import type { Desired } from '../connection/types.ts';
import { unknownMembers } from '../connection/unknown-members.ts';
import { compareVersions, knownVersions } from '../connection/versions.ts';
import { namedBy } from '../definition/named-by.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { type Place, startOf } from '../diagnostics/place.ts';
import { isObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import { counted } from '../kind-words.ts';
import type { Key, KindName } from '../kinds.ts';
import { dateOf, daysLeft, warningDays } from '../metadata/expiry.ts';
import type { PlanInput } from './input.ts';
import { otherEnvironmentOf } from './marker.ts';
import { liveByKey } from './server-state.ts';

/** Findings about the server as a whole, each said once however many connections it concerns. */
export function findingsOnServer(input: PlanInput): Diagnostic[] {
  return [
    ...versionFindings(input),
    ...unreadableKinds(input),
    ...markerFindings(input),
    ...sharedServer(input),
    ...wishesInVain(input),
    ...firstProvisioning(input),
    ...keyFindings(input),
    ...unknownFindings(input),
  ];
}

function versionFindings({ server: { version }, desired }: PlanInput): Diagnostic[] {
  const place = placeOfAll(desired);
  if (compareVersions(version, knownVersions.newest) > 0) {
    return [
      finding('newer-server', place, `the server is PingFederate ${version}; known up to ${knownVersions.newest}`),
    ];
  }
  if (compareVersions(version, knownVersions.oldest) < 0) {
    return [
      finding('older-server', place, `the server is PingFederate ${version}; known from ${knownVersions.oldest} on`),
    ];
  }
  return [];
}

/**
 * Engines that are older than the console may not know what is about to be written.
 *
 * @param versions those of the nodes in the middle of an upgrade; none otherwise
 */
export function mixedCluster(versions: readonly string[], place: Place): Diagnostic[] {
  if (versions.length === 0) return [];
  const message = `the cluster is in the middle of an upgrade: its nodes run ${versions.join(' and ')}; finish it before you apply`;
  return [finding('mixed-cluster', place, message)];
}

/** Kinds that definitions are of, and of which the server shows nothing: what would be made anew may be there. */
function unreadableKinds({ desired, server: { resources, unreadable = {}, version } }: PlanInput): Diagnostic[] {
  const used = new Set(desired.map(({ kind }) => kind));
  return [...used].flatMap((kind) => {
    if (kind === 'SpConnection' || resources[kind]) return [];
    const place = placeOfAll(desired.filter((one) => one.kind === kind));
    if (unreadable[kind] === 'not-there') {
      const message = `PingFederate ${version} knows nothing of the kind ${kind}`;
      return [finding('kind-not-on-server', place, message)];
    }
    const message = `this account may not read the server’s objects of the kind ${kind}, so that no definition of one can be planned`;
    return [finding('kind-not-readable', place, message)];
  });
}

function markerFindings({ marker, server, desired }: PlanInput): Diagnostic[] {
  const known = server.resources.ExtendedProperties;
  if (!marker || !known || known.some(({ name }) => name === marker.property)) return [];
  const message = `the server has no extended property "${marker.property || defaultMarkerProperty}" for the marker`;
  return [finding('marker-property-missing', placeOfAll(desired), message, { hint: 'run pfconn setup marker once' })];
}

/** Another environment of this repository has written here: both reach one server, and each would undo the other. */
function sharedServer({ marker, server, desired }: PlanInput): Diagnostic[] {
  if (!marker) return [];
  const others = server.connections.map((connection) => ({
    id: connection.id,
    other: otherEnvironmentOf(connection, marker),
  }));
  const names = new Set(others.map(({ other }) => other).filter((other) => other !== undefined));
  return [...names].map((name) => {
    const [first, ...more] = others.filter(({ other }) => other === name);
    const which = `"${first?.id}"${more.length > 0 ? ` and ${more.length} more` : ''}`;
    const message = `${marker.environment} reaches the same server as ${name}: ${which} there was written for ${name}`;
    return finding('environments-share-server', placeOfAll(desired), message);
  });
}

/** What was asked for and can't come to anything. */
function wishesInVain({ options, marker, desired, alsoOwned = [] }: PlanInput): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const place = placeOfAll(desired);
  if (options.prune && !marker) {
    const message = 'prune deletes nothing: this run has no marker to tell this repository’s connections by';
    findings.push(finding('prune-without-marker', place, message));
  }
  const keys = [...desired.map(({ key }) => key), ...alsoOwned];
  for (const glob of options.rotate) {
    if (keys.some(namedBy([glob]))) continue;
    findings.push(finding('rotate-without-match', place, `rotate: no definition has an id that matches ${glob}`));
  }
  return findings;
}

/**
 * Every deployment page of the vendor's connectors has this step, and the admin API doesn't show it: who provisions
 * here already has taken it.
 */
function firstProvisioning({ desired, server }: PlanInput): Diagnostic[] {
  if (server.connections.some((connection) => isObject(connection.outboundProvision))) return [];
  const first = desired.find(
    ({ lifecycle, document }) => lifecycle.state === 'present' && isObject(document.outboundProvision),
  );
  if (!first) return [];
  const message =
    'this server provisions nobody so far: channels run only where run.properties sets pf.provisioner.mode to STANDALONE or FAILOVER, which can’t be seen from here';
  const hint = 'look into bin/run.properties on every node that provisions; it is OFF by default';
  return [finding('provisioner-mode', first.placeOf('/outboundProvision', 'key'), message, { hint })];
}

/** Signing keys in use that have expired or soon will. */
function keyFindings({ server, desired, now }: PlanInput): Diagnostic[] {
  return (server.resources.SigningKeyPair ?? []).flatMap((key) => {
    const users = desired.filter(({ document }) => signingKeyOf(document) === key.id);
    const [first] = users;
    const expires = typeof key.expires === 'string' ? new Date(key.expires) : undefined;
    if (!first || !expires || Number.isNaN(expires.getTime())) return [];
    const left = daysLeft(expires, now);
    if (left >= warningDays) return [];
    const place = first.placeOf('/credentials/signingSettings/signingKeyPairRef');
    const called = first.nameOf?.('SigningKeyPair', textOf(key.id)) ?? textOf(key.id);
    const what = `the signing key "${called}" of ${users.length === 1 ? first.id : `${users.length} connections`}`;
    const date = dateOf(expires);
    if (left < 0) return [finding('signing-key-expired', place, `${what} expired on ${date}`)];
    return [finding('signing-key-expiring', place, `${what} expires on ${date}, in ${Math.floor(left)} days`)];
  });
}

function signingKeyOf({ credentials }: Desired['document']): unknown {
  const settings = isObject(credentials) ? credentials.signingSettings : undefined;
  const reference = isObject(settings) ? settings.signingKeyPairRef : undefined;
  return isObject(reference) ? reference.id : reference;
}

/** A finding about everything stands at the first definition. */
export function placeOfAll(desired: readonly Desired[]) {
  return desired[0]?.placeOf('') ?? startOf('connections');
}

/** So many connections are named; how many more there are is said. */
const mostNamed = 5;

interface Named {
  kind: KindName;
  key: Key;
  paths: string[];
}

/**
 * What the connections of this plan hold that isn't known here: what a definition has under `unknown`, which is sent and
 * compared as it stands, what the server alone has, which travels along and can't be compared with anything, what
 * only a server can hold and this one hasn't got, and what a server of a version that is known would have for the first
 * time.
 */
function unknownFindings({ desired, server }: PlanInput): Diagnostic[] {
  const onServer = liveByKey(server);
  const isKnown = compareVersions(server.version, knownVersions.newest) <= 0;
  const held: Named[] = [];
  const kept: Named[] = [];
  const missing: Named[] = [];
  const strange: Named[] = [];
  for (const { kind, key, document, lifecycle, serverOnly = [] } of desired) {
    if (lifecycle.state !== 'present') continue;
    const own = unknownMembers(kind, document).map(({ path }) => path);
    const live = unknownMembers(kind, onServer.get(key) ?? {}).map(({ path }) => path);
    const theirs = live.filter((path) => !own.includes(path));
    const fresh = own.filter((path) => !live.includes(path));
    if (own.length > 0) held.push({ kind, key, paths: own });
    if (theirs.length > 0) kept.push({ kind, key, paths: theirs });
    if (isKnown && fresh.length > 0) strange.push({ kind, key, paths: fresh });
    const lacking = serverOnly.filter((path) => !theirs.includes(path));
    if (lacking.length > 0) missing.push({ kind, key, paths: lacking });
  }
  const place = placeOfAll(desired);
  return [
    ...told('unknown-members-held', held, 'not known here, sent and compared as written under unknown', place),
    ...told('unknown-members-kept', kept, 'not known here, kept as on the server without being compared', place),
    ...told(
      'unknown-members-missing',
      missing,
      'not known here, and the server doesn’t have what only a server can hold',
      place,
    ),
    ...told(
      'member-perhaps-not-in-version',
      strange,
      `as far as is known PingFederate ${server.version} has none of this, and may refuse it`,
      place,
    ),
  ];
}

function told(
  code: 'unknown-members-held' | 'unknown-members-kept' | 'unknown-members-missing' | 'member-perhaps-not-in-version',
  objects: readonly Named[],
  what: string,
  place: Place,
): Diagnostic[] {
  if (objects.length === 0) return [];
  const shown = objects.slice(0, mostNamed).map(({ key, paths }) => `${key}: ${paths.join(', ')}`);
  const others = objects.slice(mostNamed);
  const more = others.length > 0 ? `; and ${counted(others, 'more')}` : '';
  return [finding(code, place, `${what}: ${shown.join('; ')}${more}`)];
}
