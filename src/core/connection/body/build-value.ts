import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { WrittenPath } from '../../document/parse-path.ts';
import { own, textAt } from '../../document/readers.ts';
import { absentEntry, absentSetting, isGone, isLeftAlone, within } from '../compare/absent-items.ts';
import { inAccord } from '../compare/addresses.ts';
import { alignItems, type ItemsRule } from '../compare/align-items.ts';
import { equalsAbsent, sameObject } from '../compare/compare-value.ts';
import type { DescriptorDefaults } from '../compare/descriptor-defaults.ts';
import { holdsIgnored, isIgnored } from '../compare/ignored-paths.ts';
import { isNothing, isUnkept } from '../compare/scalars.ts';
import { asItems, asObject, itemAt, type WalkStep, withHeldBeside } from '../compare/walk.ts';
import type { FieldRule, MapRule, ModelName } from '../fields/rule.ts';
import { modelOf, type WalkableModel } from '../fields/table.ts';
import { isKnownTo } from '../versions.ts';
import { buildScalar, buildSecret, type SecretSupply } from './build-scalar.ts';

/** A body being built: where it stands and what it may use. */
export interface Build extends SecretSupply {
  steps: WalkStep[];
  ignored: readonly WrittenPath[];
  descriptor: DescriptorDefaults | undefined;
  version: string;
}

/**
 * One object of the body: what the definition says, and of the server's what the definition has no opinion on.
 * `undefined` when neither says anything.
 */
export function buildObject(
  build: Build,
  name: ModelName,
  wish: JsonObject | undefined,
  held: JsonObject | undefined,
): JsonObject | undefined {
  const model = modelOf(name, wish, held);
  const [desired, live] = inAccordForBody(build, model, wish, held);
  const built: JsonObject = {};
  for (const [member, rule] of model.entries) {
    if (rule.echoed) Object.assign(built, echoed(rule, member, desired, live));
    else if (rule.readOnly) Object.assign(built, itemsWithUnknown(rule, member, desired, live));
    if (isUnkept(rule, desired, live)) continue;
    if (rule.readOnly || (live?.[member] === undefined && !isKnownTo(build.version, rule))) continue;
    build.steps.push(member);
    Object.assign(built, buildMember(build, rule, member, desired, live));
    build.steps.pop();
    if (desired && rule.required !== undefined && built[member] === undefined && asksFor(rule, build.version))
      built[member] = structuredClone(rule.required);
  }
  for (const holder of [live, desired]) {
    for (const member of Object.keys(holder ?? {})) {
      if (!model.members.has(member)) built[member] = own(holder, member);
    }
  }
  if (model.inherits && desired && isOwnAgain(build, name, desired, live)) built.inherited = false;
  return Object.keys(built).length === 0 && desired === undefined ? undefined : built;
}

/** Two forms of one address agree; a list that the definition doesn't write isn't sent back, because it says the old one. */
function inAccordForBody(
  { steps, ignored }: Build,
  { addresses }: WalkableModel,
  wish: JsonObject | undefined,
  held: JsonObject | undefined,
): [desired: JsonObject | undefined, live: JsonObject | undefined] {
  const [desired, live] = [inAccord(wish, addresses), inAccord(held, addresses)];
  if (!addresses || !desired || !live || desired[addresses.tagged] !== undefined) return [desired, live];
  if (isIgnored([...steps, addresses.tagged], ignored)) return [desired, live];
  const { [addresses.tagged]: _, ...rest } = live;
  return [desired, rest];
}

/** What is written takes the place of what was the parent's: PingFederate keeps the parent's as long as it's called that. */
function isOwnAgain(build: Build, name: ModelName, desired: JsonObject, live: JsonObject | undefined): boolean {
  if (live?.inherited !== true || (desired.inherited !== undefined && desired.inherited !== null)) return false;
  return !sameObject(name, desired, live, build.descriptor);
}

/** False for a member that was mandatory once, and isn't in this version any more. */
const asksFor = ({ requiredUntil }: FieldRule, version: string) => isKnownTo(version, { until: requiredUntil });

