import type { Descriptor } from '../connector/types.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { objectsOf, own, textOf } from '../document/readers.ts';
import type { KindName } from '../kinds.ts';
import { canonicalPem } from '../meaning/certificate.ts';
import { isSecretReference } from '../secret.ts';
import { canonicalJson } from './canonical.ts';
import { absentEntry, within } from './compare/absent-items.ts';
import { asList, inAccord } from './compare/addresses.ts';
import type { ItemsRule } from './compare/align-items.ts';
import { equalsAbsent, sameObject } from './compare/compare-value.ts';
import { type DescriptorDefaults, defaultsOf } from './compare/descriptor-defaults.ts';
import { defaultOf, effective, isNothing, isUnkept, sameScalar, sortedScalars } from './compare/scalars.ts';
import type { FieldRule, MapRule, ModelName } from './fields/rule.ts';
import { modelOf } from './fields/table.ts';
import { holdsUnknown } from './unknown-members.ts';

/**
 * What a person would have written to get this object: without what the server adds by itself (read-only members,
 * defaults, empty values, `location`) and without members that the table doesn't know. References are bare ids.
 * Encrypted values stay where they are, so that whoever imports can see where a secret is.
 */
export function withoutDefaults(kind: KindName, live: JsonObject, descriptor?: Descriptor): JsonObject {
  const tidying = { descriptor: descriptor && defaultsOf(descriptor), keepEncrypted: true, sort: false };
  return tidyObject(live, kind, tidying);
}

/** One item or entry for a difference: as a person would write it, encrypted values left out. */
export function tidyItem(item: Json | undefined, model: ModelName, descriptor: DescriptorDefaults | undefined): Json {
  if (!isObject(item)) return item ?? null;
  return tidyObject(item, model, { descriptor, keepEncrypted: false, sort: true });
}

interface Tidying {
  descriptor: DescriptorDefaults | undefined;
  keepEncrypted: boolean;
  /** Bring lists whose order means nothing into one order. */
  sort: boolean;
}

function tidyObject(value: JsonObject, name: ModelName, outside: Tidying): JsonObject {
  const tidied: JsonObject = {};
  const tidying = { ...outside, descriptor: within(name, value, outside.descriptor) };
  const { entries, addresses } = modelOf(name, value);
  const owner = inAccord(value, addresses) ?? value;
  const said = addresses && owner[addresses.tagged] !== undefined ? asList(owner, addresses) : owner;
  for (const [member, rule] of entries) {
    const held = said?.[member];
    if (rule.readOnly || isUnkept(rule, value, undefined)) continue;
    if (isNothing(held) && rule.default === undefined && !isSaidOff(held, rule)) continue;
    const kept = isSaidOff(held, rule) ? false : tidyMember(held, rule, owner, tidying);
    if (kept !== undefined) tidied[member] = kept;
  }
  return tidied;
}

/** Off, where nobody knows what a server takes when it is told nothing. */
const isSaidOff = (held: Json | undefined, rule: FieldRule) =>
  held === false && rule.absent === 'as-live' && rule.evidence === 'guess';

function tidyMember(value: Json | undefined, rule: FieldRule, owner: JsonObject, tidying: Tidying): Json | undefined {
  switch (rule.kind) {
    case 'scalar': {
      if (rule.encryptedFormOf && !tidying.keepEncrypted) return undefined;
      if (rule.secret && !tidying.keepEncrypted && isHiddenSecret(value, owner, tidying)) return undefined;
      const fallback = defaultOf(rule, owner);
      const counts = effective(value, fallback);
      if (counts === undefined || sameScalar(counts, fallback, rule)) return undefined;
      return rule.pem && typeof counts === 'string' ? canonicalPem(counts) : counts;
    }
    case 'object':
      return isObject(value) ? tidyPart(value, rule.model, tidying) : undefined;
    case 'map':
      return isObject(value) ? tidyMap(value, rule, tidying) : undefined;
    default:
      if (rule.kind === 'list' && !rule.of) return Array.isArray(value) ? unlessEmpty(value) : undefined;
      return unlessEmpty(rule.of ? tidyItems(objectsOf(value), rule, tidying) : sortedScalars(value));
  }
}

