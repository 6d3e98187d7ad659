import type { Limit } from '../options.ts';

/** How many people may leave and join, how numbers are said, and what the reviewers saw. */
export interface PeopleLimits {
  /** Per connection; a share is taken of those in scope today. */
  maxLeavers?: Limit | undefined;
  maxJoiners?: Limit | undefined;
  /** Smaller numbers are a range where others than the one who asked may read them; 1 for none. */
  smallestCount: number;
  /** What was counted when it was reviewed, by the connection's id. */
  reviewed?: ReadonlyMap<string, ReviewedNumbers> | undefined;
  /** True when a plan whose people can't be counted is refused, also without a limit. */
  mustCount: boolean;
  /** When people were counted, in UTC: `2026-11-27T14:02:00Z`. */
  countedAt?: string | undefined;
}

/** How many people leave a connection, join it, and stay but count as disabled from then on. */
export interface ReviewedNumbers {
  leave: number;
  join: number;
  disabled: number;
}

/** The number that an apply stops above: a tenth and ten more than were reviewed. */
export const stopsAbove = (reviewed: number): number => reviewed + Math.max(10, Math.ceil(reviewed / 10));
