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

/** Which rows of a list could equal another one: those that say the same in its first column. */
export function rowsLike(rows: readonly JsonObject[]): (row: JsonObject) => readonly number[] {
  const places = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) {
    for (const cell of cellsOf(row)) {
      const list = places.get(keyOf(cell));
      if (list) list.push(at);
      else places.set(keyOf(cell), [at]);
    }
  }
  return (row) => {
    const [first] = cellsOf(row);
    return first ? (places.get(keyOf(first)) ?? []) : [...rows.keys()];
  };
}

/** A value that only one row has says which one it is; one that many have says next to nothing. */
const onlyOne = 100;

/**
 * Which rows of two lists are the same row, for those that aren't equal: rows have no key, so the more of what stands in
 * them is the same, above all of what no other row says, the surer it is. What is left has nothing in common.
 */
export function alikeRows(desired: readonly JsonObject[], live: readonly JsonObject[]): [number, number][] {
  const [ours, theirs] = [desired.map(cellsOf), live.map(cellsOf)];
  const counts = new Map<string, number>();
  for (const row of theirs) for (const cell of row) counts.set(keyOf(cell), (counts.get(keyOf(cell)) ?? 0) + 1);
  const scored = ours.flatMap((row, a) => theirs.map((other, b) => ({ a, b, score: likeness(row, other, counts) })));
  const apart = ({ a, b }: { a: number; b: number }) => Math.abs(a - b);
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || apart(one) - apart(other) || one.a - other.a)
    .map(({ a, b }) => [a, b]);
}

type Cell = readonly [column: string, text: string];

const keyOf = (cell: Cell) => cell.join('\n');

/** @param counts in how many rows each cell stands */
function likeness(
  row: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  counts: ReadonlyMap<string, number>,
): number {
  let score = 0;
  for (const cell of row) {
    const [column, text] = cell;
    if (other.get(column) === text) score += counts.get(keyOf(cell)) === 1 ? onlyOne : 1;
  }
  return score;
}
