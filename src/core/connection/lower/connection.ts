import { lowerOutboundProvision } from '../../connector/lower/lower-outbound-provision.ts';
import { presetFor } from '../../connector/presets.ts';
import type { Connectors } from '../../connector/types.ts';
import type { Definition } from '../../definition/types.ts';
import { type Checked, hasErrors } from '../../diagnostics/diagnostic.ts';
import {
  above,
  isObject,
  isWithin,
  type Json,
  type JsonObject,
  lastOf,
  type Pointer,
  pointerTo,
  segmentsOf,
  valueAt,
} from '../../document/json.ts';
import { modelOf } from '../fields/table.ts';
import type { Origin } from '../types.ts';
import { type Converted, type Lowering, movedIn } from './convert.ts';
import { checkConsumers, settingsFromMetadata } from './from-metadata.ts';

/**
 * A connection's conveniences: what comes from SAML metadata laid under what is written, keyed maps as lists, labels as
 * machine names.
 */
export function connectionConveniences(written: JsonObject, lowering: Lowering): Checked<Converted | undefined> {
  const { definition, connectors } = lowering;
  const metadata = settingsFromMetadata(definition, written, lowering);
  const merged = mergeUnder(metadata.value, written);
  const provisioning = lowerProvisioning(definition, merged, connectors);
  const diagnostics = [...metadata.diagnostics, ...provisioning.diagnostics];
  // Without what the metadata brings, what the connection lacks would only follow from that.
  if (hasErrors(metadata.diagnostics)) return { value: undefined, diagnostics };
  diagnostics.push(...checkConsumers(definition, merged));
  const { members, writtenAt } = provisioning.value;
  const properties = lowerExtendedProperties(merged.extendedProperties);
  const document = { ...merged, ...members, type: 'SP' };
  const isBrought = (pointer: Pointer) => valueAt(metadata.value, pointer) !== undefined;
  return {
    value: {
      document: properties ? { ...document, extendedProperties: properties } : document,
      writtenAt,
      broughtFrom: (pointer) => (isBrought(pointer) ? '/samlMetadata' : undefined),
      originOf: (pointer) => originOf(definition, pointer, { written: writtenAt(pointer), isBrought }),
    },
    diagnostics,
  };
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

function originOf(
  definition: Definition,
  pointer: Pointer,
  { written, isBrought }: { written: Pointer; isBrought(pointer: Pointer): boolean },
): Origin | undefined {
  const preset = presetOrigin(definition, pointer, written);
  if (preset) return preset;
  const file = definition.samlMetadata?.file;
  const isWritten = valueAt(definition.data, written) !== undefined;
  return !isWritten && file !== undefined && isBrought(pointer) ? { from: 'metadata', file } : undefined;
}

/** A value that stands where the definition only names the directory. */
function presetOrigin(definition: Definition, pointer: Pointer, written: Pointer): Origin | undefined {
  if (lastOf(written) !== 'directory' || lastOf(above(written)) !== 'channelSource') return undefined;
  const directory = valueAt(definition.data, written);
  const preset = typeof directory === 'string' ? presetFor(directory) : undefined;
  const steps = segmentsOf(pointer);
  const inSource = pointerTo(steps.slice(steps.indexOf('channelSource') + 1));
  const value = preset?.find((one) => one.pointer === inSource);
  return value && { from: 'preset', directory: String(directory), sure: value.evidence === 'sure' };
}

/** The lowered `outboundProvision`, and where each of its values was written. */
interface LoweredProvisioning {
  /** `{ outboundProvision }`, or nothing when the definition has none. */
  members: JsonObject;
  /** The pointer into the definition for a pointer into the lowered document. */
  writtenAt(pointer: Pointer): Pointer;
}

const prefix = '/outboundProvision';

/** Hands a definition's outbound provisioning to its connector's own lowering. */
function lowerProvisioning(
  definition: Definition,
  written: JsonObject,
  connectors: Connectors,
): Checked<LoweredProvisioning> {
  const provisioning = written.outboundProvision;
  if (!isObject(provisioning)) return { value: { members: {}, writtenAt: (pointer) => pointer }, diagnostics: [] };
  const word = provisioning.connector ?? provisioning.type;
  const lower = () =>
    lowerOutboundProvision({
      written: provisioning,
      connector: typeof word === 'string' ? connectors.find(word) : undefined,
      connectors,
      connection: definition.id,
      placeOf: (pointer, at) => definition.locate(prefix + pointer, at),
    });
  const { value, places, diagnostics } = lower();
  const placesAgain = remembered(places, () => lower().places);
  return {
    value: {
      members: { outboundProvision: { ...value, channels: withDefaults(value.channels) } },
      writtenAt: (pointer) => {
        if (!isWithin(pointer, prefix)) return pointer;
        const written = movedIn(placesAgain(), pointer.slice(prefix.length));
        return written === undefined ? pointer : prefix + written;
      },
    },
    diagnostics,
  };
}

type Places = ReadonlyMap<Pointer, Pointer>;

let latest: { key: object; places: Places } | undefined;

/**
 * Places are many, and asked for only where there is something to say, one connection after the other: those of the
 * latest are kept, and others worked out again. Ten thousand connections would need 75 MB for them.
 */
function remembered(places: Places, again: () => Places): () => Places {
  const key = {};
  latest = { key, places };
  return () => {
    if (latest?.key !== key) latest = { key, places: again() };
    return latest.places;
  };
}

/** What the admin API wants to see of each channel, as the field table has it. */
function withDefaults(channels: Json | undefined): Json[] {
  const defaults = modelOf('Channel').entries.flatMap(([member, { kind, required }]) =>
    kind === 'scalar' && required !== undefined ? [[member, required] as const] : [],
  );
  const list = Array.isArray(channels) ? channels : [];
  return list.map((channel) => (isObject(channel) ? { ...Object.fromEntries(defaults), ...channel } : channel));
}
