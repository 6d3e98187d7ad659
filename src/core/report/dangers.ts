import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Change } from '../plan/types.ts';
import { dangerKey, provisions } from './change-facts.ts';
import { inNaturalOrder } from './natural-order.ts';
import { byRank } from './ranking.ts';
import { rankOf, type Tier, tierOf } from './tier.ts';
import { rankOfVerb, verbOf } from './verbs.ts';

/** What may hurt somebody, once for all connections of which it is true. */
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
  const found = changes.flatMap((change) => [...byVerb(change), ...byRules(change)]);
  const groups = new Map<string, { danger: Omit<Danger, 'changes'>; changes: Change[] }>();
  for (const { key, danger, change } of found) {
    const known = groups.get(key);
    if (known) known.changes.push(change);
    else groups.set(key, { danger, changes: [change] });
  }
  const dangers = [...groups.values()].flatMap(({ danger, changes: all }) => spread({ ...danger, changes: all }));
  return dangers.sort(
    (a, b) =>
      rankOf(a.tier) - rankOf(b.tier) ||
      Number(a.finding !== undefined) - Number(b.finding !== undefined) ||
      (a.finding && b.finding
        ? byRank({ ...a, finding: a.finding }, { ...b, finding: b.finding })
        : rankOfVerb(verbAmong(a)) - rankOfVerb(verbAmong(b))),
  );
}

interface Found {
  key: string;
  danger: Omit<Danger, 'changes'>;
  change: Change;
}

/** Two that are alike are told one by one. */
function spread(danger: Danger): Danger[] {
  const changes = inNaturalOrder(danger.changes, ({ name }) => name);
  return changes.length < 3 ? changes.map((change) => ({ ...danger, changes: [change] })) : [{ ...danger, changes }];
}

function byVerb(change: Change): Found[] {
  if (change.action === 'replace') return [{ key: `replace ${change.id}`, danger: { tier: 'irreversible' }, change }];
  if (change.action !== 'delete') return [];
  return [{ key: `delete ${change.reason} ${provisions(change)}`, danger: { tier: 'irreversible' }, change }];
}

function byRules(change: Change): Found[] {
  const isGone = change.action === 'delete' || change.action === 'replace';
  return change.findings
    .filter(({ severity, code }) => severity !== 'error' && !(isGone && saidByVerb.has(code)))
    .map((finding) => ({ key: dangerKey(finding, change), danger: { tier: tierOf(finding), finding }, change }));
}

const verbAmong = ({ changes: [first] }: Danger) => (first ? verbOf(first) : 'leave');
