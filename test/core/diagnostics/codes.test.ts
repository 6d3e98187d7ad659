import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnosticsPage } from '../../../scripts/generate/diagnostics.ts';
import { type People, peopleHeadings } from '../../../src/core/diagnostics/code-entry.ts';
import { consequenceCodes } from '../../../src/core/diagnostics/codes/consequences.ts';
import { pageOf } from '../../../src/core/diagnostics/codes/people.ts';
import { codes, type DiagnosticCode } from '../../../src/core/diagnostics/codes.ts';
import { finding } from '../../../src/core/diagnostics/diagnostic.ts';
import { explanationOf } from '../../../src/core/report/terminal/explanation.ts';

const place = { file: 'f.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };

test('every error says what to do, also where its finder doesn’t', () => {
  const errors = (Object.keys(codes) as DiagnosticCode[]).filter((code) => codes[code].severity === 'error');
  expect(errors.length).toBeGreaterThan(100);
  for (const code of errors) expect(finding(code, place, 'm').hint, code).toMatch(/^[^A-Z].*[^.]$|^`/);
});

test('a hint of its own wins, and a note needs none', () => {
  expect(finding('duplicate-id', place, 'm').hint).toBe('change one of them, or remove a file');
  expect(finding('duplicate-id', place, 'm', { hint: 'own' }).hint).toBe('own');
  expect(finding('secret-not-set', place, 'm').hint).toBeUndefined();
});

test('every code is given somewhere: the page explains nothing that never happens', () => {
  const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('codes'))
    .map((path) => readFileSync(join('src', path), 'utf8'))
    .join('\n');
  expect(Object.keys(codes).filter((code) => !texts.includes(`'${code}'`))).toEqual([]);
});

test('every code has its section on the page that findings point to', () => {
  const page = diagnosticsPage();
  expect(Object.keys(codes).filter((code) => !page.includes(`### ${code}\n`))).toEqual([]);
});

/** Besides those of `consequences.ts`: what else a plan says about people. */
const alsoAboutPeople: DiagnosticCode[] = [
  'people-leave',
  'people-join',
  'identity-values-change',
  'values-refused',
  'names-shared',
  'delete-active',
  'delete-strands-people',
  'delete-idle',
  'made-anew',
  'prune-connection',
  'replace-loses-state',
  'same-tenant',
  'second-connection',
];

test.each([...(Object.keys(consequenceCodes) as DiagnosticCode[]), ...alsoAboutPeople])(
  '%s says to whom, when, how to look and how to take it back, on its page and when it is explained',
  (code) => {
    const entry = pageOf(code);
    const parts = Object.keys(peopleHeadings) as (keyof People)[];
    const page = diagnosticsPage().split(`### ${code}\n`)[1]?.split('\n### ')[0] ?? '';
    const explained = explanationOf(code, entry, [], { colour: false }).replaceAll(/\s+/g, ' ');
    for (const part of parts) {
      const text = entry.people?.[part] ?? '';
      expect(text).toMatch(/^[A-Z].{10,}\.$/);
      expect(page).toContain(`**${peopleHeadings[part]}:** ${text}`);
      expect(explained).toContain(`${peopleHeadings[part]} ${text}`);
    }
  },
);
