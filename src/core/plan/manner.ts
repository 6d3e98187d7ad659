import type { Desired, Difference, Live } from '../connection/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Loss } from './acknowledge/loss.ts';
import type { PlanInput } from './input.ts';
import type { MarkerOptions } from './marker.ts';
import type { PlanOptions } from './options.ts';
import type { Overview } from './uses.ts';

/** What planning a change of a connection has that no other kind has, each with its counterpart there. */
export interface Manner {
  /** The definition with what this tool writes by itself beside it: who manages the connection. */
  asSent(written: Desired, live: Live | undefined, marker: MarkerOptions | undefined): Desired;
  /** The differences without those that are no reason to write. */
  shown(differences: Difference[], marker: MarkerOptions | undefined): Difference[];
  /** True when the object gets this repository's marker with the change. */
  takesOver(live: Live, marker: MarkerOptions | undefined): boolean | undefined;
  /** What stands in the way of making it. */
  creation(desired: Desired): Diagnostic[];
  /** What stands in the way of changing it in place; with a reason where it would be deleted and created again. */
  anew(change: Changed, options: PlanOptions): { findings: Diagnostic[]; reason?: string } | undefined;
  /** What its deletion means, and what of that can't be undone. */
  deletion(absent: Desired, live: Live, input: PlanInput, overview: Overview): Consequences;
}

/** What a change does, and what of it waits for a yes. */
export interface Consequences {
  findings: Diagnostic[];
  losses: Loss[];
}

/** An object that isn't as its definition says. */
export interface Changed {
  desired: Desired;
  live: Live;
  differences: readonly Difference[];
}
