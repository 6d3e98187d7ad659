import type { Connectors } from '../../connector/types.ts';
import type { Definition } from '../../definition/types.ts';
import type { Checked } from '../../diagnostics/diagnostic.ts';
import { type JsonObject, nearestAmong, type Pointer } from '../../document/json.ts';
import type { Origin } from '../types.ts';
import type { MetadataContext } from './from-metadata.ts';

/** A definition, and what its kind's conveniences are ended by. */
export interface Lowering extends MetadataContext {
  definition: Definition;
  connectors: Connectors;
}

/** A definition in the admin API's form, but for bare texts and `unknown:`, which all kinds have alike. */
export interface Converted {
  document: JsonObject;
  /** The pointer into the definition for a pointer into the document, where a convenience moved what was written. */
  writtenAt?(pointer: Pointer): Pointer;
  /** What stands in the document and comes from elsewhere: where a person would change it. */
  broughtFrom?(pointer: Pointer): Pointer | undefined;
  /** Where a value comes from that isn't written. */
  originOf?(pointer: Pointer): Origin | undefined;
}

/**
 * Ends the conveniences of one kind.
 *
 * @param written the definition without what is about itself
 * @returns `undefined` when there is nothing to speak of because a finding stands in the way
 */
export type Convert = (written: JsonObject, lowering: Lowering) => Checked<Converted | undefined>;

/** Where a value was written that lies in one of the places: by the nearest of them, with what is left behind it. */
export function movedIn(places: ReadonlyMap<Pointer, Pointer>, pointer: Pointer): Pointer | undefined {
  const near = nearestAmong(places, pointer);
  return near === undefined ? undefined : `${places.get(near)}${pointer.slice(near.length)}`;
}
