import { expect, test } from 'vitest';
import type { Plan } from '../../src/core/plan/types.ts';
import { readComment, writeComment } from '../../src/core/report/markdown/comment-body.ts';
import { planOverview } from '../../src/core/report/markdown/comment-overview.ts';
import type { Section } from '../../src/core/report/markdown/comment-section.ts';
import { planReport } from '../../src/core/report/markdown/plan-markdown.ts';
import { exampleConnectors } from '../core/connection/support/descriptor.ts';
import { judgedPlans } from '../render/judged-plans.ts';
import { apiWordsIn } from './api-words.ts';

/** Plans that are no models, as `test/render/` draws them. */

function sectionFor(plan: Plan): Section {
  const marker = {
    environment: plan.environment,
    kind: 'plan' as const,
    run: 1,
    attempt: 1,
    head: 'f'.repeat(40),
    ...planOverview(plan),
  };
  return { marker, ...planReport(plan, { limit: 58_500, connectors: exampleConnectors }) };
}

const comment = (name: string) => writeComment(judgedPlans[name]!.map(sectionFor));

test.each(Object.keys(judgedPlans))('%s keeps the rules of every text', (name) => {
  const text = comment(name);
  const [headline = ''] = text.split('\n');
  expect(text.length).toBeLessThan(60_000);
  expect(headline).toMatch(/^### (⛔ Can't be undone: merging|⚠️ Merging|❌ |Merging)/);
  expect(headline.replace(/\\|`/g, '').length).toBeLessThan(140);
  const shown = text.replace(/<!--[\s\S]*?-->/g, '').replace(/\]\([^)]*\)/g, ']');
  expect(apiWordsIn(shown)).toEqual([]);
  const prose = shown.replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '');
  expect(prose).not.toMatch(/<script|@everyone|\u202e/);
  for (const kind of ['CAUTION', 'WARNING']) expect(text.split(`[!${kind}]`).length - 1).toBeLessThanOrEqual(2);
  expect(readComment(text)).toHaveLength(judgedPlans[name]!.length);
});

test('of a danger that reads differently for each, one is the example', () => {
  expect(comment('44-everything-dangerous')).toMatch(
    /One side has another name to the other\. For example \*\*Partner 4\*\*: /,
  );
});

test('folds of several groups say which they are', () => {
  const folds = comment('44-everything-dangerous').match(/<summary>The 8 connections: (.*)<\/summary>/g);
  expect(folds).toHaveLength(3);
  expect(new Set(folds).size).toBe(3);
});

test('an expression of several lines is compared line by line', () => {
  expect(comment('37-computed-value')).toMatch(/^- {3}\? #parts\[0\]\n\+ {3}\? #parts\[0\]\.toLowerCase\(\)$/m);
});

test('what all of them wait for stands below their names, once', () => {
  const text = comment('45-all-of-them-wait');
  expect(text).toMatch(/^> .*Target 25\.\n> \*\*The apply waits for an acknowledgement\*\*, see below\.$/m);
  expect(text.split('The apply waits')).toHaveLength(2);
});

test('a group that is another one elsewhere is told by environment', () => {
  const text = comment('48-three-environments');
  expect(text).toMatch(/\*\*3 connections\*\* · change\n\n<details><summary>On <code>dev<\/code>/);
  expect(text.indexOf('**Customer Relations** · change')).toBeGreaterThan(0);
  expect(text).toContain('On `production`: **3 connections**: Everyone who signs on');
});

test('what waits on several environments is said once in each box, and every token stands below', () => {
  const boxes = { '52-both-wait-everywhere': 1, '53-many-wait-everywhere': 2 };
  for (const [name, count] of Object.entries(boxes)) {
    const text = comment(name);
    const tokens = judgedPlans[name]!.flatMap(({ changes }) => changes.flatMap(({ waits = [] }) => waits));
    expect(text.split('**The apply waits for an acknowledgement**')).toHaveLength(count + 1);
    for (const { token } of tokens) expect(text).toContain(token);
    expect(text).not.toMatch(/^> - ?$/m);
  }
});
