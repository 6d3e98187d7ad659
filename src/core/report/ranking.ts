import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { comparePlaces } from '../diagnostics/place.ts';
import { naturally } from '../natural-order.ts';
import type { Change } from '../plan/types.ts';
import { type OneCause, oncePerCause } from './causes.ts';
import { rankOfFinding } from './tier.ts';

/** What a plan does to people, once for all connections of which it is true. */
export interface Ranked {
  /** 1 can't be undone, 2 to 4 people lose or get something, 5 load, 6 a note. */
  tier: number;
  certain: boolean;
  /** The sentence's subject, where it begins with one. */
  who?: string | undefined;
  finding: Diagnostic;
  /** In natural order. */
  changes: Change[];
}

/**
 * All that the changes of a plan do to people, the worst first: the one list that every report follows. Refusals are no
 * part of it.
 */
export function ranked(changes: readonly Change[]): Ranked[] {
  const told = changes.flatMap((change) =>
    change.findings.filter(({ severity }) => severity !== 'error').map((finding) => ({ finding, change })),
  );
  return oncePerCause(told).map(asRanked).sort(byRank);
}

function asRanked({ finding, changes }: OneCause): Ranked {
  return { tier: rankOfFinding(finding), certain: isCertain(finding), who: finding.subject, finding, changes };
}

/** The worse, the more certain, of more connections, of more people, the sooner; then by name and place. */
export function byRank(a: Pick<Ranked, 'finding' | 'changes'>, b: Pick<Ranked, 'finding' | 'changes'>): number {
  return (
    compareFindings(a.finding, b.finding, b.changes.length - a.changes.length) ||
    naturally(a.changes[0]?.name ?? '', b.changes[0]?.name ?? '') ||
    comparePlaces(a.finding.place, b.finding.place)
  );
}

/** Findings of one connection each, the worst first. */
export function compareFindings(a: Diagnostic, b: Diagnostic, byReach = 0): number {
  return (
    rankOfFinding(a) - rankOfFinding(b) ||
    Number(isCertain(b)) - Number(isCertain(a)) ||
    byReach ||
    (a.order ?? 0) - (b.order ?? 0)
  );
}

const isCertain = ({ certain }: Diagnostic) => certain !== false;
