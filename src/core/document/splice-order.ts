import { isSeq, type Node } from 'yaml';
import { isOrderOf } from './apply-edit.ts';
import { endOfEntry } from './edit-place.ts';
import { dashOf, nextLine } from './splice-block.ts';

/** Where an item's text begins and ends. */
type Span = readonly [start: number, end: number];

/**
 * The text with the items of a list in another order. Each takes along what is written in it and the comments right
 * above it; what else stands between two items stays where it is.
 */
export function orderItems(text: string, list: Node | null, order: readonly number[]): string | undefined {
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
