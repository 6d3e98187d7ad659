import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Edit } from './apply-edit.ts';
import { type EditPlace, findPlace } from './edit-place.ts';
import { type Json, pointerTo, segmentsOf } from './json.ts';
import { addBlockEntry, removeBlockEntry, replaceBlockValue } from './splice-block.ts';
import { addFlowEntry, inlineText, removeFlowEntry } from './splice-flow.ts';
import { orderItems } from './splice-order.ts';

/**
 * The text with one edit made by cutting at that place only, so that everything else stays byte for byte. `undefined`
 * where that can't be done: below an alias, for a value that an alias repeats, in unusual layouts.
 */
export function spliceEdit(text: string, edit: Edit): string | undefined {
  const tree = parseDocument(text, { uniqueKeys: false, resolveKnownTags: false });
  const segments = segmentsOf(edit.pointer);
  const place = findPlace(tree.contents, segments);
  if (!place) return undefined;
  if (edit.remove) return removeEntry(text, place, segments);
  if (edit.order) return place.rest.length > 0 ? undefined : orderItems(text, place.node, edit.order);
  if (place.rest.length === 0) return replaceValue(text, place, edit.value);
  return addEntry(text, place, edit.value, segments);
}

function removeEntry(text: string, place: EditPlace, segments: readonly string[]): string | undefined {
  const { collection } = place;
  if (place.rest.length > 0) return undefined;
  if (collection.items.length > 1)
    return collection.flow ? removeFlowEntry(text, place) : removeBlockEntry(text, place);
  // The last one leaves an empty collection behind.
  const pointer = pointerTo(segments.slice(0, -1));
  return pointer === '' ? undefined : spliceEdit(text, { pointer, value: isMap(collection) ? {} : [] });
}

function addEntry(text: string, place: EditPlace, value: Json, segments: readonly string[]): string | undefined {
  const { collection, rest } = place;
  const [step, ...below] = rest as [string, ...string[]];
  if (isSeq(collection) && step !== '-' && Number(step) !== collection.items.length) return undefined;
  const added = below.reduceRight<Json>((inner, member) => ({ [member]: inner }), value);
  if (collection.items.length === 0) {
    const pointer = pointerTo(segments.slice(0, segments.length - rest.length));
    return pointer === ''
      ? undefined
      : spliceEdit(text, { pointer, value: isMap(collection) ? { [step]: added } : [added] });
  }
  return collection.flow ? addFlowEntry(text, place, step, added) : addBlockEntry(text, place, step, added);
}

function replaceValue(text: string, place: EditPlace, value: Json): string | undefined {
  const { node, collection } = place;
  if (hasAnchor(node)) return undefined;
  const inFlow = collection.flow === true;
  const [start, end] = node?.range ?? [0, 0];
  const isOneLine = node !== null && !text.slice(start, end).includes('\n');
  const written = isOneLine ? inlineText(value, isScalar(node) ? node.type : undefined, inFlow) : undefined;
  if (written === undefined) return inFlow ? undefined : replaceBlockValue(text, place, value);
  const gap = start === end && /\S/.test(text[start - 1] ?? ' ') ? ' ' : '';
  return text.slice(0, start) + gap + written + text.slice(end);
}

function hasAnchor(node: Node | null): boolean {
  return (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined;
}
