import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';
import type { Targets } from './bind-aliases.ts';
import type { Json, JsonObject } from './json.ts';
import { deepestNesting } from './read-syntax.ts';
import type { Reporter } from './reporter.ts';
import type { Spans } from './spans.ts';

/** How many values aliases and merge keys may add to a file. Ten lines of aliases can stand for a billion. */
export const mostExpandedValues = 10_000;

/** Keys through which a JavaScript program could be led astray. They are left out of the value. */
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

interface Reading {
  reporter: Reporter;
  targets: Targets;
  spans: number[];
  /** Anchored values that are being read: an alias to one of them leads in a circle. */
  open: Set<Node>;
  /** Above 0 while the content of an alias is read once more: its findings were reported where it stands. */
  expanding: number;
  expanded: number;
  /** The alias or merge key that is being expanded, the outermost one. */
  expandingAt?: Node;
  lineOf(offset: number): number;
}

/** A syntax tree as plain JSON, with the place of each value. What JSON can't hold is reported. */
export function readValue(
  root: Node | null,
  { targets, reporter, lineOf }: Pick<Reading, 'targets' | 'reporter' | 'lineOf'>,
): { value: Json; spans: Spans } {
  const reading: Reading = { reporter, targets, lineOf, spans: [], open: new Set(), expanding: 0, expanded: 0 };
  const value = readNode(reading, root, undefined, 0);
  return { value, spans: Int32Array.from(reading.spans) };
}

function readNode(reading: Reading, node: unknown, key: Node | undefined, depth: number): Json {
  const own = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node : undefined;
  const [keyStart, keyEnd] = key?.range ?? [-1, -1];
  const [start, end] = own?.range ?? [Math.max(keyEnd, 0), Math.max(keyEnd, 0)];
  reading.spans.push(keyStart, keyEnd, start, end);
  if (!own) return null;
  if (isAlias(own)) return readAlias(reading, own, depth);
  if (reading.expanding > 0 && !mayExpand(reading, 1)) return null;
  if (isScalar(own)) return readScalar(reading, own);
  if (depth > deepestNesting * 2) return tooDeep(reading, start, end);
  reading.open.add(own);
  const value = isMap(own)
    ? readMap(reading, own, depth)
    : own.items.map((item) => readNode(reading, item, undefined, depth + 1));
  reading.open.delete(own);
  return value;
}

function readAlias(reading: Reading, alias: Alias, depth: number): Json {
  const target = reading.targets.get(alias);
  if (!target) {
    report(reading, 'unknown-anchor', alias, unknownAnchor(alias));
    return null;
  }
  if (reading.open.has(target)) {
    report(reading, 'cyclic-anchor', alias, `*${alias.source} stands inside the value that it repeats`);
    return null;
  }
  const before = reading.spans.length;
  const value = expand(reading, alias, () => readNode(reading, target, undefined, depth));
  // The value stands where the alias is; what lies below it stays where it is written.
  reading.spans.splice(before, 4);
  return value;
}

function expand<Result>(reading: Reading, at: Node, read: () => Result): Result {
  if (reading.expanding === 0) reading.expandingAt = at;
  reading.expanding++;
  const result = read();
  reading.expanding--;
  return result;
}

function mayExpand(reading: Reading, count: number): boolean {
  const already = reading.expanded > mostExpandedValues;
  reading.expanded += count;
  if (!already && reading.expanded > mostExpandedValues) {
    const [start, end] = reading.expandingAt?.range ?? [0, 0];
    const message = `aliases and merge keys add more than ${mostExpandedValues} values to this file`;
    reading.reporter.report('alias-expansion', start, end, message, 'write the values out, or split the file');
  }
  return reading.expanded <= mostExpandedValues;
}

function tooDeep(reading: Reading, start: number, end: number): null {
  reading.reporter.report(
    'nested-too-deeply',
    start,
    end,
    `nested more than ${deepestNesting * 2} levels deep through aliases`,
  );
  return null;
}

function readScalar(reading: Reading, scalar: Scalar): Json {
  const { value } = scalar;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  const written = scalar.source ?? String(value);
  if (typeof value !== 'number') return written;
  if (!Number.isFinite(value)) {
    const hint = `put it in quotes when text is meant: "${written}"`;
    report(reading, 'number-not-finite', scalar, `${written} is no number that JSON can hold`, hint);
    return written;
  }
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    const hint = `put it in quotes when it is an identifier: "${written}"`;
    report(reading, 'number-inexact', scalar, `${written} is too large to be kept exactly`, hint);
    return written;
  }
  return value === 0 ? 0 : value;
}

