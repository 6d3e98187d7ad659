import { withNames } from '../connection/references/named-references.ts';
import type { DesiredConnection, Difference } from '../connection/types.ts';
import { isObject, type Json, type JsonObject, segmentsOf, valueAt } from '../document/json.ts';
import { isMember, type Path, pathText, type Step } from '../document/path.ts';
import { itemDepth, itemWords } from './item-words.ts';

/**
 * Differences in an item that people take for one thing as one difference of the whole item: a source and a value that
 * change are `mail, from the contract` before and `uid, from LDAP corp-ad` after. Where the words for both are the same,
 * the differences stay as they are, so that none gets lost. An expression of several lines is compared line by line.
 */
export function changedItems(differences: readonly Difference[], desired: DesiredConnection | undefined): Difference[] {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    const depth = one.secret ? undefined : itemDepth(one.path);
    const isInside = depth !== undefined && depth < one.path.length;
    const key = isInside ? `in ${pathText(one.path.slice(0, depth))}` : `at ${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => whole(group, desired) ?? group);
}

function whole(group: readonly Difference[], desired: DesiredConnection | undefined): Difference[] | undefined {
  const [first] = group;
  const depth = first && itemDepth(first.path);
  if (!first || !desired || depth === undefined || depth === first.path.length || isLongText(group)) return undefined;
  const path = first.path.slice(0, depth);
  const pointer = upBy(first.pointer, first.path.length - depth, first.kind);
  if (segmentsOf(pointer).length !== depth) return undefined;
  const held = valueAt(desired.document, pointer);
  const after = desired.nameOf ? withNames(path, held, desired.nameOf) : held;
  if (!isObject(after)) return undefined;
  const before = structuredClone(after) as JsonObject;
  for (const one of group) put(before, one.path.slice(depth), one.live);
  const [was, is] = [itemWords(path, before), itemWords(path, after)];
  if (!was || !is || was.text === is.text) return undefined;
  const at = is.alone ? path.slice(0, -1) : path;
  return [{ kind: 'changed', path: at, pointer, live: was.text, desired: is.text, place: first.place }];
}

function isLongText([only, ...others]: readonly Difference[]): boolean {
  const isText = [only?.live, only?.desired].every((value) => typeof value === 'string');
  return isText && others.length === 0 && /\n/.test(`${only?.live}${only?.desired}`);
}

/** What was removed points to its nearest parent already. */
function upBy(pointer: string, steps: number, kind: Difference['kind']): string {
  let at = pointer;
  for (let step = kind === 'removed' ? 1 : 0; step < steps; step++) at = at.slice(0, at.lastIndexOf('/'));
  return at;
}

function put(object: JsonObject, path: Path, value: Json | undefined): void {
  const [first, ...rest] = path;
  const name = first && nameOf(first);
  if (name === undefined) return;
  if (rest.length === 0) {
    object[name] = value;
    return;
  }
  const inner = object[name];
  const next: JsonObject = isObject(inner) ? inner : {};
  object[name] = next;
  put(next, rest, value);
}

const nameOf = (step: Step) => (isMember(step) ? step.member : undefined);
