import { afterEach, expect, test } from 'vitest';
import { annotationsOf } from '../../src/core/report/machine/annotations.ts';
import { marksOf } from '../../src/core/report/machine/marks.ts';
import { planMarkdown } from '../../src/core/report/markdown/plan-markdown.ts';
import { renderPlan } from '../../src/core/report/terminal/render-plan.ts';
import { type Rehearsal, rehearse, signOn } from './rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const absent = (id: string) => `kind: SpConnection\nid: ${id}\nlifecycle: { state: absent }\n`;

test('a limit that refuses a plan gives its numbers everywhere, beside other refusals, too', async () => {
  stage = await rehearse({ 'a.yaml': signOn('a'), 'b.yaml': signOn('b'), 'c.yaml': signOn('c') });
  expect((await stage.apply()).failure).toBeUndefined();
  stage.write({
    'a.yaml': absent('a'),
    'b.yaml': absent('b'),
    'c.yaml': signOn('c').replace('signing-2026', 'nobody-has-this'),
  });
  const result = await stage.plan({ maxDeletes: { count: 1 } });
  const plan = result.plan!;
  const annotations = annotationsOf(marksOf(result), { limit: 50, folder: '' });
  const texts = [
    renderPlan(plan, { colour: false, showUnmanaged: false }),
    planMarkdown(plan, { limit: 60_000, about: 'merge' }),
    JSON.stringify(annotations),
  ].map((text) => text.replaceAll(/[\s\\`]+/g, ' '));
  for (const text of texts) {
    expect(text).toMatch(/deletes or replaces 2 connections, more than max-deletes allows: 1; 2 of them are active/);
  }
});
