import { presetFor } from '../../connector/presets.ts';
import type { Connectors } from '../../connector/types.ts';
import type { Definition } from '../../definition/types.ts';
import { type Checked, type Diagnostic, finding, hasErrors } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, type Pointer, pointerTo, valueAt } from '../../document/json.ts';
import { textOf } from '../../document/readers.ts';
import { nameIn } from '../references/references.ts';
import { checkSecretPlaces } from '../secrets/check-secret-places.ts';
import type { Desired, Origin } from '../types.ts';
import { checkConsumers, type MetadataContext, settingsFromMetadata } from './from-metadata.ts';
import { lowerProvisioning } from './provisioning.ts';
import { lowerReferences } from './references.ts';
import { type PlacedUnknown, placeUnknown } from './unknown.ts';

/** Members of a definition that are about the definition itself. */
const ownMembers = new Set(['$schema', 'kind', 'lifecycle', 'samlMetadata', 'unknown']);

/**
 * A definition in the admin API's form: what comes from SAML metadata laid under what is written, bare references as
 * `{ id }`, keyed maps as lists, labels as machine names. The only place where conveniences end.
 *
 * `value` is `undefined` when there is no connection to speak of because a finding stands in the way.
 */
export function lowerDefinition(
  input: { definition: Definition; connectors: Connectors } & MetadataContext,
): Checked<Desired | undefined> {
  const { definition, connectors } = input;
  if (definition.lifecycle.state === 'absent') return { value: absent(definition), diagnostics: [] };
  const written = withoutMembers(definition.data, ownMembers);
  const metadata = settingsFromMetadata(definition, written, input);
  const merged = mergeUnder(metadata.value, written);
  const provisioning = lowerProvisioning(definition, merged, connectors);
  const diagnostics = [...metadata.diagnostics, ...provisioning.diagnostics];
  // Without what the metadata brings, what the connection lacks would only follow from that.
  if (hasErrors(metadata.diagnostics)) return { value: undefined, diagnostics };
  diagnostics.push(...checkConsumers(definition, merged));
  const lowered = lowerReferences('SpConnection', { ...merged, ...provisioning.value.members, type: 'SP' });
  const properties = lowerExtendedProperties(merged.extendedProperties);
  if (properties) lowered.extendedProperties = properties;
  const { document, serverOnly, places, problems } = placeUnknown(definition.kind, lowered, definition.data.unknown);
  diagnostics.push(...problems.map((problem) => misplaced(problem, definition)));
  const writtenAt = (pointer: Pointer) => placeIn(places, pointer) ?? provisioning.value.writtenAt(pointer);
  const placeOf = placesOf(definition, metadata.value, writtenAt);
  const secrets = checkSecretPlaces({ definition, document, connectors, placeOf, writtenAt }, diagnostics);
  return {
    value: {
      kind: definition.kind,
      id: definition.id,
      key: definition.key,
      name: textOf(merged.name),
      entityId: textOf(merged.entityId),
      file: definition.file,
      document,
      serverOnly,
      placeOf,
      originOf: originsOf(definition, metadata.value, writtenAt),
      broughtIn: (pointer) => broughtIn(definition, pointer, writtenAt),
      lifecycle: definition.lifecycle,
    },
    diagnostics: [...diagnostics, ...secrets],
  };
}

/** The id of a reference may stand for the reference as a whole. */
function broughtIn(definition: Definition, pointer: Pointer, writtenAt: (pointer: Pointer) => Pointer) {
  const written = writtenAt(pointer);
  return definition.broughtIn?.(written) ?? definition.broughtIn?.(written.replace(/\/id$/, ''));
}

/** A path of `unknown:` that leads nowhere, or to what isn't unknown. */
function misplaced({ path, problem }: PlacedUnknown['problems'][number], { id, locate }: Definition): Diagnostic {
  const place = locate(pointerTo(['unknown', path]), 'key');
  if (problem === 'known') {
    const message = `"${path}" is known here: it is written at its own place, not under unknown`;
    return finding('unknown-is-known', place, message, { key: id });
  }
  const message = `"${path}" leads nowhere: the definition has no such part`;
  return finding('unknown-leads-nowhere', place, message, { key: id });
}

