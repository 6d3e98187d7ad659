import { lowerOutboundProvision } from '../../connector/lower/lower-outbound-provision.ts';
import type { Connectors } from '../../connector/types.ts';
import type { Definition } from '../../definition/types.ts';
import type { Checked } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import { modelOf } from '../fields/table.ts';

/** The lowered `outboundProvision`, and where each of its values was written. */
interface LoweredProvisioning {
  /** `{ outboundProvision }`, or nothing when the definition has none. */
  members: JsonObject;
  /** The pointer into the definition for a pointer into the lowered document. */
  writtenAt(pointer: Pointer): Pointer;
}

const prefix = '/outboundProvision';

/** Hands a definition's outbound provisioning to its connector's own lowering. */
export function lowerProvisioning(
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
      writtenAt: (pointer) => (pointer.startsWith(`${prefix}/`) ? writtenAt(placesAgain(), pointer) : pointer),
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

/** The nearest place that the lowering knows, with what is left of the pointer behind it. */
function writtenAt(places: Places, pointer: Pointer): Pointer {
  const inner = pointer.slice(prefix.length);
  for (let end = inner.length; end > 0; end = inner.lastIndexOf('/', end - 1)) {
    const written = places.get(inner.slice(0, end));
    if (written !== undefined) return prefix + written + inner.slice(end);
  }
  return pointer;
}
