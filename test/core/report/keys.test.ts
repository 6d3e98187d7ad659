import { expect, test } from 'vitest';
import { effectiveChanges } from '../../../src/core/plan/summary.ts';
import { dangersOf } from '../../../src/core/report/dangers.ts';
import { outcomeJson } from '../../../src/core/report/machine/outcome-json.ts';
import { planJson } from '../../../src/core/report/machine/plan-json.ts';
import { changeAnchor, reviewedLines } from '../../../src/core/report/markdown/change-anchor.ts';
import { compareWithReviewed, reviewedDigests } from '../../../src/core/report/markdown/reviewed-plan.ts';
import { change, found, outcomeOf, planOf } from './samples.ts';

/** Two objects of one id: a server may have a connection and a data store that are both called `zoom`. */

const connection = change({ action: 'update', id: 'zoom', digest: 'sha256:1' });
const store = change({ action: 'update', kind: 'DataStore', id: 'zoom', digest: 'sha256:1' });
const both = planOf([store, connection]);

const keysOf = (changes: readonly { key: string }[]) => changes.map(({ key }) => key);

test('a connection is remembered as it always was, so the marks of comments that stand there stay valid', () => {
  expect(reviewedDigests(planOf([connection]))).toBe('0hu1N3JdUa5_oAySUlwx');
  expect(changeAnchor(connection.key)).toBe('<!-- pfconn:change 0hu1N3JdYD7i -->');
});

test('a review of one is none of the other', () => {
  const reviewed = { changes: reviewedDigests(planOf([connection])), text: '' };
  const comparison = compareWithReviewed(both, reviewed);
  expect(keysOf(comparison.reviewed)).toEqual(['zoom']);
  expect(keysOf(comparison.added)).toEqual(['DataStore/zoom']);
  expect(comparison.different).toEqual([]);
});

test('each has its own lines in a comment', () => {
  const body = [
    changeAnchor('DataStore/zoom'),
    '```diff\n+ Host: b\n```',
    changeAnchor('zoom'),
    '```diff\n+ Name: Zoom\n```',
  ].join('\n');
  expect(reviewedLines(body, 'DataStore/zoom')).toEqual(['+ Host: b']);
  expect(reviewedLines(body, 'zoom')).toEqual(['+ Name: Zoom']);
});

test('a plan as JSON says the kind of each, and which connections a consequence is about', () => {
  const warned = found('warning', 'people may lose access', { code: 'scope-narrowed' });
  const told = planOf(effectiveChanges(both).map((one) => ({ ...one, findings: [warned] })));
  const { changes, consequences } = planJson(told, undefined);
  expect(changes.map(({ kind, id, key }) => [kind, id, key])).toEqual([
    ['DataStore', 'zoom', 'DataStore/zoom'],
    ['SpConnection', 'zoom', 'zoom'],
  ]);
  expect(consequences).toMatchObject([{ keys: ['DataStore/zoom', 'zoom'], connections: ['zoom'] }]);
});

test('an outcome takes the verb of its own change', () => {
  const takenOver = { ...connection, takesOver: true } as typeof connection;
  const { changes } = outcomeJson(
    outcomeOf([{ kind: 'DataStore', id: 'zoom' }, { id: 'zoom' }]),
    planOf([store, takenOver]),
  );
  expect(changes.map(({ key, verb }) => [key, verb])).toEqual([
    ['DataStore/zoom', 'change'],
    ['zoom', 'take over'],
  ]);
});

test('two replacements of one id are two dangers', () => {
  const replaced = planOf([
    change({ action: 'replace', id: 'zoom' }),
    change({ action: 'replace', kind: 'DataStore', id: 'zoom' }),
  ]);
  expect(dangersOf(replaced.changes)).toHaveLength(2);
});
