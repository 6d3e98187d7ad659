import type { Place } from '../diagnostics/place.ts';
import { type Json, type JsonObject, type Pointer, segmentsOf } from './json.ts';

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

interface Span {
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
  if (typeof parent !== 'object' || parent === null || !isChildOf(parent, segment)) return undefined;
  const index = parentIndex + offsetOf(parent, segment);
  return { index, value: (parent as Record<string, Json>)[segment] };
}

function isChildOf(parent: Json[] | JsonObject, segment: string): boolean {
  if (!Array.isArray(parent)) return Object.hasOwn(parent, segment);
  const position = Number(segment);
  return position >= 0 && position < parent.length && String(position) === segment;
}

/** Many children, and each of them asked for: then their offsets are worked out once. */
const many = 32;
const remembered = new WeakMap<object, Map<string, number>>();

/** How many values a walk over `parent` meets before it comes to a child. */
function offsetOf(parent: Json[] | JsonObject, segment: string): number {
  const known = remembered.get(parent)?.get(segment);
  if (known !== undefined) return known;
  const keys = Object.keys(parent);
  const offsets = new Map<string, number>();
  let offset = 1;
  for (const key of keys) {
    if (key === segment && keys.length < many) return offset;
    offsets.set(key, offset);
    offset += sizeOf((parent as Record<string, Json>)[key]);
  }
  remembered.set(parent, offsets);
  return offsets.get(segment) ?? offset;
}

/** How many values a walk over `value` meets. */
function sizeOf(value: Json | undefined): number {
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  for (const key of Object.keys(value)) size += sizeOf((value as Record<string, Json>)[key]);
  return size;
}

/** A text's offsets as places. Lines are counted when the first place is asked for, which most texts never are. */
export interface Lines {
  /** The stretch from offset `start` to offset `end`, exclusive. Offsets beyond the text are drawn back into it. */
  place(start: number, end: number): Place;
  /** The offset of a line and column. */
  offset(line: number, column: number): number;
}

export function linesOf(file: string, text: string): Lines {
  let counted: number[] | undefined;
  const starts = () => (counted ??= lineStarts(text));
  return {
    place(start, end) {
      const from = position(starts(), clamp(start, text));
      const to = position(starts(), clamp(Math.max(start, end), text));
      return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
    },
    offset: (line, column) => clamp((starts()[line - 1] ?? text.length) + column - 1, text),
  };
}

function clamp(offset: number, text: string): number {
  return Math.min(Math.max(offset, 0), text.length);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function position(starts: number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}
