import { createHash, createHmac } from 'node:crypto';
import { canonicalJson } from '../connection/canonical.ts';
import { defaultMarkerProperty } from '../connection/marker-property.ts';
import { pathAt } from '../connection/path-at.ts';
import type { ServerResources } from '../connection/references/resource-names.ts';
import { secretReferences } from '../connection/secrets/secret-references.ts';
import type { Desired, Live } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import { isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import { pathText } from '../document/path.ts';
import { objectIn } from '../document/readers.ts';
import { fillInSecrets, type Secret } from '../secret.ts';

/** How a run marks the connections that it manages. */
export interface MarkerOptions {
  /** The extended property, as defined on the server. */
  property: string;
  /** `owner/name` of the repository. */
  repository: string;
  /** The environment that the run is for, and all that the repository defines; absent where none was chosen. */
  environment?: string | undefined;
  environments?: readonly string[] | undefined;
  /** The fingerprint of each object's secrets, by key; one without one isn't checked for changed secrets. */
  fingerprints?: ReadonlyMap<string, string>;
}

/** Who marks, as a run knows it before it asks a server. */
export interface Marking {
  repository: string;
  environment: string | undefined;
  environments: readonly string[];
  /** For fingerprints of secrets; without it there are none. */
  key: Secret | undefined;
}

/** How connections are marked, when the server has the extended property for it (`pfconn setup marker` defines it). */
export function markerFor(
  marking: Marking | undefined,
  desired: readonly Desired[],
  { resources, secrets }: { resources: ServerResources; secrets: ReadonlyMap<string, Secret> },
): MarkerOptions | undefined {
  const isDefined = resources.ExtendedProperties?.some(({ name }) => name === defaultMarkerProperty);
  if (!isDefined || !marking) return undefined;
  const { key, ...who } = marking;
  const fingerprints = new Map<string, string>();
  for (const each of key ? desired : []) {
    const fingerprint = secretsFingerprint(each, secrets, key as Secret);
    if (fingerprint) fingerprints.set(each.key, fingerprint);
  }
  return { property: defaultMarkerProperty, ...who, fingerprints };
}

/** What a connection says about who manages it. */
export interface Marker {
  repository: string;
  /** The definition's path. */
  file: string;
  /** The environment that it was written for; markers of older versions lack it. */
  environment?: string;
  /** A digest of each reference to a secret and its place, with dots between them: `1f0c2b7a.93ab01ce`. */
  references?: string | undefined;
  /** `hmac-sha256:…`, absent when the connection was written without its secrets or without a key. */
  secrets?: string;
}

/** `repo=acme/pingfederate;file=connections/zoom.yaml;environment=production;secrets=hmac-sha256:…`. */
export function markerText({ repository, file, environment, references, secrets }: Marker): string {
  const parts = [`repo=${encode(repository)}`, `file=${encode(file)}`];
  if (environment) parts.push(`environment=${encode(environment)}`);
  if (references) parts.push(`references=${references}`);
  return [...parts, ...(secrets ? [`secrets=${secrets}`] : [])].join(';');
}

/** The marker in a text, `undefined` when it isn't one. */
export function parseMarker(text: string): Marker | undefined {
  const parts = new Map(
    text.split(';').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const repository = parts.get('repo');
  const file = parts.get('file');
  if (repository === undefined || file === undefined) return undefined;
  const secrets = parts.get('secrets');
  const environment = parts.get('environment');
  return {
    repository: decode(repository),
    file: decode(file),
    environment: environment ? decode(environment) : undefined,
    references: parts.get('references'),
    secrets,
  };
}

/** The marker that a connection carries. */
export function markerOf(live: Live, property: string): Marker | undefined {
  const text = valuesOf(live, property)[0];
  return typeof text === 'string' ? parseMarker(text) : undefined;
}

/**
 * A fingerprint of every secret that a definition refers to, by where it stands, whatever it is called: HMAC-SHA256 under a key that is stored nowhere on the
 * server, so that nobody who reads the connection can try out values. `undefined` when it refers to none, or when one of
 * them isn't known.
 */
export function secretsFingerprint(
  desired: Desired,
  secrets: ReadonlyMap<string, Secret>,
  key: Secret,
): string | undefined {
  const references = secretReferences(desired);
  const values = references.map(({ text }) => fillInSecrets(text, secrets)?.reveal());
  if (references.length === 0 || values.includes(undefined)) return undefined;
  const pairs = references.map((one, index) => canonicalJson([placeOf(desired, one), values[index] as string])).sort();
  const hmac = createHmac('sha256', key.reveal()).update(canonicalJson([desired.key, pairs]));
  return `hmac-sha256:${hmac.digest('base64url')}`;
}

/**
 * The references to secrets that are others than when the connection was written, or stand elsewhere: found by their
 * names alone, so that no value is needed. None where the marker says nothing of them.
 */
export function changedReferences(desired: Desired, live: Live, { property }: MarkerOptions) {
  const held = markerOf(live, property)?.references?.split('.');
  return held ? secretReferences(desired).filter((one) => !held.includes(referenceDigest(desired, one))) : [];
}

/** Eight digits suffice: a few references are compared with a few others. */
function referenceDigest(desired: Desired, one: { pointer: Pointer; text: string }): string {
  return createHash('sha256')
    .update(`${placeOf(desired, one)}\n${one.text}`)
    .digest('hex')
    .slice(0, 8);
}

const placeOf = ({ kind, document }: Desired, { pointer }: { pointer: Pointer }) =>
  pathText(pathAt(kind, document, pointer));

/**
 * The desired connection with its marker, so that whatever writes it writes the marker too. Without marker options, a
 * marker that the server holds stays: it is no property that a person would put into a definition.
 */
export function withMarker(desired: Desired, live: Live | undefined, options: MarkerOptions | undefined): Desired {
  const marks = options ? newMarker(desired, options) : heldMarkers(desired, live);
  if (Object.keys(marks).length === 0) return desired;
  const properties = { ...objectIn(desired.document, 'extendedProperties'), ...marks };
  return { ...desired, document: { ...desired.document, extendedProperties: properties } };
}

function newMarker(desired: Desired, options: MarkerOptions): JsonObject {
  const { property, repository, environment, fingerprints } = options;
  const { key, file } = desired;
  const references = secretReferences(desired).map((one) => referenceDigest(desired, one));
  const secrets = fingerprints?.get(key);
  const marker = { repository, file, environment, references: references.join('.'), secrets };
  return { [property]: { values: [markerText(marker)] } };
}

function heldMarkers(desired: Desired, live: Live | undefined): JsonObject {
  const held = isObject(live?.extendedProperties) ? live.extendedProperties : {};
  const written = isObject(desired.document.extendedProperties) ? desired.document.extendedProperties : {};
  const marks = Object.keys(held).filter((name) => !Object.hasOwn(written, name) && isMarkerEntry(held[name]));
  return Object.fromEntries(marks.map((name) => [name, held[name]]));
}

/** True for an extended property's entry that holds a marker. */
export function isMarkerEntry(entry: Json | undefined): boolean {
  const text = isObject(entry) && Array.isArray(entry.values) ? entry.values[0] : undefined;
  return typeof text === 'string' && parseMarker(text) !== undefined;
}

function valuesOf(live: Live, property: string): Json[] {
  const properties = live.extendedProperties;
  const entry = isObject(properties) && Object.hasOwn(properties, property) ? properties[property] : undefined;
  return isObject(entry) && Array.isArray(entry.values) ? entry.values : [];
}

/** The other environment of this repository that a connection was written for, when it still defines that one. */
export function otherEnvironmentOf(live: Live, options: MarkerOptions): string | undefined {
  const { property, repository, environment, environments = [] } = options;
  const mark = markerOf(live, property);
  if (mark?.repository !== repository || environment === undefined || mark.environment === undefined) return undefined;
  return mark.environment !== environment && environments.includes(mark.environment) ? mark.environment : undefined;
}

/** The three characters that would end a part early. */
const encode = (text: string) => text.replace(/[;=%]/g, encodeURIComponent);
const decode = (text: string) => text.replace(/%(?:3B|3D|25)/gi, decodeURIComponent);

/** Says whose connection it is that a change is about to write or delete, when it carries another repository's marker. */
export function ownershipFindings(
  action: 'update' | 'delete',
  live: Live,
  place: Place,
  marker: MarkerOptions | undefined,
): Diagnostic[] {
  const owner = marker && markerOf(live, marker.property);
  if (!owner || owner.repository === marker.repository) return [];
  const does = action === 'delete' ? 'deletes it' : 'takes it over';
  const message = `"${live.id}" is managed by ${owner.repository} (${owner.file}); this plan ${does}`;
  return [finding('managed-elsewhere', place, message, { key: live.id })];
}
