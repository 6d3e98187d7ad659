import { describe, expect, test } from 'vitest';
import { hasModel } from '../../../src/core/connection/fields/table.ts';
import { placeAt, places } from '../../../src/core/consequences/places.ts';
import { type Place, type Row, words } from '../../../src/core/consequences/row.ts';
import { parts } from '../../../src/core/consequences/rows/parts.ts';
import { kindIn, pathText } from '../../../src/core/document/path.ts';
import { isAt, pathPattern } from '../../../src/core/document/path-pattern.ts';
import { definable } from '../../../src/core/kinds.ts';
import { type Spot, spotsOfTable } from './leaves.ts';

const spots = definable.filter(hasModel).flatMap(spotsOfTable);

/** What a plan can differ in: leaves, sets of texts, items that come and go, lists whose order counts. */
function canDiffer({ is, rule }: Spot): boolean {
  if (is === 'part') return false;
  if (is === 'list') return rule.kind === 'keyed' ? rule.ordered === true : rule.kind === 'list' && rule.moves === true;
  return true;
}

const wordsOf = (place: Place): readonly string[] => words[place.as];
const isOpen = (row: Row) =>
  row.if === undefined && row.unless === undefined && row.to === undefined && row.from === undefined;
const covers = (row: Row, word: string) =>
  [row.on].flat().some((on) => on === word || (on === 'any' && word !== 'begins'));

describe('everything that a plan can differ in is judged', () => {
  const called = ({ path }: Spot) => [kindIn(path), pathText(path)].filter(Boolean).join(' ');
  test.each(spots.filter(canDiffer).map((spot) => [called(spot), spot] as const))('%s', (_, { path, is }) => {
    const place = placeAt(path);
    expect(place).toBeDefined();
    if (is === 'texts') expect(['texts', 'text', 'loose']).toContain(place!.as);
    if (is === 'item') expect(['item', 'exchangeable', 'certificates']).toContain(place!.as);
    if (is === 'list') expect(place!.as).toBe('order');
  });
});

test.each(places.concat(parts).map((place) => [place.at, place] as const))(
  '%s has an answer to each kind of change',
  (_, place) => {
    for (const word of wordsOf(place)) {
      const answered = place.nobody !== undefined || place.rows.some((row) => isOpen(row) && covers(row, word));
      if (!answered) expect([place.at, word]).toEqual([place.at, 'answered']);
    }
  },
);

test('no place and no row is there for nothing', () => {
  const isThere = ({ of, at }: Place) =>
    at === '' || spots.some(({ path }) => kindIn(path) === of && isAt(path, pathPattern(at)));
  const idle = places.filter((place) => !isThere(place)).map(({ of, at }) => [of, at]);
  expect(idle).toEqual([]);
  const dead = places.concat(parts).flatMap((place) =>
    place.rows
      .filter((row, index) => {
        const named = [...wordsOf(place), 'begins'].filter((word) => covers(row, word));
        const before = place.rows.slice(0, index).filter(isOpen);
        return named.every((word) => before.some((earlier) => covers(earlier, word)));
      })
      .map((row) => `${place.at}: ${row.on}`),
  );
  expect(dead).toEqual([]);
});

test('no pattern stands twice', () => {
  const seen = places.map(({ of, at }) => `${of ?? ''} ${at}`);
  expect(seen.filter((at, index) => seen.indexOf(at) !== index)).toEqual([]);
});

describe('sentences are short and plain', () => {
  const rows = places
    .concat(parts)
    .flatMap((place) => place.rows.map((row) => [`${row.who} ${row.says}`, row, place] as const));
  test.each(rows)('%s', (sentence, row) => {
    expect(sentence.length).toBeLessThanOrEqual(200);
    expect(row.says).not.toMatch(/\.$|!/);
    expect(row.says).not.toMatch(/\b[A-Z]{2,}_|\[|urn:/);
  });
});
