import { type Collector, collector } from '../diagnostics/collector.ts';
import type { Place } from '../diagnostics/place.ts';
import type { Pointer } from './json.ts';

/** Where a person wrote the value at a pointer, or its key. */
export type PlaceOf = (pointer: Pointer, at?: 'key' | 'value') => Place;

/** What a finding stands at: a value by its pointer, or with `'key'` the key of it. */
type Spot = Pointer | readonly [Pointer, 'key'];

/** Findings about the values of a document. */
export type Findings = Collector<Spot>;

export function findingsBy(placeOf: PlaceOf, connection?: string): Findings {
  return collector((at: Spot) => (typeof at === 'string' ? placeOf(at) : placeOf(...at)), { connection });
}
