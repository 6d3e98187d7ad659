import type { Alias, Node } from 'yaml';
import type { Collector } from '../diagnostics/collector.ts';
import type { Targets } from './bind-aliases.ts';

/** How many values aliases and merge keys may add to a file. Ten lines of aliases can stand for a billion. */
const mostExpandedValues = 10_000;

/** The first and the last offset of a stretch of text. */
export type Offsets = readonly [start: number, end: number];

/** Findings about a text. */
export type TextFindings = Collector<Offsets>;

/** A syntax tree on its way to a value. */
export interface Reading {
  findings: TextFindings;
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

/** Reads once more what an alias or merge key at `at` brings in. */
export function expand<Result>(reading: Reading, at: Node, read: () => Result): Result {
  if (reading.expanding === 0) reading.expandingAt = at;
  reading.expanding++;
  const result = read();
  reading.expanding--;
  return result;
}

/** Counts what is brought in; false, and reported once, when it is too much. */
export function mayExpand(reading: Reading, count: number): boolean {
  const already = hasExpandedTooMuch(reading);
  reading.expanded += count;
  if (!already && hasExpandedTooMuch(reading)) {
    const [start, end] = reading.expandingAt?.range ?? [0, 0];
    const message = `aliases and merge keys add more than ${mostExpandedValues} values to this file`;
    reading.findings.report('alias-expansion', [start, end], message, 'write the values out, or split the file');
  }
  return !hasExpandedTooMuch(reading);
}

export function hasExpandedTooMuch({ expanded }: Reading): boolean {
  return expanded > mostExpandedValues;
}

export function unknownAnchor(alias: Alias): string {
  return `no anchor &${alias.source} stands above this alias`;
}

type Code = Parameters<TextFindings['report']>[0];

/** Nothing is reported of what is read once more. */
export function report(reading: Reading, code: Code, node: Node, message: string, hint?: string) {
  reportAt(reading, code, node.range?.[0] ?? 0, node.range?.[1] ?? 0, message, hint);
}

export function reportAt(reading: Reading, code: Code, start: number, end: number, message: string, hint?: string) {
  if (reading.expanding === 0) reading.findings.report(code, [start, end], message, hint);
}
