import type { Difference } from '../../connection/types.ts';
import type { Place } from '../../diagnostics/place.ts';

/** A part of a change that can't be undone, or that the run wants a yes to for another reason. */
export interface Loss {
  /** The word that people read in the token: `delete-accounts`, `replace`. */
  kind: string;
  severity: 'irreversible' | 'stops';
  /** The differences that lead to it. */
  differences: readonly Difference[];
  /** What it does, as people are told. */
  why: string;
  /** What causes it. */
  place: Place;
}