function readMap(reading: Reading, map: YAMLMap, depth: number): JsonObject {
  const pairs = pairsOf(reading, map);
  const value: JsonObject = {};
  // The order of the object's own keys (numbers first), not that of the text: the spans are found again by it.
  for (const key in pairs) {
    const pair = pairs[key] as PairToRead;
    const read = () => readNode(reading, pair.value, pair.key, depth + 1);
    value[key] = pair.mergedBy ? expand(reading, pair.mergedBy, read) : read();
  }
  return value;
}

interface PairToRead {
  key: Node;
  value: unknown;
  /** The merge key that brought it. */
  mergedBy?: Node;
}

function pairsOf(reading: Reading, map: YAMLMap): Record<string, PairToRead> {
  const pairs: Record<string, PairToRead> = {};
  const merges: Pair[] = [];
  for (const pair of map.items) {
    if (isMergeKey(pair.key)) merges.push(pair);
    else addPair(reading, pairs, pair, map);
  }
  for (const pair of merges) merge({ reading, pairs, by: pair.key as Node, path: [] }, pair.value);
  return pairs;
}

function addPair(reading: Reading, pairs: Record<string, PairToRead>, pair: Pair, map: YAMLMap): void {
  const key = readKey(reading, pair.key, map);
  if (key === undefined) return;
  if (Object.hasOwn(pairs, key)) reportDuplicate(reading, pairs[key] as PairToRead, pair.key as Node, key);
  pairs[key] = { key: pair.key as Node, value: pair.value };
}

interface Merge {
  reading: Reading;
  pairs: Record<string, PairToRead>;
  by: Node;
  /** The sources around the one that is being merged, so that a circle is noticed. */
  path: unknown[];
}

/** `<<: *base`, `<<: [*a, *b]`: own keys win, then the earlier source. */
function merge(context: Merge, source: unknown): void {
  const { reading, by, path } = context;
  const node = isAlias(source) ? reading.targets.get(source) : source;
  const inner = { ...context, path: [...path, node] };
  if (isAlias(source) && !node) {
    report(reading, 'unknown-anchor', source, unknownAnchor(source));
  } else if (path.includes(node) || reading.open.has(node as Node) || path.length > deepestNesting) {
    report(reading, 'cyclic-anchor', by, 'this merge key leads back to its own mapping');
  } else if (isSeq(node)) {
    for (const item of node.items) merge(inner, item);
  } else if (isMap(node)) {
    mergeMapping(inner, node);
  } else {
    report(reading, 'merge-not-a-mapping', by, 'a merge key takes a mapping, or a list of mappings');
  }
}

function mergeMapping(context: Merge, map: YAMLMap): void {
  const { reading, pairs, by } = context;
  reading.expandingAt ??= by;
  if (!mayExpand(reading, map.items.length)) return;
  const quiet: Reading = { ...reading, expanding: 1 };
  for (const pair of map.items) {
    const key = isMergeKey(pair.key) ? undefined : readKey(quiet, pair.key, map);
    if (key === undefined || Object.hasOwn(pairs, key)) continue;
    pairs[key] = { key: pair.key as Node, value: pair.value, mergedBy: by };
  }
  for (const pair of map.items) if (isMergeKey(pair.key)) merge(context, pair.value);
}

function unknownAnchor(alias: Alias): string {
  return `no anchor &${alias.source} stands above this alias`;
}

/** A plain `<<`. In quotes it is an ordinary key. */
function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN;
}

function readKey(reading: Reading, key: unknown, map: YAMLMap): string | undefined {
  if (!isScalar(key) || key.value === null) {
    const range = (key as Node | null)?.range ?? map.range ?? [0, 0, 0];
    reportAt(reading, 'key-not-a-word', range[0], range[1], 'a key has to be plain text');
    return undefined;
  }
  const text = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
  if (typeof key.value !== 'string') {
    report(
      reading,
      'key-read-as-text',
      key,
      `the key ${text} reads as a ${typeof key.value}`,
      `put it in quotes: "${text}"`,
    );
  }
  if (!unsafeKeys.has(text)) return text;
  report(reading, 'unsafe-key', key, `the key "${text}" is not allowed`, 'rename it, or remove it');
  return undefined;
}

function reportDuplicate(reading: Reading, first: PairToRead, again: Node, key: string): void {
  const message = () =>
    `"${key}" stands twice in this mapping, first on line ${reading.lineOf(first.key.range?.[0] ?? 0)}`;
  const [start, end] = again.range ?? [0, 0];
  if (reading.expanding === 0)
    reading.reporter.report('duplicate-key', start, end, message, 'keep the one that is meant');
}

type Code = Parameters<Reporter['report']>[0];

function report(reading: Reading, code: Code, node: Node, message: string, hint?: string) {
  reportAt(reading, code, node.range?.[0] ?? 0, node.range?.[1] ?? 0, message, hint);
}

function reportAt(reading: Reading, code: Code, start: number, end: number, message: string, hint?: string) {
  if (reading.expanding === 0) reading.reporter.report(code, start, end, message, hint);
}
