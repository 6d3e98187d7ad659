import type { Place } from '../diagnostics/place.ts';
import type { Pointer } from '../document/json.ts';

/** One difference in the console's words, ready to be shown: every text is on one line and may be seen by anybody. */
export interface DifferenceView {
  sign: '+' | '-' | '~';
  /** Tab and dialogs, outermost first: `['Channel "Staff"', 'Source Location']`. */
  tabs: string[];
  field: string;
  before?: string;
  after?: string;
  /** A filter or an expression of several lines: its clauses as they were and will be. */
  lines?: { before: string[]; after: string[] };
  place: Place;
  /** Into the desired document, of what is new. */
  pointer?: Pointer;
}
