import { type Collector, collector } from '../diagnostics/collector.ts';
import type { Place } from '../diagnostics/place.ts';
import type { Json, Pointer } from './json.ts';

/** A file of the repository, as read: path from the repository's top with forward slashes, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

/** A YAML or JSON text that knows its positions. */
export interface Document {
  file: string;
  text: string;
  /** Plain JSON: anchors expanded, merge keys merged, no number that isn't finite. Never changed: `locate` goes by it. */
  value: Json;
  /**
   * Where `pointer` stands: its value, or with `at: 'key'` its key. What isn't in the text (a missing property, a value
   * that came from elsewhere) is placed at the nearest parent that is.
   */
  locate(pointer: Pointer, at?: 'key' | 'value'): Place;
}

/** Where a person wrote the value at a pointer, or its key. */
export type PlaceOf = (pointer: Pointer, at?: 'key' | 'value') => Place;

/** What a finding stands at: a value by its pointer, or with `'key'` the key of it. */
type Spot = Pointer | readonly [Pointer, 'key'];

/** Findings about the values of a document. */
export type Findings = Collector<Spot>;

export function findingsBy(placeOf: PlaceOf, connection?: string): Findings {
  return collector((at: Spot) => (typeof at === 'string' ? placeOf(at) : placeOf(...at)), { connection });
}
