import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/core/plan/types.ts';
import { columnsOf, withoutColours } from '../../src/core/report/terminal/columns.ts';
import { renderDrift } from '../../src/core/report/terminal/render-drift.ts';
import { renderOutcome } from '../../src/core/report/terminal/render-outcome.ts';
import { renderPlan } from '../../src/core/report/terminal/render-plan.ts';
import { computed } from '../computed.ts';
import { added, change, changed, found, outcomeOf, placeAt, planOf, removed } from '../core/report/samples.ts';
import { cases } from '../seeds/cases.ts';

/** What holds for every text at a terminal, whatever the plan. */

const folder = join(import.meta.dirname, 'golden');
/** Help and mistakes quote what is written in files; the others speak of what happens. */
const spoken = readdirSync(folder).filter((name) => /^(?:1[568]|19).*\.txt$/.test(name));

test.each(spoken)('%s has no API path, no API value and no certificate text', (name) => {
  const shown = readFileSync(join(folder, name), 'utf8');
  expect(shown).not.toMatch(/\b[a-z]\w+\.[a-z]\w+\[/);
  expect(shown).not.toMatch(/_ALGORITHM_|urn:oasis|BEGIN CERTIFICATE|\b[0-9a-f]{40}\b/);
  expect(shown).not.toMatch(/\/idp\/spConnections/);
  const words = shown.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? [];
  expect(words.filter((word) => !/^(SAML_SUBJECT|ZOOM_CLIENT_SECRET)$/.test(word))).toEqual([]);
});

const look = { colour: false, showUnmanaged: false };
const plain = (changes: Change[], more = {}) => renderPlan(planOf(changes), { ...look, ...more });

const hostile = [
  '\u001b[2J\u001b[31mred',
  'x'.repeat(300),
  'שלום עולם',
  'a\u202egnorw\r\n::error::no',
  '株式会社'.repeat(30),
  'Same',
  'Same',
  '`$(reboot)` & <b>',
];
const megabyte = `${'a'.repeat(500_000)}x${'a'.repeat(500_000)}`;
const ognl = (number: number) => Array.from({ length: 400 }, (_, line) => `#line${line} = ${number},`).join('\n');

const long = () => [
  changed('applicationName', megabyte, megabyte.replace('x', 'y')),
  changed('spBrowserSso.messageCustomizations[authn-response].messageExpression', ognl(1), ognl(2)),
  added('contactInfo.company', 'z'.repeat(1_000_000)),
];

const hostileChanges = (): Change[] =>
  hostile.map((name, index) =>
    change({
      action: index % 3 === 0 ? 'delete' : 'update',
      id: `id-${index}`,
      name,
      file: `connections/${name.slice(0, 40)}.yaml`,
      differences: [changed('name', name, `${name}!`), ...(index === 1 ? long() : [])],
      findings: [
        found('warning', `people of ${name} are deleted: "${name}" becomes "${name}"`, {
          tier: 1,
          code: 'scope-changed',
        }),
        found('error', `the server has no ${name}`, { code: 'missing-reference', hint: `did you mean ${name}?` }),
      ],
    }),
  );

const texts = (width: number | undefined, colour = false) => {
  const changes = hostileChanges();
  const plan = planOf(changes, {
    environment: hostile[0],
    unmanaged: hostile.map((name, index) => ({ id: `${name}${index}`, name, entityId: name, active: false })),
  });
  const outcome = outcomeOf(
    changes.map(({ id, name, file }, index) => ({
      id,
      name,
      file: file ?? '',
      status: (['failed', 'done', 'skipped', 'unconfirmed'] as const)[index % 4]!,
      message: `refused: ${name}`,
      diagnostics: [found('error', name, { place: placeAt(`connections/${name}.yaml`, 3) })],
    })),
    { complete: false },
  );
  const shown = { colour, width, connectors: undefined };
  return [
    renderPlan(plan, { ...shown, showUnmanaged: true }),
    renderPlan(plan, { ...shown, showUnmanaged: true, full: true }),
    renderDrift(plan, { ...shown, today: new Date('2026-11-28') }),
    renderOutcome(outcome, shown),
  ];
};

describe.each([40, 88, undefined])('names and values that are hostile, at %s columns', (width) => {
  test('are shown on their lines, and steer nothing', () => {
    for (const text of texts(width)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(text).not.toMatch(/^::/m);
      expect(text.length).toBeLessThan(width === 40 ? 200_000 : 120_000);
      const most = Math.max(40, Math.min(88, width ?? 88));
      // A place stays in one piece.
      for (const line of text.split('\n'))
        if (!/\.yaml/.test(line)) expect(columnsOf(line), line).toBeLessThanOrEqual(most);
    }
  });

  test('are the same with colours and without', () => {
    const [coloured, uncoloured] = [texts(width, true), texts(width)];
    expect(coloured.map(withoutColours)).toEqual(uncoloured);
    expect(coloured.join('')).toContain('\u001b[1m');
  });
});

test('two connections of one name are told apart', () => {
  const [text = ''] = texts(88);
  expect(text).toContain('Same (id-5)');
  expect(text).toContain('Same (id-6)');
});

test('what differs in a megabyte is shown where it differs', () => {
  const text = plain([
    change({
      action: 'update',
      id: 'a',
      differences: [changed('applicationName', megabyte, megabyte.replace('x', 'y'))],
    }),
  ]);
  expect(text).toMatch(/ax/);
  expect(text).toMatch(/ay/);
  expect(text.length).toBeLessThan(2_000);
});

test('of an expression of many lines a screen is shown, and all of it when that is asked for', () => {
  const one = change({
    action: 'update',
    id: 'a',
    differences: [changed('spBrowserSso.messageCustomizations[authn-response].messageExpression', ognl(1), ognl(2))],
  });
  expect(plain([one]).split('\n').length).toBeLessThan(60);
  expect(plain([one])).toMatch(/… \d+ more lines \(--full: all\)/);
  expect(plain([one], { full: true })).toContain('#line399 = 2,');
});

const gone = (count: number) =>
  Array.from({ length: count }, (_, index) => change({ action: 'delete', id: `d-${index}`, name: `Gone ${index}` }));
const dangerous = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    change({
      action: 'update',
      id: `w-${index}`,
      name: `Worse ${index}`,
      differences: [changed('loggingMode', 'STANDARD', `X${index}`)],
      findings: [found('warning', `danger of Worse ${index}: it hurts`, { tier: 1, code: 'scope-changed' })],
    }),
  );
