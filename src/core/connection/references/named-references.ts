import { above, isObject, type Json, type JsonObject, valueAt } from '../../document/json.ts';
import { isMember, type Path, type Step } from '../../document/path.ts';
import { textIn } from '../../document/readers.ts';
import { type KindName, waysToName } from '../../kinds.ts';
import type { FieldRule } from '../fields/rule.ts';
import { itemOf, ruleAt } from '../fields/table.ts';
import { visitModels } from '../fields/visit-models.ts';
import type { Desired, Difference, ResourceNameOf } from '../types.ts';
import { hiddenFieldsIn, hiddenKindAt, withHiddenNames } from './hidden-references.ts';
import { nameIn, type Reference, referencesOf } from './references.ts';
import { resourceNames, resourcesNamed, type ServerResources } from './resource-names.ts';

/**
 * A value of a connection as people speak of it: each reference by its name instead of the id. For texts only.
 *
 * @param path where the value stands
 */
export function withNames(path: Path, value: Json | undefined, nameOf: ResourceNameOf): Json | undefined {
  const hidden = hiddenKindAt(path);
  if (hidden && typeof value === 'string') return nameOf(hidden, value) ?? value;
  const last = path.at(-1);
  const holder = ruleAt(path.slice(0, -1));
  if (typeof value === 'string' && last && isMember(last) && last.member === 'id')
    return nameFor(holder, value, nameOf);
  const rule = ruleAt(path);
  if (typeof value === 'string' && rule?.kind === 'object') return nameFor(rule, value, nameOf);
  if (!isObject(value) && !Array.isArray(value)) return value;
  return withHiddenNames(path, namedWithin(rule, structuredClone(value), nameOf), nameOf);
}

/** A difference with names where it has ids, for a definition that speaks of names. */
export function differenceWithNames(difference: Difference, nameOf: ResourceNameOf | undefined): Difference {
  if (!nameOf) return difference;
  const { path, live, desired } = difference;
  const named = { live: withNames(path, live, nameOf), desired: withNames(path, desired, nameOf) };
  return { ...difference, path: pathWithNames(path, nameOf), ...named };
}

/** A document with names for ids, for drawings and sentences. */
export function documentWithNames(
  kind: KindName,
  document: JsonObject,
  nameOf: ResourceNameOf | undefined,
): JsonObject {
  if (!nameOf) return document;
  const named = structuredClone(document);
  visitModels(kind, named, ({ value, model }) => nameMembers(value, model.entries, nameOf));
  for (const { kind: of, held, owner } of hiddenFieldsIn(kind, named)) {
    if (typeof held === 'string') owner.value = nameOf(of, held) ?? held;
  }
  return named;
}

/** The way to a value with items called by names where they are known by a reference: `adapterMappings[HTML Form]`. */
function pathWithNames(path: Path, nameOf: ResourceNameOf): Path {
  return path.map((step, at) =>
    isMember(step) || step.by === undefined ? step : namedStep(path, at, step.by, nameOf),
  );
}

function namedStep(path: Path, at: number, by: string, nameOf: ResourceNameOf): Step {
  const step = path[at] as Exclude<Step, { member: string }>;
  if (!by.endsWith('/id') || step.item === undefined) return step;
  const members = by.split('/').slice(0, -1);
  const rule = ruleAt([...path.slice(0, at + 1), ...members.map((member) => ({ member }))]);
  return { ...step, item: nameFor(rule, step.item, nameOf) };
}

function nameFor(rule: FieldRule | undefined, id: string, nameOf: ResourceNameOf): string {
  const kind = rule && 'refersTo' in rule ? rule.refersTo : undefined;
  return (kind && nameOf(kind, id)) ?? id;
}

function namedWithin(rule: FieldRule | undefined, value: Json, nameOf: ResourceNameOf): Json {
  if (!rule || rule.kind === 'scalar') return value;
  if (Array.isArray(value)) return value.map((item) => namedWithin(itemOf(rule), item, nameOf));
  if (!isObject(value)) return value;
  if (rule.kind === 'object' && rule.refersTo) return named(rule, value, nameOf);
  const model = rule.kind === 'object' ? rule.model : undefined;
  if (model) visitModels(model, value, (part) => nameMembers(part.value, part.model.entries, nameOf));
  return value;
}

function nameMembers(
  value: JsonObject,
  entries: readonly (readonly [string, FieldRule])[],
  nameOf: ResourceNameOf,
): void {
  for (const [member, rule] of entries) {
    const held = value[member];
    if (held === undefined || !('refersTo' in rule) || rule.refersTo === undefined) continue;
    value[member] = Array.isArray(held) ? held.map((link) => named(rule, link, nameOf)) : named(rule, held, nameOf);
  }
}

/** A reference as an object or, in a tidied item, as its id alone. */
function named(rule: FieldRule, link: Json, nameOf: ResourceNameOf): Json {
  if (typeof link === 'string') return nameFor(rule, link, nameOf);
  return isObject(link) && typeof link.id === 'string' ? { ...link, id: nameFor(rule, link.id, nameOf) } : link;
}

/** Brings a connection's references by name to ids; made once for all connections of a server. */
export type ResolveReferences = (desired: Desired) => Desired;

/**
 * Each reference by name as the id of what it means: `{ name: Corporate AD }` → `{ id: 'LDAP-8F21…' }`. The definition is
 * spoken of by names from then on. What isn't there, or several times, stays as it is; `missingReferences` says so.
 *
 * @param server what the server has
 * @param defined what definitions are about: what is called so there is meant before all else
 * @param leaving what the server has and definitions delete: meant where nothing else is, so that its deletion can say who
 *   still refers to it
 */
export function referenceResolver(
  server: ServerResources,
  defined: ServerResources = {},
  leaving: ServerResources = {},
): ResolveReferences {
  const names = resourceNames(together(leaving, together(defined, server)));
  return (desired) => {
    const named = referencesOf(desired.kind, desired.document).filter(({ link }) => nameIn(link));
    if (named.length === 0) return desired;
    const document = structuredClone(desired.document);
    for (const reference of named) putId(document, reference, idAmong(reference, [defined, server, leaving]));
    return { ...desired, document, asReferred: desired.document, ...names };
  };
}

/** Both lists of each kind; a kind that neither has isn't there. */
function together(a: ServerResources, b: ServerResources): ServerResources {
  const all: ServerResources = { ...b };
  for (const kind of Object.keys(a) as KindName[]) all[kind] = [...(a[kind] ?? []), ...(b[kind] ?? [])];
  return all;
}

/** Of the first that have one of that name; where several are called so, nobody knows which is meant. */
function idAmong({ kind, link }: Reference, places: readonly ServerResources[]): string | undefined {
  const name = nameIn(link);
  const found = places.map((there) => (name ? resourcesNamed(kind, name, there[kind] ?? []) : []));
  const [one, ...more] = found.find((those) => those.length > 0) ?? [];
  return one && more.length === 0 ? textIn(one, 'id') : undefined;
}

function putId(document: JsonObject, { pointer, hidden }: Reference, id: string | undefined): void {
  const link = valueAt(document, pointer);
  if (id === undefined || !isObject(link)) return;
  if (hidden) {
    const field = valueAt(document, above(pointer));
    if (isObject(field)) field.value = id;
    return;
  }
  // What a newer PingFederate keeps in a reference stays in it.
  for (const way of waysToName) delete link[way];
  link.id = id;
}
