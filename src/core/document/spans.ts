import { isObject, type Json, type Pointer, segmentsOf } from './json.ts';

/**
 * Where each value of a document stands, as offsets: four numbers per value (start and end of its key, -1 where it has
 * none; start and end of the value), in the order in which a walk over the value meets them. So the syntax tree, ten
 * times as large, needn't be kept.
 */
export type Spans = Int32Array | Int16Array;

/** Half the size for nearly every file: a definition of 32,767 characters has nearly a thousand lines. */
export function packSpans(offsets: readonly number[]): Spans {
  return offsets.every((offset) => offset < 0x8000) ? new Int16Array(offsets) : new Int32Array(offsets);
}

export interface Span {
  start: number;
  end: number;
  /** True for the nearest parent of something that has no place of its own. */
  isStandIn: boolean;
}

/**
 * The stretch of text that `pointer` names: its value, or its key. A missing one is placed at its nearest parent, by
 * that parent's key; so is an empty value, which has no text of its own.
 */
export function spanOf(value: Json, spans: Spans, pointer: Pointer, at: 'key' | 'value'): Span {
  let index = 0;
  let current: Json | undefined = value;
  let missing = false;
  for (const segment of segmentsOf(pointer)) {
    const child = childAt(current, index, segment);
    if (!child) {
      missing = true;
      break;
    }
    index = child.index;
    current = child.value;
  }
  const [keyStart, keyEnd, start, end] = spans.subarray(index * 4, index * 4 + 4) as unknown as number[];
  const hasKey = (keyStart as number) >= 0;
  const isStandIn = missing || (at === 'key' && !hasKey);
  if (hasKey && (at === 'key' || missing || start === end)) {
    return { start: keyStart as number, end: keyEnd as number, isStandIn };
  }
  return { start: start as number, end: end as number, isStandIn };
}

function childAt(parent: Json | undefined, parentIndex: number, segment: string) {
  let index = parentIndex + 1;
  if (Array.isArray(parent)) {
    const position = Number(segment);
    if (!(position >= 0 && position < parent.length) || String(position) !== segment) return undefined;
    for (let before = 0; before < position; before++) index += sizeOf(parent[before]);
    return { index, value: parent[position] };
  }
  if (!isObject(parent) || !Object.hasOwn(parent, segment)) return undefined;
  for (const key of Object.keys(parent)) {
    if (key === segment) break;
    index += sizeOf(parent[key]);
  }
  return { index, value: parent[segment] };
}

/** How many values a walk over `value` meets. */
function sizeOf(value: Json | undefined): number {
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  for (const key of Object.keys(value)) size += sizeOf((value as Record<string, Json>)[key]);
  return size;
}
