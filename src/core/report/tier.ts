import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What a change means to people, from the worst to none. */
export type Tier = 'irreversible' | 'people' | 'not-judged' | 'routine';

interface TierWords {
  /** Its shape differs, not only its colour; a tier without one needs no look. */
  mark: string;
  /** Stands beside the mark, for whoever doesn't see it. */
  word: string;
}

export const tiers: Readonly<Record<Tier, TierWords>> = {
  irreversible: { mark: '⛔', word: "Can't be undone" },
  people: { mark: '⚠️', word: 'Affects people' },
  'not-judged': { mark: '', word: 'Not judged' },
  routine: { mark: '', word: '' },
};

const order: readonly Tier[] = ['irreversible', 'people', 'not-judged', 'routine'];

/** The tier that a marker names. */
export const readTier = (name: unknown) => order.find((tier) => tier === name);

/** 0 for the worst. */
export const rankOf = (tier: Tier) => order.indexOf(tier);

export function worstOf(found: readonly Tier[]): Tier {
  return order.find((tier) => found.includes(tier)) ?? 'routine';
}

/** The tier of a finding that doesn't stop anything; what no rule knows is said to be so, never passed over. */
export function tierOf(finding: Diagnostic): Tier {
  if (finding.code === 'not-judged') return 'not-judged';
  const rank = rankOfFinding(finding);
  return rank === 1 ? 'irreversible' : rank <= 4 ? 'people' : 'routine';
}

/** Deleting and replacing can't be undone; what else no row judged counts by its severity. */
const ofCode: Partial<Record<DiagnosticCode, number>> = {
  'prune-connection': 1,
  'replace-loses-state': 1,
};

/** 1 can't be undone, 2 to 4 people lose or get something, 5 load, 6 a note. */
export function rankOfFinding({ tier, code, severity }: Diagnostic): number {
  return tier ?? ofCode[code] ?? (severity === 'info' ? 6 : 3);
}
