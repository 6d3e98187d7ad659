import type { Connectors } from '../connector/types.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Key } from '../kinds.ts';
import { inNaturalOrder, naturally } from '../natural-order.ts';
import type { Change } from '../plan/types.ts';
import { dangerKey, provisions, tierOfChange } from './change-facts.ts';
import { differenceViews } from './change-view.ts';
import { type DifferenceBlock, type DifferenceView, differenceBlocks } from './difference-blocks.ts';
import { rankOf, type Tier, tierOf } from './tier.ts';
import { rankOfVerb, type Verb, verbOf } from './verbs.ts';

/** One object, or several of a kind to which exactly the same happens; each of a plan is in one entry. */
export interface Entry {
  verb: Verb;
  tier: Tier;
  /** In natural order. */
  changes: Change[];
  views: DifferenceView[];
  blocks: DifferenceBlock[];
  /** Set where the same setting gets another value in each: by the change's key. */
  each?: ReadonlyMap<Key, DifferenceView> | undefined;
}

/** So many are a group. */
const leastInGroup = 3;
const leastWithOwnValues = 5;

/** A plan's entries, the worst first, in natural order within. */
export function entriesOf(changes: readonly Change[], connectors?: Connectors): Entry[] {
  const singles = changes.map((change) => single(change, connectors));
  const entries = grouped(grouped(singles, sameKey, leastInGroup), sameSettingsKey, leastWithOwnValues);
  return entries.sort(
    (a, b) =>
      rankOf(a.tier) - rankOf(b.tier) ||
      rankOfVerb(a.verb) - rankOfVerb(b.verb) ||
      Number(a.changes.length > 1) - Number(b.changes.length > 1) ||
      naturally(nameOf(a), nameOf(b)),
  );
}

const nameOf = ({ changes: [first] }: Entry) => first?.name ?? '';

function single(change: Change, connectors: Connectors | undefined): Entry {
  const views = differenceViews(change, connectors);
  const isCreate = change.action === 'create';
  return {
    verb: verbOf(change),
    tier: tierOfChange(change),
    changes: [change],
    views,
    blocks: isCreate ? [] : differenceBlocks(views),
  };
}

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string | undefined, least: number): Entry[] {
  const groups = new Map<string, Entry[]>();
  const rest: Entry[] = [];
  for (const entry of entries) {
    const key = entry.changes.length > 1 ? undefined : keyOf(entry);
    if (key === undefined) rest.push(entry);
    else groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  for (const group of groups.values()) {
    if (group.length < least) rest.push(...group);
    else rest.push(merged(group, keyOf === sameSettingsKey));
  }
  return rest;
}

function merged(group: readonly Entry[], withOwnValues: boolean): Entry {
  const changes = inNaturalOrder(
    group.flatMap((entry) => entry.changes),
    ({ name }) => name,
  );
  const [first] = group;
  const one = first as Entry;
  if (!withOwnValues) return { ...one, changes };
  const each = new Map(
    group.flatMap(({ changes: [change], views: [view] }) => (change && view ? [[change.key, view]] : [])),
  );
  return { ...one, changes, each };
}

/** Creates and replacements have answers of their own; what waits or warns alone is told alone. */
function sameKey({ verb, blocks, changes: [change], tier }: Entry): string | undefined {
  if (!change || verb === 'create' || verb === 'replace' || hasErrors(change.findings)) return undefined;
  if (verb === 'delete')
    return `delete ${change.kind} ${change.action === 'delete' && change.reason} ${provisions(change)}`;
  const told = change.findings.filter((finding) => tierOf(finding) !== 'routine');
  return JSON.stringify([change.kind, verb, tier, blocks, told.map((finding) => dangerKey(finding, change))]);
}

function sameSettingsKey({ verb, views, changes: [change], tier }: Entry): string | undefined {
  const [view] = views;
  if (!change || !view || verb !== 'change' || views.length !== 1 || view.lines || tier !== 'routine') return undefined;
  return JSON.stringify([change.kind, view.sign, view.tabs, view.field]);
}
