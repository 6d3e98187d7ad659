import { expect, test } from 'vitest';
import { annotationsOf } from '../../../../src/core/report/machine/annotations.ts';
import { marksOf } from '../../../../src/core/report/machine/marks.ts';
import { change, found, placeAt, planOf } from '../samples.ts';

const mistake = (line: number) =>
  found('error', `mistake ${line}`, {
    code: 'unknown-property',
    hint: 'correct it',
    place: placeAt('connections/a.yaml', line),
  });

const affects = (number: number, tier = 2) =>
  change({
    action: 'update',
    id: `p-${number}`,
    name: `Partner ${number}`,
    findings: [
      found('warning', `thing ${number} happens`, {
        code: 'scope-changed',
        tier,
        place: placeAt(`connections/p-${number}.yaml`, 7),
      }),
    ],
  });

const gone = (number: number) =>
  change({ action: 'delete', id: `g-${number}`, name: `Gone ${number}`, live: { active: true } });

const shown = (marks: ReturnType<typeof marksOf>, limit = 9) => annotationsOf(marks, { limit });

test('one for each mistake, ⛔ and ⚠️, in that order, with the tier’s word and the comment’s sentence', () => {
  const note = found('info', 'nothing much', { code: 'directory-filled-in' });
  const plan = planOf([affects(1), affects(2, 1), gone(1), change({ action: 'update', id: 'x', findings: [note] })]);
  expect(
    shown(marksOf({ diagnostics: [mistake(3), note], plan })).shown.map(({ kind, title, message }) => [
      kind,
      title,
      message,
    ]),
  ).toEqual([
    ['error', 'Mistake', 'mistake 3; correct it (unknown-property)'],
    ['warning', "Can't be undone", 'Gone 1 is deleted. Acknowledged by state: absent.'],
    ['warning', "Can't be undone", 'Partner 2: Thing 2 happens.'],
    ['warning', 'Affects people', 'Partner 1: Thing 1 happens.'],
  ]);
});

test('GitHub’s limit is kept; the last says how many more there are and names those that can’t be undone', () => {
  const plan = planOf([
    ...Array.from({ length: 20 }, (_, at) => affects(at, 1)),
    ...Array.from({ length: 5 }, (_, at) => affects(90 + at)),
  ]);
  const { shown: marks, left } = shown(
    marksOf({ diagnostics: Array.from({ length: 12 }, (_, at) => mistake(at + 1)), plan }),
  );
  expect(marks.map(({ kind }) => kind)).toEqual([...Array(9).fill('error'), ...Array(9).fill('warning')]);
  expect(marks[8]).toMatchObject({ title: 'and 4 more', line: 9 });
  const last = marks[17]!;
  expect(last.title).toBe('and 17 more');
  for (let at = 8; at < 20; at++) expect(last.message).toContain(`Partner ${at}`);
  expect(last.message).toContain("Can't be undone: 12 (");
  expect(last.message).toContain('Affects people: 5 (Partner 90, ');
  // Each of them is named in the log, the worst first; mistakes stand there already.
  expect(left[0]).toBe('Mistake: 4 more, above');
  expect(left).toHaveLength(1 + 17);
  expect(left[1]).toBe("⛔ Can't be undone: Partner 8: Thing 8 happens. (connections/p-8.yaml:7)");
  expect(left.slice(13).every((line) => line.startsWith('⚠️ Affects people: '))).toBe(true);
});

test('a thousand deletions are one mark, and the log has every name', () => {
  const { shown: marks, left } = shown(
    marksOf({ diagnostics: [], plan: planOf(Array.from({ length: 1_000 }, (_, at) => gone(at))) }),
  );
  expect(marks.map(({ kind, title }) => [kind, title])).toEqual([['warning', "Can't be undone"]]);
  expect(marks[0]!.message.length).toBeLessThan(4_096);
  expect(marks[0]!.message).toContain('1000 connections are deleted');
  expect(left).toHaveLength(1);
  for (let at = 0; at < 1_000; at++) expect(left[0]).toContain(`Gone ${at}`);
});
