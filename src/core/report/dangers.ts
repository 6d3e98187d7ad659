import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { inNaturalOrder } from '../natural-order.ts';
import type { Change } from '../plan/types.ts';
import { oncePerCause } from './causes.ts';
import { provisions, saysItself } from './change-facts.ts';
import { byRank } from './ranking.ts';
import { rankOf, type Tier, tierOf } from './tier.ts';
import { rankOfVerb, verbOf } from './verbs.ts';

/** What may hurt somebody, once for all of which it is true. */
export interface Danger {
  tier: Tier;
  /** In natural order. */
  changes: Change[];
  /** What the rules found; absent for a deletion or replacement itself. */
  finding?: Diagnostic | undefined;
}

/** Said by the sentence on the deletion or replacement itself. */
const saidByVerb: ReadonlySet<string> = new Set([
  'delete-active',
  'delete-strands-people',
  'replace-loses-state',
  'prune-connection',
]);

/** A plan's dangers, the worst first: deletions, replacements, then what the rules found, as `ranking.ts` orders it. */
export function dangersOf(changes: readonly Change[]): Danger[] {
  return [...byVerbs(changes), ...byRules(changes)].sort(
    (a, b) =>
      rankOf(a.tier) - rankOf(b.tier) ||
      Number(a.finding !== undefined) - Number(b.finding !== undefined) ||
      (a.finding && b.finding
        ? byRank({ ...a, finding: a.finding }, { ...b, finding: b.finding })
        : rankOfVerb(verbAmong(a)) - rankOfVerb(verbAmong(b))),
  );
}

/** Each replacement for itself, deletions that are alike together. */
function byVerbs(changes: readonly Change[]): Danger[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = verbKey(change);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].map((all) => ({
    tier: 'irreversible',
    changes: inNaturalOrder(all, ({ name }) => name),
  }));
}

function verbKey(change: Change): string | undefined {
  if (change.action === 'replace') return `replace ${change.key}`;
  if (change.action !== 'delete' || saysItself(change)) return undefined;
  return `delete ${change.kind} ${change.reason} ${provisions(change)}`;
}

function byRules(changes: readonly Change[]): Danger[] {
  const told = changes.flatMap((change) => {
    const isGone = change.action === 'delete' || change.action === 'replace';
    return change.findings
      .filter(({ severity, code }) => severity !== 'error' && !(isGone && saidByVerb.has(code)))
      .map((finding) => ({ finding, change }));
  });
  return oncePerCause(told).map(({ finding, changes: all }) => ({ tier: tierOf(finding), finding, changes: all }));
}

const verbAmong = ({ changes: [first] }: Danger) => (first ? verbOf(first) : 'leave');

/** The first as they are, the others of each kind as one, so that none is left out. */
export function manyAsKinds(dangers: readonly Danger[], most: number): Danger[] {
  const kinds = new Map<string, Danger>();
  for (const danger of dangers.slice(most)) {
    const kind = danger.finding?.code ?? verbAmong(danger);
    const known = kinds.get(kind);
    kinds.set(kind, known ? { ...known, changes: [...known.changes, ...danger.changes] } : danger);
  }
  return [...dangers.slice(0, most), ...kinds.values()];
}
