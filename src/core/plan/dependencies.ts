import { keyReferredTo, referencesOf } from '../connection/references/references.ts';
import type { Live } from '../connection/types.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { objectsIn, textIn } from '../document/readers.ts';
import type { Key, KindName } from '../kinds.ts';
import { contractMoves, goneItems, readFrom } from './read-attributes.ts';
import type { UndigestedChange } from './types.ts';

/** Why a change can't be made before another: it refers to what that one makes, or that one still refers to what goes. */
type Making = Extract<UndigestedChange, { desired: object; differences: object }>;
type Leaving = Extract<UndigestedChange, { live: Live; action: 'update' | 'replace' | 'delete' }>;

/**
 * For each change the others that have to be done before it, because of references: what is referred to is there before
 * who refers to it, and who referred to something has let go of it before it is deleted, or before it loses an attribute
 * that was read of it. A change that needs nothing isn't among them.
 */
export function needsOf(changes: readonly UndigestedChange[]): ReadonlyMap<Key, ReadonlySet<Key>> {
  const needs = new Map<Key, Set<Key>>();
  const needed = (who: Key, what: Key) => {
    if (who !== what) needs.set(who, (needs.get(who) ?? new Set()).add(what));
  };
  const made = new Map(changes.filter(isMaking).map((change) => [change.key, change]));
  const gone = new Set(changes.filter(({ action }) => action === 'delete').map(({ key }) => key));
  const isReferredTo = ({ kind }: UndigestedChange) => kind !== 'SpConnection';
  if ([...made.values()].some(isReferredTo)) {
    for (const change of made.values())
      for (const target of targetsOf(change, made))
        if (letsGoOf(change, made.get(target)!)) needed(target, change.key);
        else needed(change.key, target);
  }
  if (changes.some((change) => change.action === 'delete' && isReferredTo(change))) {
    for (const { key, kind, live } of changes.filter(isLeaving))
      for (const target of referredTo(kind, live)) if (gone.has(target)) needed(target, key);
  }
  const properties = changes.find(({ kind }) => kind === 'ExtendedProperties');
  for (const { key } of properties ? changes.filter(isLeaving).filter((one) => letsGoOfProperty(one, properties)) : [])
    needed(properties!.key, key);
  return needs;
}

/** It has a value of an extended property that goes, and none of one that comes. */
function letsGoOfProperty(change: Leaving, properties: UndigestedChange): boolean {
  if (properties.action !== 'update' || change === properties) return false;
  const gone = goneItems(properties);
  const isOf = (used: Json | undefined) => isObject(used) && gone.some((name) => Object.hasOwn(used, name));
  if (!isOf(change.live.extendedProperties)) return false;
  return change.action === 'delete' || !usesNew(change.desired.document.extendedProperties, properties);
}

/** It read an attribute that its target loses, and reads none that comes to it. */
function letsGoOf(change: Making, target: Making): boolean {
  const { gone, added } = contractMoves(target);
  if (gone.length === 0 || change.action === 'create') return false;
  const reads = (document: JsonObject, names: readonly string[]) =>
    readFrom(target.key, document).some((name) => names.includes(name));
  return reads(change.live, gone) && !reads(change.desired.document, added);
}

const isMaking = (change: UndigestedChange): change is Making =>
  change.action === 'create' || change.action === 'update' || change.action === 'replace';

const isLeaving = (change: UndigestedChange): change is Leaving =>
  change.action === 'update' || change.action === 'replace' || change.action === 'delete';

function targetsOf({ kind, desired: { document } }: Making, made: ReadonlyMap<Key, Making>): Key[] {
  const targets = referredTo(kind, document).filter((key) => made.has(key));
  const properties = [...made.values()].find((one) => one.kind === 'ExtendedProperties');
  return properties && usesNew(document.extendedProperties, properties) ? [...targets, properties.key] : targets;
}

const referredTo = (kind: KindName, document: JsonObject): Key[] =>
  referencesOf(kind, document).flatMap((reference) => keyReferredTo(reference) ?? []);

/** Extended properties are known by their names: whether some are used that the server doesn't have yet. */
function usesNew(used: Json | undefined, properties: Making): boolean {
  const held = 'live' in properties ? objectsIn(properties.live, 'items').map((item) => textIn(item, 'name')) : [];
  return isObject(used) && Object.keys(used).some((name) => !held.includes(name));
}
