import { isMap, isScalar, isSeq, type Node, parseDocument, Scalar } from 'yaml';
import { type Edit, isOrderOf } from './apply-edit.ts';
import { type EditPlace, type Entry, endOfEntry, findPlace, startOfEntry } from './edit-place.ts';
import { type Json, type JsonObject, pointerTo, segmentsOf } from './json.ts';
import { addBlockEntry, dashOf, nextLine, removeBlockEntry, replaceBlockValue } from './splice-block.ts';
import { writeYaml } from './write-yaml.ts';

/**
 * The text with one edit made by cutting at that place only, so that everything else stays byte for byte. `undefined`
 * where that can't be done: below an alias, in unusual layouts. It doesn't look at what else the cut changes, such as a
 * value that an alias repeats: whoever asks compares what comes out.
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
  const inFlow = collection.flow === true;
  const [start, end] = node?.range ?? [0, 0];
  const isOneLine = node !== null && !text.slice(start, end).includes('\n');
  const written = isOneLine ? inlineText(value, isScalar(node) ? node.type : undefined, inFlow) : undefined;
  if (written === undefined) return inFlow ? undefined : replaceBlockValue(text, place, value);
  const gap = start === end && /\S/.test(text[start - 1] ?? ' ') ? ' ' : '';
  return text.slice(0, start) + gap + written + text.slice(end);
}

/**
 * A value on one line, in the quotes that were there; `undefined` for what wants lines of its own. Between brackets
 * everything fits on one line.
 */
function inlineText(value: Json, type: Scalar['type'] | undefined, inFlow: boolean): string | undefined {
  if (typeof value === 'string') return inlineString(value, type, inFlow);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Object.keys(value).length === 0) return Array.isArray(value) ? '[]' : '{}';
  return inFlow ? bracketed(value) : undefined;
}

function inlineString(value: string, type: Scalar['type'] | undefined, inFlow: boolean): string | undefined {
  if (/[\r\n]/.test(value)) return inFlow ? JSON.stringify(value) : undefined;
  if (type === Scalar.QUOTE_SINGLE) return `'${value.replaceAll("'", "''")}'`;
  if (type === Scalar.QUOTE_DOUBLE || (inFlow && /[,[\]{}:#]/.test(value))) return JSON.stringify(value);
  return writeYaml(value).trimEnd();
}

function bracketed(value: Json[] | JsonObject): string {
  if (Array.isArray(value)) return `[${value.map(inFlowText).join(', ')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{ ${members.map(([key, member]) => `${inFlowText(key)}: ${inFlowText(member as Json)}`).join(', ')} }`;
}

function inFlowText(value: Json): string {
  return inlineText(value, undefined, true) ?? JSON.stringify(value);
}

function addFlowEntry(text: string, { collection }: EditPlace, step: string, value: Json): string {
  const end = endOfEntry(collection.items.at(-1) as Entry);
  const entry = isMap(collection) ? `${inFlowText(step)}: ${inFlowText(value)}` : inFlowText(value);
  return `${text.slice(0, end)}, ${entry}${text.slice(end)}`;
}

/** An entry goes together with the comma before it; the first one with the comma behind it. */
function removeFlowEntry(text: string, { collection, index }: EditPlace): string {
  const items = collection.items as Entry[];
  const entry = items[index] as Entry;
  const previous = items[index - 1];
  if (previous) return text.slice(0, endOfEntry(previous)) + text.slice(endOfEntry(entry));
  const next = startOfEntry(items[index + 1] as Entry).range?.[0] ?? 0;
  return text.slice(0, startOfEntry(entry).range?.[0] ?? 0) + text.slice(next);
}

/** Where an item's text begins and ends. */
type Span = readonly [start: number, end: number];

/**
 * The text with the items of a list in another order. Each takes along what is written in it and the comments right
 * above it; what else stands between two items stays where it is.
 */
function orderItems(text: string, list: Node | null, order: readonly number[]): string | undefined {
  if (!isSeq<Node>(list) || !isOrderOf(order, list.items)) return undefined;
  const spans = list.flow ? list.items.map(flowSpan) : blockSpans(text, list.items);
  if (!spans?.every((span) => span !== undefined)) return undefined;
  const moved = order.map((from, to) => {
    const [start, end] = spans[from] as Span;
    return text.slice(start, end) + text.slice(spans[to]?.[1], spans[to + 1]?.[0]);
  });
  return text.slice(0, spans[0]?.[0]) + moved.join('');
}

function flowSpan(item: Node): Span | undefined {
  return item.range ? [item.range[0], item.range[1]] : undefined;
}

/** Each item's lines without the last line break; `undefined` where a dash shares its line with something before it. */
function blockSpans(text: string, items: readonly Node[]): Span[] | undefined {
  const spans: Span[] = [];
  for (const item of items) {
    const dash = dashOf(text, item);
    const line = startOfLine(text, dash);
    if (text.slice(line, dash).trim() !== '') return undefined;
    const column = dash - line;
    const end = endOfComments(text, nextLine(text, endOfEntry(item)), column);
    spans.push([startOfComments(text, line, spans.at(-1)?.[1] ?? 0), end - lineBreakBefore(text, end)]);
  }
  return spans;
}

/** The start of the comments in the lines right above the one that begins at `line`. */
function startOfComments(text: string, line: number, limit: number): number {
  if (line === 0) return 0;
  const above = startOfLine(text, line - 1);
  return above > limit && isComment(text.slice(above, line)) ? startOfComments(text, above, limit) : line;
}

/** The end of the comments that follow in an item, further in than its dash. */
function endOfComments(text: string, line: number, column: number): number {
  const end = nextLine(text, line + 1);
  const next = text.slice(line, end);
  return isComment(next) && next.indexOf('#') > column ? endOfComments(text, end, column) : line;
}

const isComment = (line: string) => /^[ \t]*#/.test(line);

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineBreakBefore(text: string, end: number): number {
  return /\r?\n$/.exec(text.slice(Math.max(0, end - 2), end))?.[0].length ?? 0;
}
