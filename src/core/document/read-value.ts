import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from './json.ts';
import { type PairToRead, pairsOf } from './read-pairs.ts';
import { deepestNesting } from './read-syntax.ts';
import { expand, hasExpandedTooMuch, mayExpand, type Reading, report, unknownAnchor } from './reading.ts';
import { packSpans, type Spans } from './spans.ts';

/**
 * A syntax tree as plain JSON, with the place of each value. What JSON can't hold is reported. `undefined` when aliases
 * stand for more than is read: what is left then would only bring findings about what is missing.
 */
export function readValue(
  root: Node | null,
  { targets, findings, lineOf }: Pick<Reading, 'targets' | 'findings' | 'lineOf'>,
): { value: Json; spans: Spans } | undefined {
  const reading: Reading = { findings, targets, lineOf, spans: [], open: new Set(), expanding: 0, expanded: 0 };
  const value = readNode(reading, root, undefined, 0);
  return hasExpandedTooMuch(reading) ? undefined : { value, spans: packSpans(reading.spans) };
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
    // As a text, which is mostly what is meant, it brings no second finding about an empty value.
    return `*${alias.source}`;
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

function tooDeep(reading: Reading, start: number, end: number): null {
  reading.findings.report(
    'nested-too-deeply',
    [start, end],
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
  for (const key of pairs.keys()) value[key] = null;
  // The order of the object's own keys (numbers first), not that of the text: the spans are found again by it.
  for (const key in value) {
    const pair = pairs.get(key) as PairToRead;
    const read = () => readNode(reading, pair.value, pair.key, depth + 1);
    value[key] = pair.mergedBy ? expand(reading, pair.mergedBy, read) : read();
  }
  return value;
}
