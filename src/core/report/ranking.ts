import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { comparePlaces } from '../diagnostics/place.ts';
import type { Change } from '../plan/types.ts';
import { dangerKey } from './change-facts.ts';
import { inNaturalOrder, naturally } from './natural-order.ts';
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
  const groups = new Map<string, { finding: Diagnostic; changes: Set<Change> }>();
  for (const change of changes)
    for (const finding of change.findings) {
      if (finding.severity === 'error') continue;
      const key = dangerKey(finding, change);
      const known = groups.get(key);
      if (known) known.changes.add(change);
      else groups.set(key, { finding, changes: new Set([change]) });
    }
  return [...groups.values()].map(asRanked).sort(byRank);
}

function asRanked({ finding, changes }: { finding: Diagnostic; changes: Set<Change> }): Ranked {
  return {
    tier: rankOfFinding(finding),
    certain: isCertain(finding),
    who: finding.subject,
    finding,
    changes: inNaturalOrder([...changes], ({ name }) => name),
  };
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
