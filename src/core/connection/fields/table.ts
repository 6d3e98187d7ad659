import { childOf, isObject, type Json, type JsonObject, type Pointer, segmentsOf } from '../../document/json.ts';
import { isMember, kindIn, type Path } from '../../document/path.ts';
import { adapterModels } from './models/adapter.ts';
import { attributeModels } from './models/attributes.ts';
import { connectionModels } from './models/connection.ts';
import { dataStoreModels } from './models/data-store.ts';
import { provisioningModels } from './models/provisioning.ts';
import { signOnModels } from './models/sign-on.ts';
import { smallKindModels } from './models/small-kinds.ts';
import type { FieldRule, Model, ModelName } from './rule.ts';

/**
 * The field table: every model that the kinds of a server's objects are made of, member by member.
 *
 * Names and types are those of the API descriptions of 12.2, 13.0 and 13.1, which a test compares with the table; order,
 * defaults and secrecy are what servers from 10.0 to 12.2 were seen to do.
 */
export const fields: Readonly<Record<ModelName, Model>> = {
  ...connectionModels,
  ...signOnModels,
  ...attributeModels,
  ...adapterModels,
  ...provisioningModels,
  ...smallKindModels,
  ...dataStoreModels,
};

type Entry = readonly [member: string, rule: FieldRule];

/** A model ready for walking. */
export interface WalkableModel {
  name: ModelName;
  members: ReadonlyMap<string, FieldRule>;
  entries: readonly Entry[];
  /** Of the entries those that walks over all of a document ask for, picked out once: */
  /** what holds objects with a model of their own, */
  parts: readonly Entry[];
  /** references, */
  references: readonly Entry[];
  /** secrets, */
  secrets: readonly Entry[];
  /** what not every version knows, or knows in the same way. */
  ofVersions: readonly Entry[];
  addresses: Model['addresses'];
  madeBy: Model['madeBy'];
  bare: string | undefined;
  variants?: Model['variants'];
  inherits?: Model['inherits'];
}

const walkable = new Map<ModelName, WalkableModel>(
  Object.entries(fields).map(([name, { members, addresses, madeBy, bare, variants, inherits }]) => {
    const entries = Object.entries(members);
    const picked = {
      parts: entries.filter(([, rule]) => modelWithin(rule) !== undefined),
      references: entries.filter(([, rule]) => 'refersTo' in rule && rule.refersTo !== undefined),
      secrets: entries.filter(([, rule]) => rule.kind === 'scalar' && rule.secret),
      ofVersions: entries.filter(([, rule]) => isOfVersions(rule)),
    };
    return [name, { name, members: new Map(entries), entries, ...picked, addresses, madeBy, bare, variants, inherits }];
  }),
);

/** The model of the object in a member, or of those in its list or map. */
export function modelWithin(rule: FieldRule): ModelName | undefined {
  if (rule.kind === 'scalar') return undefined;
  return rule.kind === 'object' ? rule.model : rule.of;
}

function isOfVersions(rule: FieldRule): boolean {
  if (rule.since !== undefined || rule.until !== undefined || rule.requiredUntil !== undefined) return true;
  return rule.kind === 'scalar' && (rule.valuesSince !== undefined || rule.capitalsSince !== undefined);
}

/** Whether the table knows what objects of this kind are made of; of some it knows only how to refer to them. */
export function hasModel(kind: ModelName): boolean {
  return walkable.has(kind);
}

/** The model `name`, or the variant of it that `value` (or `orElse`) says it is. */
export function modelOf(name: ModelName, value?: JsonObject, orElse?: JsonObject): WalkableModel {
  const model = walkable.get(name) as WalkableModel;
  if (!model.variants) return model;
  const kind = value?.[model.variants.by] ?? orElse?.[model.variants.by];
  const variant = typeof kind === 'string' ? model.variants.models[kind] : undefined;
  return variant ? (walkable.get(variant) as WalkableModel) : model;
}

/**
 * The row for the value at a pointer into a document of the kind, `undefined` where the table knows none. Between the
 * items of a list, any index will do. With the document at hand, variants (an attribute source by its type) are told
 * apart; without it, every variant is searched.
 */
export function fieldAt(kind: ModelName, pointer: Pointer, document?: JsonObject): FieldRule | undefined {
  let rule: FieldRule | undefined = { kind: 'object', model: kind };
  let value: Json | undefined = document;
  for (const segment of segmentsOf(pointer)) {
    rule = isPlace(segment)
      ? (itemOf(rule) ?? memberOf(rule, segment, undefined))
      : memberOf(rule, segment, isObject(value) ? value : undefined);
    if (!rule) return undefined;
    value = childOf(value, segment);
  }
  return rule;
}

/** The place of an item in a list; `-` is the one behind the last. */
const isPlace = (segment: string) => segment === '-' || Number.isInteger(Number(segment));

/** The row for the value at the end of a path: what sort of leaf it is, or by what its items are known. */
export function ruleAt(path: Path): FieldRule | undefined {
  let rule: FieldRule | undefined = { kind: 'object', model: kindIn(path) ?? 'SpConnection' };
  for (const step of path) {
    if (!rule) return undefined;
    if (isMember(step)) rule = memberOf(rule, step.member, undefined);
    else rule = itemOf(rule);
  }
  return rule;
}

function memberOf(rule: FieldRule, member: string, value: JsonObject | undefined): FieldRule | undefined {
  if (rule.kind === 'map') return { kind: 'object', model: rule.of };
  return rule.kind === 'object' ? memberOfModel(rule.model, member, value) : undefined;
}

/** The row for an item of a list. */
export function itemOf(rule: FieldRule): FieldRule | undefined {
  if (rule.kind === 'object' || rule.kind === 'map' || rule.kind === 'scalar') return undefined;
  if (!rule.of) return { kind: 'scalar' };
  return { kind: 'object', model: rule.of, refersTo: 'refersTo' in rule ? rule.refersTo : undefined };
}

function memberOfModel(name: ModelName, member: string, value: JsonObject | undefined): FieldRule | undefined {
  const found = modelOf(name, value).members.get(member);
  if (found || value) return found;
  const variants = Object.values(walkable.get(name)?.variants?.models ?? {});
  return variants.map((variant) => walkable.get(variant)?.members.get(member)).find((rule) => rule !== undefined);
}
