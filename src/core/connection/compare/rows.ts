import type { JsonObject } from '../../document/json.ts';
import { objectsIn, textOf } from '../../document/readers.ts';
import { isSecretReference } from '../../secret.ts';

/** What a row of a plugin's table says, by column; what is or may be a secret isn't among it. */
function cellsOf(row: JsonObject | undefined): ReadonlyMap<string, string> {
  const said = objectsIn(row, 'fields').filter(({ value }) => textOf(value) !== '' && !isSecretReference(value));
  return new Map(said.map(({ name, value }) => [textOf(name), textOf(value)]));
}

/** What people would call a row: what its first column says. */
export function rowName(row: JsonObject | undefined): string | undefined {
  const [first] = cellsOf(row).values();
  return first;
}

/** A value that only one row has says which one it is; one that many have says next to nothing. */
const onlyOne = 100;

/**
 * Which rows of two lists are the same row, for those that aren't equal: rows have no key, so the more of what stands in
 * them is the same, above all of what no other row says, the surer it is. What is left has nothing in common.
 */
export function alikeRows(desired: readonly JsonObject[], live: readonly JsonObject[]): [number, number][] {
  const [ours, theirs] = [desired.map(cellsOf), live.map(cellsOf)];
  const weights = theirs.map(
    (row) => new Map([...row].map(([column, text]) => [column, weightOf(column, text, theirs)])),
  );
  const scored = ours.flatMap((row, a) =>
    theirs.map((other, b) => ({ a, b, score: likeness(row, other, weights[b] as ReadonlyMap<string, number>) })),
  );
  const apart = ({ a, b }: { a: number; b: number }) => Math.abs(a - b);
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || apart(one) - apart(other) || one.a - other.a)
    .map(({ a, b }) => [a, b]);
}

function weightOf(column: string, text: string, rows: readonly ReadonlyMap<string, string>[]): number {
  return rows.filter((row) => row.get(column) === text).length === 1 ? onlyOne : 1;
}

function likeness(
  row: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  weights: ReadonlyMap<string, number>,
): number {
  let score = 0;
  for (const [column, text] of row) if (other.get(column) === text) score += weights.get(column) ?? 0;
  return score;
}
