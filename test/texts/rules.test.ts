import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds } from '../../src/core/kinds.ts';
import { naturally } from '../../src/core/natural-order.ts';
import type { Change } from '../../src/core/plan/types.ts';
import { entriesOf } from '../../src/core/report/entries.ts';
import { readComment, writeComment } from '../../src/core/report/markdown/comment-body.ts';
import type { Section } from '../../src/core/report/markdown/comment-section.ts';
import { planMarkdown } from '../../src/core/report/markdown/plan-markdown.ts';
import { added, change, changed, found, planOf } from '../core/report/samples.ts';

/** What holds for every text that people read, whatever the plan. */

const folder = join(import.meta.dirname, 'golden');
const goldens = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

/** What a reader sees: no hidden marks, no addresses behind links, no commands to paste. */
const seen = (text: string) =>
  text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/```sh[\s\S]*?```/g, '');

test.each(goldens)('%s has no API path, no API value and no certificate text', (_, text) => {
  const shown = seen(text);
  expect(shown).not.toMatch(/\b[a-z]\w+\.[a-z]\w+\[/);
  expect(shown).not.toMatch(/_ALGORITHM_|urn:oasis|BEGIN CERTIFICATE|\b[0-9a-f]{40}\b/);
  expect(Object.values(kinds).filter(({ path }) => shown.includes(path))).toEqual([]);
  const words = shown.match(/\b[A-Z]+(?:\\?_[A-Z]+)+\b/g) ?? [];
  const allowed = /^(SAML\\?_SUBJECT|ZOOM\\?_CLIENT\\?_SECRET|DIRECTORY\\?_PASSWORD|BIND\\?_DN)$/;
  expect(words.filter((word) => !allowed.test(word))).toEqual([]);
});

test.each(goldens)('%s shows each box at the top level, and closes each fold and fence', (_, text) => {
  let depth = 0;
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const ticks = /^\s*(`{3,})/.exec(line)?.[1];
    if (ticks && fence === undefined) fence = ticks;
    else if (ticks && line.trim() === fence) fence = undefined;
    if (fence !== undefined) continue;
    depth += (line.match(/<details/g)?.length ?? 0) - (line.match(/<\/details>/g)?.length ?? 0);
    if (/\[!(CAUTION|WARNING)\]/.test(line)) {
      expect(depth, line).toBe(0);
      expect(line).toMatch(/^> \[!/);
    }
  }
  expect([depth, fence]).toEqual([0, undefined]);
  for (const kind of ['CAUTION', 'WARNING']) expect(text.split(`[!${kind}]`).length).toBeLessThanOrEqual(3);
});

const update = (number: number, more: Parameters<typeof found>[2] = {}, differs = true): Change =>
  change({
    action: 'update',
    id: `p-${number}`,
    name: `Partner ${number}`,
    differences: differs
      ? [changed('loggingMode', 'STANDARD', `X${number}`)]
      : [changed('loggingMode', 'STANDARD', 'FULL')],
    findings: [found('warning', `danger of Partner ${number}`, { tier: 1, code: 'scope-changed', ...more })],
  });

const text = (changes: Change[], limit = 58_500) => planMarkdown(planOf(changes), { limit });

test.each([1, 3, 60, 1_000, 5_000])('%i connections: all that can’t be undone is there, below the limit', (count) => {
  const deleted = Array.from({ length: count }, (_, index) =>
    change({ action: 'delete', id: `d-${index}`, name: `Gone ${index}`, live: { active: true, spBrowserSso: {} } }),
  );
  const shown = text(deleted);
  expect(shown.length).toBeLessThan(60_000);
  expect(shown.split('\n')[0]).toContain("⛔ Can't be undone");
  if (count > 2) expect(shown).toContain(`**${count} connections** are deleted`);
  if (count <= 1_000) for (let index = 0; index < count; index++) expect(shown).toContain(`Gone ${index}`);
});

test.each([1, 3, 60, 1_000, 5_000])('%i changes that can’t be undone, each with its own sentence', (count) => {
  const shown = text(Array.from({ length: count }, (_, index) => update(index)));
  expect(shown.length).toBeLessThan(60_000);
  const box = shown.slice(shown.indexOf('[!CAUTION]'));
  if (count > 2) expect(box).toContain(`**${count} connections**`);
  if (count <= 1_000)
    for (let index = 0; index < count; index++) expect(box).toMatch(new RegExp(`Partner ${index}\\b`));
});

test('the apply waits: said once; beyond three each connection has a row with its line to paste', () => {
  const waiting = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const place = { file: `connections/p-${at}.yaml`, line: 3, column: 1, endLine: 3, endColumn: 2 };
      return { ...update(at), waits: [{ token: `delete-accounts-${at}`, why: 'x', place, paste: place }] };
    });
  for (const count of [1, 2, 3, 40, 200]) {
    const all = planMarkdown(planOf(waiting(count)), { limit: 900_000, all: true });
    for (const shown of [text(waiting(count)), all]) expect(shown.split('The apply waits').length).toBe(2);
    for (let at = 0; at < count; at++) expect(all).toMatch(new RegExp(`accept: \\[delete-accounts-${at}\\]`));
  }
  expect(text(waiting(200))).toContain('**140 more connections wait**, in the job summary');
});

test('among a thousand harmless changes the one that can’t be undone is on the first screen', () => {
  const harmless = Array.from({ length: 1_000 }, (_, index) =>
    change({ action: 'update', id: `h-${index}`, differences: [changed('name', `a${index}`, `b${index}`)] }),
  );
  const shown = text([...harmless, update(7)]);
  expect(shown.slice(0, 800)).toContain('danger of Partner 7'.replace('danger', 'Danger'));
});

test('four environments, one of them large: each keeps its headline and what can’t be undone', () => {
  const sections = ['dev', 'test', 'staging', 'production'].map((environment, index): Section => {
    const count = index === 0 ? 3_000 : 2;
    const changes = Array.from({ length: count }, (_, at) =>
      change({ action: 'delete', id: `${environment}-${at}`, name: `${environment} ${at}` }),
    );
    return {
      marker: {
        environment,
        kind: 'plan',
        run: 1,
        attempt: 1,
        head: 'f'.repeat(40),
        tier: 'irreversible',
        overview: `deletes ${count} connections`,
        counts: [count, 0, 0, 0, 0],
      },
      text: planMarkdown({ ...planOf(changes), environment }, { limit: 58_500 }),
    };
  });
  const body = writeComment(sections);
  expect(body.length).toBeLessThan(60_000);
  for (const environment of ['test', 'staging', 'production']) {
    expect(body).toContain(`${environment} 0`);
    expect(body).toContain(`${environment} 1`);
  }
  expect(body).toContain('**3000 connections** are deleted');
  expect(readComment(body)).toHaveLength(4);
});

test('each connection is in one entry, and names stand in natural order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 60 }),
      fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 60, maxLength: 60 }),
      (numbers, values) => {
        const ids = [...new Set(numbers)];
        const changes = ids.map((number, index) =>
          change({
            action: 'update',
            id: `p-${number}`,
            name: `Partner ${number}`,
            differences: [changed('contactInfo.company', 'x', values[index] ?? 'a')],
          }),
        );
        const entries = entriesOf(changes);
        expect(entries.flatMap((entry) => entry.changes.map(({ id }) => id)).sort()).toEqual(
          changes.map(({ id }) => id).sort(),
        );
        for (const entry of entries) {
          const names = entry.changes.map(({ name }) => name);
          expect(names).toEqual([...names].sort(naturally));
        }
      },
    ),
  );
});

test('Partner 2 stands before Partner 10, whatever the case', () => {
  expect(['Partner 10', 'partner 2', 'Partner 1'].sort(naturally)).toEqual(['Partner 1', 'partner 2', 'Partner 10']);
});

const nasty =
  '</details><!-- pfconn:end --> @everyone #1 `::error::` **b** [x](https://evil.example) | \u202e <script>';

test('names that are hostile, long, equal or written from right to left leave a report as it is', () => {
  const names = [nasty, 'x'.repeat(300), 'שלום עולם', 'Same', 'Same'];
  const changes = names.map((name, index) =>
    change({
      action: 'update',
      id: `id-${index}`,
      name,
      differences: [changed('name', nasty, `${nasty}\n${'`'.repeat(6)}`)],
      findings: [found('warning', `about ${name}`)],
    }),
  );
  const shown = text(changes);
  const outside = shown.replace(/^(`{3,})diff\n[\s\S]*?\n\1$/gm, '');
  expect(outside).not.toMatch(/<script|<\/details><!--|@everyone/);
  expect(shown).not.toContain('\u202e');
  expect(shown).toContain('Same (id-3)');
  expect(outside.match(/<details/g)?.length ?? 0).toBe(outside.match(/<\/details>/g)?.length ?? 0);
  const [only] = changes;
  expect(text([only!]).split('\n')[0]!.length).toBeLessThan(160);
});

test('values of a megabyte and expressions of many lines are shown where they differ', () => {
  const long = 'a'.repeat(500_000);
  const lines = Array.from({ length: 400 }, (_, index) => `#line${index} = 1,`);
  const custom = 'spBrowserSso.messageCustomizations[authn-response].messageExpression';
  const one = change({
    action: 'update',
    id: 'long',
    differences: [
      changed('applicationName', `${long}x${long}`, `${long}y${long}`),
      changed(custom, lines.join('\n'), lines.with(200, '#line200 = 2,').join('\n')),
      added('contactInfo.company', 'z'.repeat(1_000_000)),
    ],
  });
  const shown = text([one]);
  expect(shown.length).toBeLessThan(5_000);
  expect(shown).toMatch(/^- Application Name: .*ax/m);
  expect(shown).toMatch(/^\+ Application Name: .*ay/m);
  expect(shown).toContain('-  #line200 = 1,'.replace('-  ', '- '));
  expect(shown).toContain('+ #line200 = 2,');
  expect(shown).toContain('lines …');
});
