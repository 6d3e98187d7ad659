import { pairsOf } from '../connection/compare/compare-value.ts';
import { defaultsOf } from '../connection/compare/descriptor-defaults.ts';
import { asItems, pathOf, type WalkStep } from '../connection/compare/walk.ts';
import type { KeyedRule, ListRule } from '../connection/fields/rule.ts';
import { fieldAt, ruleAt } from '../connection/fields/table.ts';
import { holdsCiphertext } from '../connection/secrets/ciphertext.ts';
import type { Desired, Difference, Live } from '../connection/types.ts';
import { connectorOf } from '../connector/connectors.ts';
import { descriptorOf } from '../connector/descriptor-of.ts';
import type { Connectors } from '../connector/types.ts';
import type { Definition } from '../definition/types.ts';
import { applyEdit, type Edit } from '../document/apply-edit.ts';
import type { SourceFile } from '../document/document.ts';
import { editDocument } from '../document/edit-document.ts';
import { above, isObject, type Json, lastOf, segmentsOf, valueAt } from '../document/json.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { KindName } from '../kinds.ts';
import { type Adoption, editsFor } from './adopt-edits.ts';
import { isOfPlugin, writtenPointer } from './adopt-plugin.ts';
import { desiredPointer, differingUnits, livePointer, type Unit } from './adopt-units.ts';
import { unknownEdits } from './unknown-form.ts';

/**
 * A definition's text with the server's state written into it: at each difference the live value, in the form in which
 * the definition is written; what only the server has is added, what it hasn't is removed. Comments, order and
 * `${var:…}` whose value still holds stay; a JSON file stays JSON. What an environment's override decides can't be changed here and is left.
 *
 * @param definition as loaded from `source`
 * @param desired `definition`, lowered
 * @param differences between `desired` and `live`; the text comes back as it is when there are none
 */
export function adoptLive(input: {
  source: SourceFile;
  definition: Definition;
  desired: Desired;
  live: Live;
  differences: readonly Difference[];
  connectors: Connectors;
}): string {
  const { source, definition, desired, live, differences, connectors } = input;
  const raw = parseDocument(source).value?.value;
  const unknown = unknownEdits(desired, live);
  if (differences.length + unknown.length === 0 || !isObject(raw)) return source.text;
  const connector = connectorOf(live, connectors);
  const units = differingUnits({ desired, live, raw, descriptor: descriptorOf(desired.kind, live, connectors) });
  const known = units.filter(({ steps }) => fieldAt(desired.kind, desiredPointer(steps)) !== undefined);
  const adoption = { raw, desired, live, connector, connectors };
  const edits = [...known.flatMap((unit) => editsFor(unit, adoption)), ...orderEdits(known, adoption), ...unknown];
  const own = edits.filter(({ pointer }) => definition.locate(pointer).file === source.path);
  // A secret as the server stores it never goes into a file: that part stays as it is.
  const held = own.filter(({ value }) => holdsCiphertext(value)).map(({ pointer }) => above(pointer));
  // Without an item that can't be written, a list's order is another one.
  const ordered = inSafeOrder(
    own.filter(({ pointer, value, order }) => !holdsCiphertext(value) && !(order && held.includes(pointer))),
  );
  return source.path.endsWith('.json')
    ? `${JSON.stringify(ordered.reduce(applyEdit, raw as Json), null, 2)}\n`
    : editDocument(source, ordered);
}

/**
 * Values first, then additions, then from the end what moves the place of others: removals, and a list's order after all
 * that is removed in it.
 */
function inSafeOrder(edits: readonly Edit[]): Edit[] {
  const isAddition = ({ pointer }: Edit) => lastOf(pointer) === '-';
  const values = edits.filter((edit) => edit.value !== undefined && !isAddition(edit));
  const moves = edits.filter((edit) => edit.value === undefined).sort((a, b) => byPlace(b.pointer, a.pointer));
  return [...values, ...edits.filter(isAddition), ...moves];
}

function byPlace(a: string, b: string): number {
  const left = segmentsOf(a);
  const right = segmentsOf(b);
  for (const [index, segment] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (segment === other) continue;
    const difference = Number(segment) - Number(other);
    return Number.isNaN(difference) ? (segment < other ? -1 : 1) : difference;
  }
  return left.length - right.length;
}

type OrderedRule = (KeyedRule | ListRule) & { of: string };

/**
 * The edits that put lists into the server's order where the order counts, made after all others of their list: what is
 * new stands at its end by then, and what the server hasn't is gone.
 */
function orderEdits(units: readonly Unit[], adoption: Adoption): Edit[] {
  const lists = new Map(units.flatMap((unit) => listOf(unit)).map((steps) => [JSON.stringify(steps), steps]));
  return [...lists.values()].flatMap((list): Edit[] => {
    const rule = orderedRule(list, adoption.desired.kind);
    const pointer = isOfPlugin(adoption.desired, list)
      ? writtenPointer(list, { ...adoption, plugins: adoption.connectors.plugins })
      : desiredPointer(list);
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

function orderedRule(list: readonly WalkStep[], kind: KindName): OrderedRule | undefined {
  const rule = ruleAt(pathOf(list, kind));
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
