import { expect, test } from 'vitest';
import { type RunRow, readRows, runsTable, withRow } from '../../../../src/core/report/markdown/run-rows.ts';

const row = (run: number, more: Partial<RunRow> = {}): RunRow => {
  return { run, attempt: 1, at: '2026-11-27T14:11:09.123Z', changed: 1, left: [], ...more };
};
const urlOf = ({ run, attempt }: RunRow) => `https://github.com/acme/identity/actions/runs/${run}/attempts/${attempt}`;

test('a single run needs no table; two stand in their order, each with its link', () => {
  expect(runsTable([row(1)], urlOf)).toBe('');
  expect(
    runsTable([row(1, { changed: 59, left: ['Zoom (failed)', 'a|b'] }), row(2)], urlOf)
      .split('\n')
      .slice(2),
  ).toEqual([
    '| [first](https://github.com/acme/identity/actions/runs/1/attempts/1) | 2026-11-27 14:11 | 59 | Zoom (failed)<br>a\\|b |',
    '| [second](https://github.com/acme/identity/actions/runs/2/attempts/1) | 2026-11-27 14:11 | 1 | – |',
  ]);
});

test('a run that writes its row twice has one; of many runs the last are kept', () => {
  expect(withRow([row(1), row(2)], row(2, { changed: 5 })).map(({ run, changed }) => [run, changed])).toEqual([
    [1, 1],
    [2, 5],
  ]);
  expect(withRow([row(1)], row(1, { attempt: 2 }))).toHaveLength(2);
  const many = Array.from({ length: 30 }, (_, index) => row(index)).reduce<RunRow[]>(withRow, []);
  expect(many.map(({ run }) => run)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
});

test('rows are read back as they were written; what isn’t one is left out', () => {
  expect(readRows(JSON.parse(JSON.stringify([row(1), row(2)])))).toEqual([row(1), row(2)]);
  for (const broken of [null, 'x', [1], [{}], [{ run: 1, at: 2, left: [] }]]) expect(readRows(broken)).toEqual([]);
});
