import type { ChangeOutcome } from './outcome.ts';
import type { Change } from './types.ts';

/** Where an apply is: the change that is begun now, or the one that has ended. */
export interface Step {
  /** Counts from 1. */
  position: number;
  total: number;
  change: Pick<Change, 'id' | 'name' | 'action'>;
  /** Set once it has ended. */
  outcome?: ChangeOutcome;
}
