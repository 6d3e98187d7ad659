import { below, childOf, type Json, type JsonObject, type Pointer, segmentsOf } from '../document/json.ts';
import { type ItemStep, isMember, type Path, type Step } from '../document/path.ts';
import type { KindName } from '../kinds.ts';
import { itemStep } from './compare/item-keys.ts';
import { memberStep } from './compare/walk.ts';
import type { FieldRule } from './fields/rule.ts';
import { fieldAt } from './fields/table.ts';

/** The way to a value of a document of the kind: `/outboundProvision/channels/0` → `outboundProvision.channels[Staff]`. */
export function pathAt(kind: KindName, document: JsonObject, pointer: Pointer): Path {
  const path: Step[] = [];
  let value: Json | undefined = document;
  let at = '';
  for (const segment of segmentsOf(pointer)) {
    path.push(
      Array.isArray(value)
        ? itemStep(fieldAt(kind, at, document), value, Number(segment))
        : memberStep(segment, path.length, kind),
    );
    value = childOf(value, segment);
    at = below(at, segment);
  }
  return path;
}

/** The other way round: where a document has what the path leads to; `undefined` where it hasn't got it. */
export function pointerOfPath(kind: KindName, document: JsonObject, path: Path): Pointer | undefined {
  let value: Json | undefined = document;
  let pointer = '';
  for (const step of path) {
    const segment = isMember(step) ? step.member : indexOf(step, value, fieldAt(kind, pointer, document));
    if (segment === undefined) return undefined;
    value = childOf(value, String(segment));
    if (value === undefined) return undefined;
    pointer = below(pointer, segment);
  }
  return pointer;
}

/**
 * A way as a definition says it: an item is known there by the name that a reference in it has, where a server's document
 * has its id. As far as the definition has the way; what lies beyond stays as it is.
 *
 * @param byId the definition's document with ids
 * @param asReferred the same with its references as they were written
 */
export function pathAsReferred(kind: KindName, path: Path, byId: JsonObject, asReferred: JsonObject): Path {
  for (let length = path.length; length > 0; length--) {
    const pointer = pointerOfPath(kind, byId, path.slice(0, length));
    if (pointer !== undefined) return [...pathAt(kind, asReferred, pointer), ...path.slice(length)];
  }
  return path;
}

function indexOf(step: ItemStep, list: Json | undefined, rule: FieldRule | undefined): number | undefined {
  if (!Array.isArray(list)) return undefined;
  if (step.item === undefined) return step.index;
  const index = list.findIndex((_, place) => itemStep(rule, list, place).item === step.item);
  return index < 0 ? undefined : index;
}