/** True for the value of a plugin's setting that is kept secret; the name of a secret is for everybody to read. */
function isHiddenSecret(value: Json | undefined, owner: JsonObject, { descriptor }: Tidying): boolean {
  return !isSecretReference(value) && (descriptor?.isSecret(textOf(owner.name)) ?? false);
}

function tidyPart(value: JsonObject, model: ModelName, tidying: Tidying): Json | undefined {
  if (model === 'ResourceLink') return isNothing(value.id) ? undefined : (value.id as Json);
  const tidied = tidyObject(value, model, tidying);
  return isNothing(tidied) ? undefined : tidied;
}

function tidyMap(value: JsonObject, rule: MapRule, tidying: Tidying): JsonObject | undefined {
  const tidied: JsonObject = {};
  for (const name of Object.keys(value)) {
    const entry = own(value, name);
    const absent = absentEntry(rule, name);
    const isAbsent = absent && isObject(entry) && sameObject(rule.of, absent, entry, tidying.descriptor);
    const kept = isObject(entry) ? tidyObject(entry, rule.of, tidying) : {};
    const says = !isAbsent && (rule.absentItem !== 'blank' || !isNothing(kept));
    if (says || (isObject(entry) && holdsUnknown(rule.of, entry))) tidied[name] = kept;
  }
  return isNothing(tidied) ? undefined : tidied;
}

function tidyItems(items: JsonObject[], rule: ItemsRule, tidying: Tidying): Json[] {
  const tidied: Json[] = [];
  for (const item of items) {
    // What isn't known here needs its item around it.
    if (rule.kind === 'keyed' && isSuperfluous(item, rule, tidying) && !holdsUnknown(rule.of, item)) continue;
    const kept = tidyPart(item, rule.of as ModelName, tidying);
    // An item without any content is an item all the same, and holds its place.
    if (kept !== undefined || rule.of !== 'ResourceLink') tidied.push(kept ?? {});
  }
  const isOrdered = rule.kind === 'list' || (rule.kind === 'keyed' && rule.ordered === true);
  return tidying.sort && !isOrdered ? inOrderOfText(tidied) : tidied;
}

/** True for an item that the server adds by itself. */
function isSuperfluous(item: JsonObject, rule: FieldRule & { kind: 'keyed' }, tidying: Tidying): boolean {
  if (rule.listed) return false;
  const key = rule.key[0] as string;
  if (rule.absentItem === 'as-live') {
    const kept = tidyObject(item, rule.of, tidying);
    if (isOwnDefault(item, rule, tidying)) return true;
    return Object.keys(kept).every((member) => member === key);
  }
  if (!isNothing(item.encryptedValue)) return false;
  if (rule.defaults === 'setting' && tidying.descriptor?.isSection(textOf(item[key]))) return true;
  return equalsAbsent(rule, item, tidying.descriptor);
}

/** True for a field that says what its plugin takes it to be anyway, or what the parent instance says. */
function isOwnDefault(item: JsonObject, rule: FieldRule & { kind: 'keyed' }, { descriptor }: Tidying): boolean {
  if (rule.defaults !== 'setting') return false;
  if (item.inherited === true) return true;
  const stored = descriptor?.setting(textOf(item.name));
  return stored !== undefined && isNothing(item.encryptedValue) && stored.value === item.value;
}

const unlessEmpty = (items: Json[]) => (items.length === 0 ? undefined : items);

function inOrderOfText(items: readonly Json[]): Json[] {
  const texts = items.map((item) => ({ item, text: canonicalJson(item) }));
  return texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ item }) => item);
}