/** A member that means nothing to the server and has to be there. */
function echoed(
  rule: FieldRule,
  member: string,
  desired: JsonObject | undefined,
  live: JsonObject | undefined,
): JsonObject {
  const otherwise = typeof rule.echoed === 'string' ? textAt(desired ?? live, rule.echoed) : '';
  const held = live?.[member] ?? desired?.[member] ?? (otherwise || undefined);
  const value = rule.kind === 'object' ? asObject(held, rule.model) : held;
  return value === undefined ? {} : { [member]: carried(rule, value) as Json };
}

/**
 * Items that the server writes by itself are sent when one holds a member that isn't known here: as the server has them,
 * with what the definition says over it. Where none does they stay at home.
 */
function itemsWithUnknown(rule: FieldRule, member: string, ...[desired, live]: (JsonObject | undefined)[]): JsonObject {
  if (rule.kind !== 'keyed') return {};
  const [wanted, found] = [asItems(desired?.[member], rule.of), asItems(live?.[member], rule.of)];
  if (![...wanted, ...found].some((item) => holdsUnknown(rule.of, item))) return {};
  const pairs = alignItems(rule, wanted, found, () => false);
  const items = pairs.map((pair) => ({
    ...carriedObject(rule.of, itemAt(found, pair.live) ?? {}),
    ...itemAt(wanted, pair.desired),
  }));
  return { [member]: items };
}

const holdsUnknown = (model: ModelName, item: JsonObject) =>
  Object.keys(item).some((member) => !modelOf(model, item).members.has(member));

/** A member of the body; a secret's encrypted twin comes with it. */
function buildMember(
  build: Build,
  rule: FieldRule,
  member: string,
  desired: JsonObject | undefined,
  live: JsonObject | undefined,
): JsonObject {
  const held = live?.[member] ?? undefined;
  const found = rule.kind === 'object' ? withHeldBeside(held, rule, live) : held;
  if (rule.kind === 'scalar' && rule.encryptedFormOf) return {};
  if (isIgnored(build.steps, build.ignored)) return carriedMember(rule, member, live);
  if (rule.kind === 'scalar' && rule.secret) return buildSecret(build, member, rule.secret, { desired, live });
  const value =
    rule.kind === 'scalar'
      ? buildScalar(rule, member, { desired, live })
      : buildValue(build, rule, desired?.[member] ?? undefined, found);
  const name = (rule.kind === 'scalar' ? rule.sentAs : undefined) ?? member;
  return value === undefined ? {} : { [name]: value };
}

function carriedMember(rule: FieldRule, member: string, live: JsonObject | undefined): JsonObject {
  const twin = rule.kind === 'scalar' ? rule.secret?.encrypted : undefined;
  const members = twin === undefined ? [member] : [member, twin];
  const held = members.filter((name) => live?.[name] !== undefined && live[name] !== null);
  return Object.fromEntries(held.map((name) => [name, carried(rule, live?.[name])]));
}

function buildValue(
  build: Build,
  rule: Exclude<FieldRule, { kind: 'scalar' }>,
  wanted: Json | undefined,
  found: Json | undefined,
): Json | undefined {
  if (wanted === undefined && (found === undefined || rule.absent === 'as-live')) return carried(rule, found);
  switch (rule.kind) {
    case 'object':
      return buildPart(build, rule.model, rule.whole ?? false, wanted, found);
    case 'map':
      return buildMap(build, rule, asObject(wanted) ?? {}, asObject(found) ?? {});
    default:
      if (rule.of) return buildItems(build, rule, asItems(wanted, rule.of), asItems(found, rule.of));
      return wanted ?? (isNothing(found) ? found : undefined);
  }
}

function buildPart(
  build: Build,
  model: ModelName,
  whole: boolean,
  wanted: Json | undefined,
  found: Json | undefined,
): Json | undefined {
  const live = asObject(found);
  if (wanted !== undefined || !whole || (live && holdsIgnored(build.steps, build.ignored)))
    return buildObject(build, model, asObject(wanted, model), live);
  return live && sameObject(model, undefined, live, build.descriptor) ? carriedObject(model, live) : undefined;
}

