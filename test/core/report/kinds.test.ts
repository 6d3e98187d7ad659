import { expect, test } from 'vitest';
import type { KindName } from '../../../src/core/kinds.ts';
import type { Change } from '../../../src/core/plan/types.ts';
import { driftMarkdown } from '../../../src/core/report/markdown/drift-markdown.ts';
import { outcomeMarkdown } from '../../../src/core/report/markdown/outcome-markdown.ts';
import { planMarkdown } from '../../../src/core/report/markdown/plan-markdown.ts';
import { endedLine } from '../../../src/core/report/terminal/progress.ts';
import { renderDrift } from '../../../src/core/report/terminal/render-drift.ts';
import { renderOutcome } from '../../../src/core/report/terminal/render-outcome.ts';
import { renderPlan } from '../../../src/core/report/terminal/render-plan.ts';
import { change, found, outcomeOf, planOf } from './samples.ts';

/** Texts over several kinds: what isn't a connection is called by its kind. */

const look = { colour: false, width: 88 };
const store = (action: Change['action'] = 'create') =>
  change({ action, kind: 'DataStore', id: 'corp-ad', name: 'Corporate AD', file: 'data-stores/corp-ad.yaml' });
const contract = (action: Change['action'] = 'create') =>
  change({ action, kind: 'AuthenticationPolicyContract', id: 'login', name: 'Partner login' });
const other = (kind: KindName, id: string) => change({ action: 'create', kind, id });
const zoom = (action: Change['action'] = 'create') => change({ action, id: 'zoom', name: 'Zoom' });
const box = (action: Change['action'] = 'create') => change({ action, id: 'box', name: 'Box' });

const markdown = (...changes: Change[]) => planMarkdown(planOf(changes), { limit: 50_000 });
const headline = (...changes: Change[]) => markdown(...changes).split('\n')[0];
const terminal = (...changes: Change[]) => renderPlan(planOf(changes), { ...look, showUnmanaged: false });

test.each([
  [[store('update')], '### Merging this changes data store Corporate AD on `production`'],
  [[zoom(), box(), store()], '### Merging this creates 2 connections and 1 data store on `production`'],
  [
    [zoom(), store(), other('CertificateAuthority', 'root'), other('CertificateAuthority', 'issuing')],
    '### Merging this creates 1 connection and 3 other objects on `production`',
  ],
  [
    [zoom('update'), box('update'), store(), other('CertificateAuthority', 'root')],
    '### Merging this creates 2 objects and changes 2 connections on `production`',
  ],
  [
    [zoom('update'), contract('update'), box(), store()],
    '### Merging this creates 2 objects and changes 2 on `production`',
  ],
  [[zoom(), box('update')], '### Merging this creates 1 connection and changes 1 on `production`'],
  [[store('delete')], "### ⛔ Can't be undone: merging this deletes data store Corporate AD on `production`"],
] as const)('the headline names each by its kind: %#', (changes, words) => {
  expect(headline(...changes)).toBe(words);
});

test('an entry, a box and the footer', () => {
  const text = markdown(store('delete'), zoom('update'), { ...contract('no-op') }, box('no-op'));
  expect(text).toContain('**Data store Corporate AD** is **deleted**. Acknowledged by `state: absent`.');
  expect(text).toContain('\n**Data store Corporate AD** · delete');
  expect(text).toContain('1 other connection and 1 policy contract stay as they are');
  expect(text).not.toContain('Partner:');
  expect(text).not.toContain('inactive');
});

test('a table of four or more says what is in it', () => {
  const text = markdown(zoom('update'), box('update'), store('update'), contract('update'));
  expect(text).toContain('|  | Object | Changes |');
  expect(text).toContain('**Policy contract Partner login**');
});

test('three of a kind are a group of that kind, and never one with others', () => {
  const gone = ['a', 'b', 'c'].map((id) => change({ action: 'delete', kind: 'DataStore', id }));
  const text = terminal(...gone, change({ action: 'delete', id: 'd' }));
  expect(text).toContain('3 data stores  delete');
  expect(text).toMatch(/^ {3}a, b, c$/m);
  expect(markdown(...gone)).toContain('**3 data stores** are deleted.');
  expect(markdown(...gone)).toMatch(/^> a, b, c$/m);
});

test('the terminal', () => {
  const text = terminal(zoom('update'), box('update'), store('update'), contract('delete'));
  expect(text).toContain('1 policy contract to delete, 2 connections and 1 data store to change');
  expect(text).toMatch(/^!! Policy contract Partner login {2}delete/m);
  expect(text).toMatch(/Data store Corporate AD {2}change +data-stores\/corp-ad\.yaml/);
});

test('nothing to change', () => {
  expect(terminal(zoom('no-op'), store('no-op'))).toContain('as the definitions say: 1 connection and 1 data store');
});

const applied = outcomeOf(
  [
    { kind: 'DataStore', id: 'corp-ad', name: 'Corporate AD', action: 'create', status: 'failed', message: 'refused' },
    { id: 'zoom', name: 'Zoom', action: 'create', status: 'skipped', message: 'data store Corporate AD failed' },
    { kind: 'AuthenticationPolicyContract', id: 'login', name: 'Partner login', action: 'create' },
  ],
  { complete: false },
);

test('an outcome says which kind failed, and what was not begun', () => {
  const text = outcomeMarkdown(applied, { limit: 50_000 });
  expect(text).toContain('- **Data store Corporate AD** was **not created**. Refused.');
  expect(text).toContain('- **Zoom** was **not begun**.');
  const lines = renderOutcome(applied, look);
  expect(lines).toContain('✗ Data store Corporate AD was not created');
  expect(lines).toContain('✗ 1/3  data store Corporate AD');
  expect(lines).toContain('1 connection was not begun');
});

test('a table of results has a kind in each row, and joins no two kinds', () => {
  const done = outcomeOf([
    { kind: 'DataStore', id: 'a', action: 'create' },
    { kind: 'DataStore', id: 'b', action: 'create' },
    { id: 'c', action: 'create' },
  ]);
  const text = outcomeMarkdown(done, { limit: 50_000, all: true });
  expect(text).toContain('### ✅ Applied on `production`: 1 connection and 2 data stores created');
  expect(text).toContain('| **Data store a** to **b**, 2 data stores | ✅ created, read back |');
  expect(text).toContain('| **c** | ✅ created, read back |');
});

test('a line of the log', () => {
  const outcome = applied.changes[2]!;
  const step = { position: 3, total: 3, change: contract(), outcome };
  expect(endedLine(step)).toBe('[3/3] policy contract Partner login created 0.4 s');
});

test('drift', () => {
  const plan = planOf([store('update'), zoom('create'), box('no-op')]);
  const text = driftMarkdown(plan, { limit: 50_000, lookedAt: '2026-11-28T08:00:00Z' });
  expect(text).toContain('1 connection and 1 data store on `production` differ from git');
  expect(text).toContain('| **Data store Corporate AD** |');
  const lines = renderDrift(plan, { ...look, today: new Date('2026-11-28') });
  expect(lines).toContain('2 of 3 objects differ from git');
});

test('a finding that several share counts them by kind', () => {
  const warned = found('warning', 'people may lose access', { code: 'scope-narrowed' });
  const told = [zoom('update'), box('update'), store('update')].map((one) => ({ ...one, findings: [warned] }));
  expect(markdown(...told)).toContain('**2 connections and 1 data store**: People may lose access.');
});
