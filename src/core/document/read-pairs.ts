import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';
import { deepestNesting } from './read-syntax.ts';
import { mayExpand, type Reading, report, reportAt, unknownAnchor } from './reading.ts';

/** Keys through which a JavaScript program could be led astray. They are left out of the value. */
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** True for a key that no document may have. */
export const isUnsafeKey = (key: string): boolean => unsafeKeys.has(key);

export interface PairToRead {
  key: Node;
  value: unknown;
  /** The merge key that brought it. */
  mergedBy?: Node;
}

/** A mapping's members by key; of a key that stands twice, the later. */
export function pairsOf(reading: Reading, map: YAMLMap): Map<string, PairToRead> {
  const pairs = new Map<string, PairToRead>();
  const merges: Pair[] = [];
  for (const pair of map.items) {
    if (isMergeKey(pair.key)) merges.push(pair);
    else addPair(reading, pairs, pair, map);
  }
  for (const pair of merges) merge({ reading, pairs, by: pair.key as Node, path: [] }, pair.value);
  return pairs;
}

function addPair(reading: Reading, pairs: Map<string, PairToRead>, pair: Pair, map: YAMLMap): void {
  const key = readKey(reading, pair.key, map);
  if (key === undefined) return;
  const before = pairs.get(key);
  if (before) reportDuplicate(reading, before, pair.key as Node, key);
  pairs.set(key, { key: pair.key as Node, value: pair.value });
}

interface Merge {
  reading: Reading;
  pairs: Map<string, PairToRead>;
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
    if (mayMerge(context, node.items.length)) for (const item of node.items) merge(inner, item);
  } else if (isMap(node)) {
    mergeMapping(inner, node);
  } else {
    report(reading, 'merge-not-a-mapping', by, 'a merge key takes a mapping, or a list of mappings');
  }
}

function mergeMapping(context: Merge, map: YAMLMap): void {
  const { reading, pairs, by } = context;
  if (!mayMerge(context, map.items.length)) return;
  const quiet: Reading = { ...reading, expanding: 1 };
  for (const pair of map.items) {
    const key = isMergeKey(pair.key) ? undefined : readKey(quiet, pair.key, map);
    if (key === undefined || pairs.has(key)) continue;
    pairs.set(key, { key: pair.key as Node, value: pair.value, mergedBy: by });
  }
  for (const pair of map.items) if (isMergeKey(pair.key)) merge(context, pair.value);
}

function mayMerge({ reading, by }: Merge, count: number): boolean {
  if (reading.expanding === 0) reading.expandingAt = by;
  return mayExpand(reading, count);
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
  if (!isUnsafeKey(text)) return text;
  report(reading, 'unsafe-key', key, `the key "${text}" is not allowed`, 'rename it, or remove it');
  return undefined;
}

function reportDuplicate(reading: Reading, first: PairToRead, again: Node, key: string): void {
  const message = () =>
    `"${key}" stands twice in this mapping, first on line ${reading.lineOf(first.key.range?.[0] ?? 0)}`;
  const [start, end] = again.range ?? [0, 0];
  if (reading.expanding === 0)
    reading.findings.report('duplicate-key', [start, end], message, 'keep the one that is meant');
}