function buildMap(build: Build, rule: MapRule, wanted: JsonObject, found: JsonObject): JsonObject {
  const entries: [string, Json][] = [];
  for (const name of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
    const desired = asObject(own(wanted, name));
    const live = asObject(own(found, name));
    build.steps.push(name);
    const entry = buildEntry(build, rule, name, desired, live);
    if (entry) entries.push([name, entry]);
    build.steps.pop();
  }
  return Object.fromEntries(entries);
}

function buildEntry(
  build: Build,
  rule: MapRule,
  name: string,
  desired: JsonObject | undefined,
  live: JsonObject | undefined,
): JsonObject | undefined {
  const { of } = rule;
  const absent = absentEntry(rule, name);
  const isBlank = () => absent !== undefined && sameObject(of, absent, live, build.descriptor);
  if (isIgnored(build.steps, build.ignored) || (live && !desired && isBlank())) return live && carriedObject(of, live);
  return desired || holdsIgnored(build.steps, build.ignored) ? buildObject(build, of, desired, live) : undefined;
}

/** A list of objects: the definition's items in its order, then what the server alone has and nobody minds. */
function buildItems(build: Build, rule: ItemsRule, wanted: JsonObject[], found: JsonObject[]): Json[] {
  const model = rule.of as ModelName;
  const items: Json[] = [];
  for (const pair of alignItems(rule, wanted, found, (a, b) => sameObject(model, a, b, build.descriptor))) {
    build.steps.push(pair);
    const item = buildItem(build, rule, itemAt(wanted, pair.desired), itemAt(found, pair.live));
    if (item) items.push(item);
    build.steps.pop();
  }
  return items;
}

function buildItem(
  build: Build,
  rule: ItemsRule,
  desired: JsonObject | undefined,
  live: JsonObject | undefined,
): JsonObject | undefined {
  const model = rule.of as ModelName;
  const { descriptor } = build;
  const isBlankItem = (item: JsonObject) => isLeftAlone(rule, item, descriptor) || equalsAbsent(rule, item, descriptor);
  if (isIgnored(build.steps, build.ignored) || (live && !desired && isBlankItem(live)))
    return live && carriedObject(model, live);
  if (desired) {
    const inside = within(model, desired, descriptor);
    return isGone(rule, desired) ? undefined : buildObject({ ...build, descriptor: inside }, model, desired, live);
  }
  // The plan says that the setting goes back to its default, so the body says it, too.
  const fallback = live && absentSetting(rule, live, descriptor);
  if (!fallback || isNothing(fallback.value)) return undefined;
  return holdsIgnored(build.steps, build.ignored) ? buildObject(build, model, fallback, live) : { ...fallback };
}

/** A value of the server as it may travel back: read-only members that no one asks for and `location` left out, all else untouched. */
function carried(rule: FieldRule, value: Json | undefined): Json | undefined {
  if (rule.kind === 'object') return isObject(value) ? carriedObject(rule.model, value) : value;
  if (rule.kind === 'map') return isObject(value) ? carriedMap(rule.of, value) : value;
  if (rule.kind === 'scalar' || !rule.of || !Array.isArray(value)) return value;
  const of = rule.of;
  return value.map((item) => (isObject(item) ? carriedObject(of, item) : item));
}

/** An object of the server as it may travel back. */
export function carriedObject(name: ModelName, value: JsonObject): JsonObject {
  const { members } = modelOf(name, value);
  const kept: JsonObject = {};
  for (const member of Object.keys(value)) {
    const rule = members.get(member);
    if (rule?.readOnly && !rule.echoed) Object.assign(kept, itemsWithUnknown(rule, member, undefined, value));
    else kept[member] = rule ? carried(rule, value[member]) : own(value, member);
  }
  return kept;
}

function carriedMap(of: ModelName, value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, isObject(entry) ? carriedObject(of, entry) : entry]),
  );
}
