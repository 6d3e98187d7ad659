import type { JsonObject } from '../../document/json.ts';
import { own } from '../../document/readers.ts';
import type { FieldRule, KeyedRule, MapRule, ModelName, ObjectRule } from '../fields/rule.ts';
import { modelOf } from '../fields/table.ts';
import { absentEntry, absentForms, absentSetting, filledIn, isGone, isLeftAlone, within } from './absent-items.ts';
import { inOneForm } from './addresses.ts';
import { alignItems, type ItemsRule, type Pair } from './align-items.ts';
import { compareScalar, compareTexts, type Sides } from './compare-leaf.ts';
import type { DescriptorDefaults } from './descriptor-defaults.ts';
import { withMaking } from './made-by.ts';
import { rowName } from './rows.ts';
import { isNothing, isUnkept, isUnsaid } from './scalars.ts';
import { sameUnknown, sameUnknownOnServer } from './unknown-value.ts';
import { asItems, asObject, itemAt, objectAt, probe, type Walk, withHeldBeside } from './walk.ts';

/**
 * Walks two values of one model side by side and reports every leaf that differs. Either side may be absent: then it
 * counts as an object whose members are all absent, because PingFederate doesn't tell one from the other.
 */
export function compareObject(
  walk: Walk,
  name: ModelName,
  wish: JsonObject | undefined,
  held: JsonObject | undefined,
): void {
  const model = modelOf(name, wish, held);
  const [desired, inForm] = inOneForm(model.addresses, wish, held);
  const live = withMaking(model.madeBy, desired, inForm);
  const isParents = model.inherits && desired?.inherited === true && (!walk.asStates || live?.inherited === true);
  for (const [member, rule] of model.entries) {
    if (walk.done) return;
    const wanted = desired?.[member];
    const found = live?.[member];
    if (wanted === found || (isParents && member !== 'inherited')) continue;
    if (rule.readOnly) {
      if (rule.kind === 'keyed') compareUnknownOfItems(walk, rule, member, { wanted, found, desired, live });
      continue;
    }
    if (isUnsaid(wanted) && rule.absent === 'as-live' && !walk.asStates) continue;
    if (rule.whenNew && live && !walk.asStates) continue;
    if (isUnkept(rule, desired, live)) continue;
    walk.steps.push(member);
    compareMember(walk, rule, { wanted, found, desired, live });
    walk.steps.pop();
  }
  if (desired) compareUnknown(walk, model.members, desired, live);
  if (live && walk.asStates) compareUnknownOf(walk, model.members, desired, live);
}

/** True when two values of one model mean the same. */
export function sameObject(
  name: ModelName,
  desired: JsonObject | undefined,
  live: JsonObject | undefined,
  descriptor: DescriptorDefaults | undefined,
): boolean {
  const asked = probe(descriptor);
  compareObject(asked, name, desired, live);
  return !asked.done;
}

/** True for an item of the server that means the same as none at all. */
export function equalsAbsent(rule: ItemsRule, item: JsonObject, descriptor: DescriptorDefaults | undefined): boolean {
  const model = rule.of as ModelName;
  return absentForms(rule, item, descriptor).some((form) => sameObject(model, form, item, descriptor));
}

/** True for an item of a definition that asks for nothing. */
function asksNothing(rule: ItemsRule, item: JsonObject, descriptor: DescriptorDefaults | undefined): boolean {
  const model = rule.of as ModelName;
  return absentForms(rule, item, descriptor).some((form) => sameObject(model, item, form, descriptor));
}

function compareMember(walk: Walk, rule: FieldRule, sides: Sides): void {
  const { wanted, found } = sides;
  if (rule.kind === 'scalar') compareScalar(walk, rule, sides);
  else if (rule.kind === 'object') comparePart(walk, rule, sides);
  else if (rule.kind === 'map') compareMap(walk, rule, asObject(wanted) ?? {}, asObject(found) ?? {});
  else if (rule.of) compareItems(walk, rule, asItems(wanted, rule.of), asItems(found, rule.of));
  else compareTexts(walk, rule, wanted, found);
}

function comparePart(walk: Walk, rule: ObjectRule, { wanted, found, desired, live }: Sides): void {
  const { model, impliedBy } = rule;
  const a = asObject(wanted, model) ?? (impliedBy ? objectAt(desired, impliedBy, model) : undefined);
  const b =
    asObject(withHeldBeside(found, rule, live), model) ?? (impliedBy ? objectAt(live, impliedBy, model) : undefined);
  compareObject(walk, model, a, b);
}

function compareMap(walk: Walk, rule: MapRule, wanted: JsonObject, found: JsonObject): void {
  for (const name of Object.keys(wanted)) compareEntry(walk, rule, name, wanted, found);
  for (const name of Object.keys(found)) {
    if (!Object.hasOwn(wanted, name)) compareEntry(walk, rule, name, wanted, found);
  }
}

function compareEntry(walk: Walk, rule: MapRule, name: string, wanted: JsonObject, found: JsonObject): void {
  if (walk.done) return;
  const a = own(wanted, name);
  const b = own(found, name);
  const absent = absentEntry(rule, name);
  walk.steps.push(name);
  if ((a !== undefined && b !== undefined) || rule.absentItem === 'blank') {
    compareObject(walk, rule.of, asObject(a), asObject(b));
  } else if (absent && sameObject(rule.of, asObject(a) ?? absent, asObject(b) ?? absent, walk.descriptor)) {
    // Said or not, it is the same.
  } else if (a !== undefined) walk.report({ kind: 'added', desired: a, item: rule.of });
  else walk.report({ kind: 'removed', live: b, item: rule.of });
  walk.steps.pop();
}