/** Where a value was written that lies in one of the places. */
function placeIn(places: ReadonlyMap<Pointer, Pointer>, pointer: Pointer): Pointer | undefined {
  if (places.size === 0) return undefined;
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const written = places.get(at);
    if (written !== undefined) return written + pointer.slice(at.length);
  }
  return undefined;
}

/** A connection that is to be deleted needs no document. */
function absent(definition: Definition): Desired {
  const { kind, id, key, file, data, lifecycle } = definition;
  return {
    kind,
    id,
    key,
    name: textOf(data.name ?? id),
    entityId: textOf(data.entityId),
    file,
    document: {},
    placeOf: (pointer, at) =>
      pointer.startsWith('/lifecycle') ? definition.locate(pointer, at) : definition.locate('/lifecycle/state'),
    lifecycle,
  };
}

/** What metadata brought is placed at `samlMetadata`, all else where it was written. */
function placesOf(
  definition: Definition,
  metadata: JsonObject,
  writtenAt: (pointer: Pointer) => Pointer,
): Desired['placeOf'] {
  return (pointer, at) => {
    const written = writtenAt(pointer);
    const isWritten = valueAt(definition.data, written) !== undefined;
    if (!isWritten && valueAt(metadata, pointer) !== undefined) return definition.locate('/samlMetadata', 'key');
    return definition.locate(isWritten ? written : nameFor(written, definition), at);
  };
}

/** The id of a reference by name was written as the name. */
function nameFor(pointer: Pointer, { data }: Definition): Pointer {
  if (!pointer.endsWith('/id')) return pointer;
  const reference = pointer.slice(0, -'/id'.length);
  const link = valueAt(data, reference);
  const name = isObject(link) ? nameIn(link) : undefined;
  return name ? `${reference}/${name.by}` : pointer;
}

function withoutMembers(object: JsonObject, left: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([member]) => !left.has(member)));
}

/** `over` laid on `under`, member by member; a list is taken whole, from `over` where it has one. */
function mergeUnder(under: JsonObject, over: JsonObject): JsonObject {
  const merged: JsonObject = { ...under };
  for (const [member, value] of Object.entries(over)) {
    const below = merged[member];
    merged[member] = isObject(below) && isObject(value) ? mergeUnder(below, value) : value;
  }
  return merged;
}

/**
 * `extendedProperties` as a person writes them, in the API's form:
 * `{ owner: iam, tags: [a, b] }` → `{ owner: { values: ['iam'] }, tags: { values: ['a', 'b'] } }`.
 */
function lowerExtendedProperties(written: Json | undefined): JsonObject | undefined {
  if (!isObject(written)) return undefined;
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, asValues(value)]));
}

function asValues(value: Json | undefined): Json | undefined {
  if (isObject(value)) return value;
  return { values: Array.isArray(value) ? value : [value ?? ''] };
}

/** Where each value of a lowered definition comes from. */
function originsOf(
  definition: Definition,
  metadata: JsonObject,
  writtenAt: (pointer: Pointer) => Pointer,
): (pointer: Pointer) => Origin {
  return (pointer) => {
    const written = writtenAt(pointer);
    const preset = presetOrigin(definition, pointer, written);
    if (preset) return preset;
    const isWritten = valueAt(definition.data, written) !== undefined;
    const file = definition.samlMetadata?.file;
    if (!isWritten && file !== undefined && valueAt(metadata, pointer) !== undefined) return { from: 'metadata', file };
    return { from: 'written' };
  };
}

/** A value that stands where the definition only names the directory. */
function presetOrigin(definition: Definition, pointer: Pointer, written: Pointer): Origin | undefined {
  if (!written.endsWith('/channelSource/directory')) return undefined;
  const directory = valueAt(definition.data, written);
  const preset = typeof directory === 'string' ? presetFor(directory) : undefined;
  const value = preset?.find((one) => pointer.endsWith(`/channelSource${one.pointer}`));
  return value && { from: 'preset', directory: String(directory), sure: value.evidence === 'sure' };
}