const harmless = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    change({
      action: 'update',
      id: `h-${index}`,
      name: `Harmless ${index}`,
      differences: [changed('name', `a${index}`, `b${index}`)],
    }),
  );

describe.each([1, 3, 60, 1_000, 5_000])('of %i changes that can’t be undone', (count) => {
  test('each is named, and the last lines say that there are some', () => {
    for (const changes of [gone(count), dangerous(count)]) {
      const text = plain([...harmless(200), ...changes]);
      const joined = text.replace(/\s+/g, ' ');
      const named = new Set([...joined.matchAll(/(?:Gone|Worse) \d+(?=[ ,])/g)].map(([name]) => name));
      for (const { name } of changes) expect(named.has(name), name).toBe(true);
      const end = text.split('\n').slice(-120).join('\n');
      expect(end).toContain('Look at this first:');
      expect(end).toContain('!!');
      expect(end).toContain(`${count} can't be undone`);
      expect(text.split('\n')[0]).toMatch(/^!!/);
    }
  });
});

test('a plan in which everything is dangerous is drawn at once', () => {
  const start = computed();
  plain([...gone(2_500), ...dangerous(2_500)]);
  expect(computed() - start).toBeLessThan(4_000);
});

test('each difference stands in the text: as many as in --json, groups and all', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
      (plans) => {
        const paths = ['contactInfo.company', 'loggingMode', 'baseUrl', 'applicationName', 'contactInfo.email'];
        const changes = plans.map((kinds, index) =>
          change({
            action: 'update',
            id: `p-${index}`,
            name: `Partner ${index}`,
            differences: [...new Set(kinds)].map((kind) =>
              kind === 4
                ? removed(paths[kind]!, `was-${index % 3}`)
                : kind === 3
                  ? added(paths[kind]!, `new-${index % 3}`)
                  : changed(paths[kind]!, `was-${index % 3}`, `now-${kind}-${index % 2}`),
            ),
          }),
        );
        const text = plain(changes, { full: true });
        for (const one of changes) {
          expect(text).toContain(one.name);
          for (const { live, desired } of 'differences' in one ? one.differences : [])
            for (const value of [live, desired]) if (value !== undefined) expect(text).toContain(String(value));
        }
      },
    ),
    { numRuns: cases(60) },
  );
});
