import { expect, test } from 'vitest';
import type { Cause, Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import { startOf } from '../../../src/core/diagnostics/place.ts';
import type { Change } from '../../../src/core/plan/types.ts';
import { dangersOf } from '../../../src/core/report/dangers.ts';
import { ranked } from '../../../src/core/report/ranking.ts';

const base: Cause = {
  words: 'BASE in environments/production.yaml',
  was: 'dc=old',
  place: startOf('environments/production.yaml'),
};

const scope = (fate: string, tier: number, cause?: Cause, channel = 'Staff'): Diagnostic => ({
  code: 'scope-changed',
  severity: tier === 6 ? 'info' : 'warning',
  message: `People leave the scope of channel "${channel}" and are ${fate}`,
  subject: 'People',
  place: startOf('connections/a.yaml'),
  tier,
  cause,
});

const change = (id: string, ...findings: Diagnostic[]) =>
  ({
    kind: 'SpConnection',
    action: 'update',
    id,
    key: id,
    name: id,
    entityId: id,
    findings,
    differences: [],
  }) as unknown as Change;

const said = (...changes: Change[]) =>
  ranked(changes).map(({ tier, finding, changes: all }) => `${tier} ${all.map(({ id }) => id)} ${finding.message}`);

test('what one variable does to several connections is one finding, the worst first', () => {
  const changes = [
    change('one-1', scope('disabled', 2, base)),
    change('two-2', scope('deleted', 1, base)),
    change('three-3', scope('disabled', 2, base), scope('disabled', 2, base, 'Guests')),
  ];
  expect(said(...changes)).toEqual([
    '1 one-1,three-3,two-2 BASE in environments/production.yaml changes 3 connections: in 1 of them, people leave the scope of channel "Staff" and are deleted; in 2 of them, people leave the scope of 2 channels and are disabled',
  ]);
  expect(ranked(changes)[0]!.finding.place.file).toBe('environments/production.yaml');
  expect(dangersOf(changes)).toMatchObject([
    { tier: 'irreversible', changes: [{ id: 'one-1' }, { id: 'three-3' }, { id: 'two-2' }] },
  ]);
});

test('one that says the same everywhere keeps its sentence', () => {
  expect(said(change('one-1', scope('disabled', 2, base)), change('two-2', scope('disabled', 2, base)))).toEqual([
    '2 one-1,two-2 People leave the scope of channel "Staff" and are disabled',
  ]);
});

test('what one variable does to several places of one connection is one finding, too', () => {
  expect(said(change('one-1', scope('disabled', 2, base), scope('deleted', 1, base)))).toEqual([
    '1 one-1 BASE in environments/production.yaml changes 2 things here: people leave the scope of channel "Staff" and are deleted; people leave the scope of channel "Staff" and are disabled',
  ]);
  expect(said(change('one-1', scope('disabled', 2, base), scope('disabled', 2, base, 'Guests')))).toEqual([
    '2 one-1 BASE in environments/production.yaml changes 2 things here: people leave the scope of 2 channels and are disabled',
  ]);
});

test('another value before, another cause and a note stay for themselves', () => {
  const two = (first: Diagnostic, second: Diagnostic) => said(change('one-1', first), change('two-2', second)).length;
  expect(two(scope('disabled', 2, base), scope('deleted', 1, { ...base, was: 'dc=other' }))).toBe(2);
  expect(two(scope('disabled', 2, base), scope('deleted', 1, { ...base, words: 'OTHER' }))).toBe(2);
  expect(two(scope('disabled', 2, base), scope('kept', 6, base))).toBe(2);
  expect(two(scope('disabled', 2, base), scope('deleted', 1))).toBe(2);
});