/** The items of two lists that belong together, and those that stand alone. */
export function pairsOf(
  rule: ItemsRule,
  desired: JsonObject[],
  live: JsonObject[],
  descriptor: DescriptorDefaults | undefined,
): Pair[] {
  return alignItems(rule, desired, live, (a, b) => sameObject(rule.of as ModelName, a, b, descriptor));
}

/** Two lists of objects: first what belongs together, then pair by pair, then the order where it counts. */
function compareItems(walk: Walk, rule: ItemsRule, desired: JsonObject[], live: JsonObject[]): void {
  if (desired.length === 0 && live.length === 0) return;
  const pairs = pairsOf(rule, desired, live, walk.descriptor);
  for (const pair of pairs) {
    if (walk.done) return;
    walk.steps.push(pair);
    comparePair(walk, rule, itemAt(desired, pair.desired), itemAt(live, pair.live));
    walk.steps.pop();
  }
  const isOrdered = (rule.kind === 'keyed' && rule.ordered) || (rule.kind === 'list' && rule.moves);
  if (isOrdered && !walk.done) compareOrder(walk, pairs, rule, live);
}

function comparePair(walk: Walk, rule: ItemsRule, desired: JsonObject | undefined, live: JsonObject | undefined): void {
  const { descriptor } = walk;
  const item = rule.of as ModelName;
  if (desired && isGone(rule, desired)) {
    if (live) walk.report({ kind: 'removed', live, item });
  } else if (desired && live) {
    walk.descriptor = within(item, live, descriptor);
    compareObject(walk, item, filledIn(rule, desired, descriptor), filledIn(rule, live, descriptor));
    walk.descriptor = descriptor;
  } else if (desired) {
    if (!asksNothing(rule, desired, descriptor)) walk.report({ kind: 'added', desired, item });
  } else if (live && (walk.asStates || !isLeftAlone(rule, live, descriptor)) && !equalsAbsent(rule, live, descriptor)) {
    const fallback = absentSetting(rule, live, descriptor);
    if (fallback && !isNothing(fallback.value)) compareObject(walk, item, fallback, live);
    else walk.report({ kind: 'removed', live, item });
  }
}

/** One difference for a list whose items stand in another order. */
function compareOrder(walk: Walk, pairs: readonly Pair[], rule: ItemsRule, rows: readonly JsonObject[]): void {
  const both = pairs.filter((pair) => pair.desired !== undefined && pair.live !== undefined);
  const inLiveOrder = [...both].sort((a, b) => (a.live as number) - (b.live as number));
  if (both.every((pair, index) => pair === inLiveOrder[index])) return;
  const rowOf = ({ live }: Pair) => (rule.kind === 'list' ? rowName(itemAt(rows, live)) : undefined);
  const names = (list: Pair[]) => list.map((pair) => pair.step.item ?? rowOf(pair) ?? String(pair.step.index));
  walk.report({ kind: 'changed', live: names(inLiveOrder), desired: names(both), moved: true });
}

/** Members that the table doesn't know: the server's are left alone, the definition's are taken at their word. */
function compareUnknown(
  walk: Walk,
  known: ReadonlyMap<string, FieldRule>,
  desired: JsonObject,
  live: JsonObject | undefined,
): void {
  for (const member in desired) {
    if (known.has(member)) continue;
    const wanted = own(desired, member);
    const found = own(live, member);
    const isSame =
      walk.asStates || walk.isHeld ? sameUnknownOnServer(wanted, found, member) : sameUnknown(wanted, found);
    if (isSame || (isNothing(wanted) && isNothing(found))) continue;
    walk.steps.push(member);
    walk.report({ kind: isNothing(found) ? 'added' : 'changed', live: found, desired: wanted });
    walk.steps.pop();
  }
}

/** The same in items that the server writes by itself: nothing else of them counts. */
function compareUnknownOfItems(walk: Walk, rule: KeyedRule, member: string, { wanted, found }: Sides): void {
  const [desired, live] = [asItems(wanted, rule.of), asItems(found, rule.of)];
  walk.steps.push(member);
  for (const pair of alignItems(rule, desired, live, () => false)) {
    const [ours, theirs] = [itemAt(desired, pair.desired), itemAt(live, pair.live)];
    const { members } = modelOf(rule.of, ours, theirs);
    walk.steps.push(pair);
    if (ours) compareUnknown(walk, members, ours, theirs);
    if (theirs && walk.asStates) compareUnknownOf(walk, members, ours, theirs);
    walk.steps.pop();
  }
  walk.steps.pop();
}

/** Of two states, also what only the other one has. */
function compareUnknownOf(
  walk: Walk,
  known: ReadonlyMap<string, FieldRule>,
  desired: JsonObject | undefined,
  live: JsonObject,
): void {
  for (const member of Object.keys(live)) {
    if (known.has(member) || own(desired, member) !== undefined || isNothing(live[member])) continue;
    walk.steps.push(member);
    walk.report({ kind: 'removed', live: own(live, member) });
    walk.steps.pop();
  }
}
