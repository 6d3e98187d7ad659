import { pairsOf } from '../connection/compare/compare-value.ts';
import { defaultsOf } from '../connection/compare/descriptor-defaults.ts';
import { asItems, pathOf, type WalkStep } from '../connection/compare/walk.ts';
import type { KeyedRule, ListRule } from '../connection/fields/rule.ts';
import { ruleAt } from '../connection/fields/table.ts';
import type { Edit } from '../document/edit-document.ts';
import { valueAt } from '../document/json.ts';
import type { Adoption } from './adopt-edits.ts';
import { desiredPointer, livePointer, type Unit } from './adopt-units.ts';

type OrderedRule = (KeyedRule | ListRule) & { of: string };

/**
 * The edits that put lists into the server's order where the order counts, made after all others of their list: what is
 * new stands at its end by then, and what the server hasn't is gone.
 */
export function orderEdits(units: readonly Unit[], adoption: Adoption): Edit[] {
  const lists = new Map(units.flatMap((unit) => listOf(unit)).map((steps) => [JSON.stringify(steps), steps]));
  return [...lists.values()].flatMap((list): Edit[] => {
    const rule = orderedRule(list);
    const pointer = desiredPointer(list);
    if (!rule || !Array.isArray(valueAt(adoption.raw, pointer))) return [];
    const order = orderOf(list, rule, units, adoption);
    return order.every((from, to) => from === to) ? [] : [{ pointer, order }];
  });
}

/** The list whose order a unit may change: its items moved, or one of them is on one side only. */
function listOf({ steps, found }: Unit): WalkStep[][] {
  if (found.moved) return [[...steps]];
  const item = steps.at(-1);
  if (item === undefined || typeof item === 'string') return [];
  return item.desired === undefined || item.live === undefined ? [steps.slice(0, -1)] : [];
}

function orderedRule(list: readonly WalkStep[]): OrderedRule | undefined {
  const rule = ruleAt(pathOf(list));
  if (rule?.kind === 'list' && rule.of) return rule as OrderedRule;
  return rule?.kind === 'keyed' && rule.ordered ? rule : undefined;
}

function orderOf(
  list: readonly WalkStep[],
  rule: OrderedRule,
  units: readonly Unit[],
  { desired, live, connector }: Adoption,
): number[] {
  const ours = asItems(valueAt(desired.document, desiredPointer(list)), rule.of);
  const theirs = asItems(valueAt(live, livePointer(list)), rule.of);
  const pairs = pairsOf(rule, ours, theirs, connector && defaultsOf(connector.descriptor));
  const alone = itemsAlone(list, units);
  const gone = new Set(alone.map((item) => item.desired));
  const kept = pairs.filter((pair) => pair.desired !== undefined && !gone.has(pair.desired));
  const added = alone.filter((item) => item.desired === undefined);
  return inLiveOrder([...kept, ...added].map((item) => item.live));
}

/** The items of the list that are written or removed as a whole. */
function itemsAlone(list: readonly WalkStep[], units: readonly Unit[]) {
  const key = JSON.stringify(list);
  return units.flatMap(({ steps }) => {
    const item = steps.at(-1);
    if (item === undefined || typeof item === 'string' || JSON.stringify(steps.slice(0, -1)) !== key) return [];
    return item.desired === undefined || item.live === undefined ? [item] : [];
  });
}

/** @param places where each item stands on the server; an item that the server needn't hold stays behind the one before it */
function inLiveOrder(places: readonly (number | undefined)[]): number[] {
  let before = -1;
  const ranks = places.map((place) => {
    before = place ?? before;
    return before;
  });
  return [...ranks.keys()].sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
}
