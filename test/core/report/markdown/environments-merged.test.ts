import { expect, test } from 'vitest';
import type { Change } from '../../../../src/core/plan/types.ts';
import { readComment, writeComment } from '../../../../src/core/report/markdown/comment-body.ts';
import { planOverview } from '../../../../src/core/report/markdown/comment-overview.ts';
import type { Section } from '../../../../src/core/report/markdown/comment-section.ts';
import { planReport } from '../../../../src/core/report/markdown/plan-markdown.ts';
import { change, changed, found, planOf } from '../samples.ts';

/** Plans of several environments in one comment. */

const sectionFor = (environment: string, changes: Change[], extra = ''): Section => ({
  marker: {
    environment,
    kind: 'plan',
    run: 1,
    attempt: 1,
    head: 'f'.repeat(40),
    ...planOverview(planOf(changes)),
  },
  ...planReport({ ...planOf(changes), environment }, { limit: 58_500, extra }),
});

const logging = (id: string, value: string, ...findings: Change['findings']) =>
  change({ action: 'update', id, name: id, differences: [changed('loggingMode', 'STANDARD', value)], findings });

const danger = (message: string) => found('warning', message, { tier: 1, code: 'scope-changed' });

test('what is done everywhere is said once, and what is done somewhere with its environment', () => {
  const text = writeComment([
    sectionFor('production', [logging('zoom', 'FULL', danger('many people leave'))], 'Look twice.'),
    sectionFor('staging', [logging('zoom', 'FULL', danger('few people leave'))]),
  ]);
  expect(text).toContain('> - On `production`: **zoom**: Many people leave.');
  expect(text).toContain('> - On `staging`: **zoom**: Few people leave.');
  expect(text.match(/\*\*zoom\*\* · change/gi)).toHaveLength(1);
  expect(text.match(/Logging Mode: Full/g)).toHaveLength(1);
  expect(text).toContain('On `production`:\n\nLook twice.');
});

test('an entry is folded where its differences aren’t the same, for each environment that has any', () => {
  const text = writeComment([
    sectionFor('production', [logging('zoom', 'FULL')]),
    sectionFor('staging', [logging('zoom', 'NONE')]),
  ]);
  expect(text.match(/<summary>On <code>(production|staging)<\/code>/g)).toHaveLength(2);
  expect(text.match(/\*\*zoom\*\* · change/gi)).toHaveLength(1);
});

test('a plan that is a table stands alone, so that no row of it is lost', () => {
  const dangerous = change({
    action: 'update',
    id: 'wide',
    name: 'Wide',
    differences: ['a', 'b', 'c', 'd'].map((name) => changed(name, 'x', 'y')),
    findings: [danger('people leave')],
  });
  const changes = [dangerous, ...['one', 'two', 'three'].map((id) => logging(id, `of ${id}`))];
  const text = writeComment([sectionFor('production', changes), sectionFor('staging', changes)]);
  for (const id of ['one', 'two', 'three']) expect(text.toLowerCase()).toContain(`**${id}**`);
});

test('plans of two commits are two plans, though they do the same', () => {
  const [production, staging] = ['production', 'staging'].map((name) => sectionFor(name, [logging('zoom', 'FULL')]));
  const later = { ...staging!, marker: { ...staging!.marker, head: 'e'.repeat(40) } };
  expect(writeComment([production!, staging!]).match(/\*\*zoom\*\* · change/gi)).toHaveLength(1);
  expect(writeComment([production!, later]).match(/\*\*zoom\*\* · change/gi)).toHaveLength(2);
});

test('the same connection, created here and changed there, isn’t the same', () => {
  const text = writeComment([
    sectionFor('production', [logging('zoom', 'FULL')]),
    sectionFor('staging', [change({ action: 'create', id: 'zoom', name: 'zoom' })]),
  ]);
  expect(text).toContain('**zoom** · change');
  expect(text).toContain('**zoom** · create');
});

test('a comment is read as it was written, and made one again when a plan is made anew', () => {
  const [production, staging] = ['production', 'staging'].map((name) => sectionFor(name, [logging('zoom', 'FULL')]));
  const alone = readComment(writeComment([production as Section])) ?? [];
  const both = readComment(writeComment([...alone, staging as Section])) ?? [];
  expect(both.map(({ text }) => text)).toEqual([production?.text, staging?.text]);
  expect(readComment(writeComment(both))).toEqual(both);
  expect(writeComment(both).match(/\*\*zoom\*\* · change/gi)).toHaveLength(1);
});

test('what somebody broke of the hidden part makes no text', () => {
  const body = writeComment([sectionFor('production', [logging('zoom', 'FULL')])]);
  const broken = body.replace(/(<!-- pfconn:parts )[\w-]+/, '$1AAAA');
  expect(broken).not.toBe(body);
  expect(readComment(broken)?.map(({ parts }) => parts)).toEqual([undefined]);
});
