import { type Json, type Pointer, pointerTo, valueAt } from '../../document/json.ts';
import type { ItemStep, Path } from '../../document/path.ts';

/** Where a walk over both sides stands: a member's or entry's name, or an item with its place on each side. */
export type WalkStep = string | ItemPair;

export interface ItemPair {
  /** The item's place in the definition's list, when it is there. */
  readonly desired: number | undefined;
  /** The item's place in the server's list, when it is there. */
  readonly live: number | undefined;
  /** What the item is called in a path. */
  readonly step: ItemStep;
}

/** The way that a walk has come. */
export function pathOf(steps: readonly WalkStep[]): Path {
  return steps.map((step) => (typeof step === 'string' ? { member: step } : step.step));
}

/** The way as a pointer into the document of one side; ends at the nearest parent of what isn't there. */
export function pointerOf(steps: readonly WalkStep[], side: 'desired' | 'live' = 'desired'): Pointer {
  const segments: (string | number)[] = [];
  for (const step of steps) {
    if (typeof step === 'string') segments.push(step);
    else if (step[side] === undefined) break;
    else segments.push(step[side]);
  }
  return pointerTo(segments);
}

/** The pointer, cut back to what `document` holds. */
export function nearestIn(document: Json, pointer: Pointer): Pointer {
  let at = pointer;
  while (at !== '' && valueAt(document, at) === undefined) at = at.slice(0, at.lastIndexOf('/'));
  return at;
}
