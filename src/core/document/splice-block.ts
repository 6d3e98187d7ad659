import { isMap, isSeq, type Node } from 'yaml';
import { type EditPlace, type Entry, endOfEntry, startOfEntry } from './edit-place.ts';
import type { Json } from './json.ts';
import { writeYaml } from './write-yaml.ts';

/**
 * A member's value, whatever it was, written in lines of its own where it needs them. A comment behind the key or a
 * one-line value stays.
 */
export function replaceBlockValue(
  text: string,
  { collection, index, node }: EditPlace,
  value: Json,
): string | undefined {
  if (!isMap(collection)) return undefined;
  const key = startOfEntry(collection.items[index] as Entry);
  const colon = text.indexOf(':', key.range?.[1] ?? 0);
  const oldEnd = node?.range?.[1] ?? colon + 1;
  const lineEnd = endOfLine(text, colon);
  const comment = oldEnd > lineEnd ? '' : text.slice(Math.max(oldEnd, colon + 1), lineEnd).trimEnd();
  const [first, ...lines] = linesFor({ k: value }, columnOf(text, key));
  const head = (first as string).trimStart().slice('k:'.length) + (comment && ` ${comment.trimStart()}`);
  const rest = text.slice(nextLine(text, Math.max(oldEnd, colon + 1)));
  return text.slice(0, colon + 1) + [head, ...lines].join(newline(text)) + rest;
}

/** A member or item behind the last one, in lines of its own. */
export function addBlockEntry(text: string, { collection }: EditPlace, step: string, value: Json): string {
  const first = startOfEntry(collection.items[0] as Entry);
  const column = isSeq(collection) ? columnAt(text, dashOf(text, first)) : columnOf(text, first);
  const end = nextLine(text, endOfEntry(collection.items.at(-1) as Entry));
  const before = text.slice(0, end);
  const gap = before === '' || before.endsWith('\n') ? '' : newline(text);
  const added = linesFor(isSeq(collection) ? [value] : { [step]: value }, column).join(newline(text));
  return before + gap + added + text.slice(end);
}

/** Whole lines go; a comment behind a value goes with it, those above stay. */
export function removeBlockEntry(text: string, { collection, index }: EditPlace): string | undefined {
  const entry = collection.items[index] as Entry;
  const start = isSeq(collection) ? dashOf(text, startOfEntry(entry)) : (startOfEntry(entry).range?.[0] ?? 0);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const end = nextLine(text, endOfEntry(entry));
  if (text.slice(lineStart, start).trim() === '') return text.slice(0, lineStart) + text.slice(end);
  // The first member of a list's item shares its line with the dash: the next one moves up to it.
  const next = collection.items[index + 1] as Entry | undefined;
  const nextStart = next && startOfEntry(next).range?.[0];
  if (nextStart === undefined || text.slice(end, nextStart).trim() !== '') return undefined;
  return text.slice(0, start) + text.slice(nextStart);
}

/** A value's lines at a column, the last one empty: each line ends. */
function linesFor(value: Json, column: number): string[] {
  const space = ' '.repeat(column);
  return writeYaml(value)
    .split('\n')
    .map((line) => (line === '' ? '' : space + line));
}

function newline(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The start of the line after the one in which a value ends; a block of text ends with its line already. */
export function nextLine(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') return end;
  const line = text.indexOf('\n', end);
  return line < 0 ? text.length : line + 1;
}

/** The end of the line, its line break not counted. */
function endOfLine(text: string, offset: number): number {
  const line = text.indexOf('\n', offset);
  const end = line < 0 ? text.length : line;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function columnOf(text: string, node: Node): number {
  return columnAt(text, node.range?.[0] ?? 0);
}

function columnAt(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** The offset of the dash before a list's item. */
export function dashOf(text: string, item: Node): number {
  return text.lastIndexOf('-', (item.range?.[0] ?? 0) - 1);
}
