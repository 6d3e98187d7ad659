import { describe, expect, test } from 'vitest';
import type { DiagnosticCode } from '../../../src/core/diagnostics/codes.ts';
import { capFindings, collector, mostFindings } from '../../../src/core/diagnostics/collector.ts';
import { type Diagnostic, finding } from '../../../src/core/diagnostics/diagnostic.ts';
import { withoutFollowOns } from '../../../src/core/diagnostics/follow-on.ts';
import { inEnvironments } from '../../../src/core/diagnostics/in-environments.ts';

const at = (file: string, line = 1) => ({ file, line, column: 1, endLine: line, endColumn: 9 });
const said = (message: string, { hint, file = 'connections/a.yaml' }: { hint?: string; file?: string } = {}) =>
  finding('duplicate-name', at(file), message, { hint: hint ?? 'rename one' });

describe('findings of several environments', () => {
  type Found = Record<string, { variables?: Record<string, string>; diagnostics: Diagnostic[] }>;
  const merged = (found: Found) =>
    inEnvironments(
      Object.entries(found).map(([environment, { variables = {}, diagnostics }]) => ({
        environment,
        variables,
        diagnostics,
      })),
    ).map(({ message, hint, environments }) => `${message} | ${hint} | ${environments}`);

  test('one of all is said once, one of some names them', () => {
    const both = said('both');
    expect(merged({ dev: { diagnostics: [both, both] }, prod: { diagnostics: [both, said('here')] } })).toEqual([
      'both | rename one | dev,prod',
      'here (prod only) | rename one | prod',
    ]);
  });

  test('one in an environment’s own file needs no name', () =>
    expect(
      merged({ dev: { diagnostics: [said('x', { file: 'environments/dev.yaml' })] }, prod: { diagnostics: [] } }),
    ).toEqual(['x | rename one | dev']));

  test('values of variables make no other finding, the longest first, but for those of two letters', () => {
    const of = (host: string, domain: string, short: string) => ({
      variables: { HOST: host, DOMAIN: domain, SHORT: short },
      diagnostics: [said(`${host} isn’t ${domain} in ${short}`)],
    });
    expect(
      merged({ dev: of('a.dev.example', 'dev.example', 'in'), prod: of('a.example.com', 'example.com', 'in') }),
    ).toEqual(['${var:HOST} isn’t ${var:DOMAIN} in in | rename one | dev,prod']);
    expect(merged({ dev: of('a.dev', 'a.dev.example', 'eu'), prod: of('a.prod', 'a.prod.example', 'us') })).toEqual([
      'a.dev isn’t a.dev.example in eu (dev only) | rename one | dev',
      'a.prod isn’t a.prod.example in us (prod only) | rename one | prod',
    ]);
  });

  test('a value in one environment only is shown as it is', () =>
    expect(
      merged({ dev: { variables: { HOST: 'a.dev' }, diagnostics: [said('a.dev')] }, prod: { diagnostics: [] } }),
    ).toEqual(['a.dev (dev only) | rename one | dev']));

  test.each([
    [2, 'x (e1 and e2 only)'],
    [4, 'x (e1, e2, e3 and e4 only)'],
    [5, 'x (e1, e2, e3 and 2 more only)'],
  ])('%i names', (count, message) => {
    const named = Array.from({ length: count }, (_, index) => [`e${index + 1}`, { diagnostics: [said('x')] }]);
    expect(merged({ ...Object.fromEntries(named), other: { diagnostics: [] } })[0]).toMatch(message);
  });

  test('hints that differ are likewise for the others, equal ones are said once', () => {
    const of = (hint: string) => ({ diagnostics: [said('x', { hint })] });
    expect(merged({ a: of('edit a.yaml'), b: of('edit b.yaml'), c: of('edit a.yaml') })).toEqual([
      'x | edit a.yaml; likewise for b | a,b,c',
    ]);
  });
});

describe('findings that only follow from another', () => {
  type Span = [line: number, column: number, endLine?: number, endColumn?: number];
  const spot = (code: DiagnosticCode, [line, column, endLine = line, endColumn = column + 3]: Span, file = 'a.yaml') =>
    finding(code, { file, line, column, endLine, endColumn }, 'm');
  const isKept = (one: Diagnostic, error: Diagnostic) => withoutFollowOns([one], [error]).length === 1;

  test.each([
    ['a name a step inside of where something is missing', [3, 3], [4, 5], false],
    ['as far in as anybody indents', [3, 3], [9, 7], false],
    ['further in', [3, 3], [4, 8], true],
    ['a name above it', [3, 3], [2, 5], true],
    ['a name beside it in the same block', [3, 3], [2, 3], false],
    ['a name further out', [3, 3], [4, 1], true],
    ['a name in the same line', [3, 3], [3, 40], false],
  ] as [string, Span, Span, boolean][])('%s', (_, missing, unknown, kept) =>
    expect(isKept(spot('missing-property', missing), spot('unknown-property', unknown))).toBe(kept),
  );

  test.each([
    ['within the error', [2, 5], [2, 1, 4, 1], false],
    ['at its end', [4, 1], [2, 1, 4, 1], true],
    ['before its end', [4, 1], [2, 1, 4, 2], false],
    ['on the line behind a block of text', [4, 10], [2, 14, 4, 1], true],
    ['before its beginning', [1, 9], [2, 1, 4, 1], true],
    ['around it, in one line', [2, 1, 2, 90], [2, 40], false],
    ['around it, over several', [1, 1, 9, 1], [2, 40], true],
    ['at an error of no width', [2, 1], [2, 1, 2, 1], false],
  ] as [string, Span, Span, boolean][])('a finding %s', (_, one, error, kept) =>
    expect(isKept(spot('context-value', one), spot('wrong-type', error))).toBe(kept),
  );

  test('two things that aren’t there are two mistakes', () => {
    const [one, other] = [spot('adapter-missing', [1, 1, 1, 90]), spot('attribute-not-fulfilled', [1, 1, 1, 90])];
    expect(isKept(one, other)).toBe(true);
    expect(isKept(spot('context-value', [1, 1, 1, 90]), other)).toBe(false);
  });

  test('nothing follows from another file, from a warning, or from itself', () => {
    const [one, error] = [spot('context-value', [1, 1]), spot('wrong-type', [1, 1], 'b.yaml')];
    expect(isKept(one, error)).toBe(true);
    expect(isKept(one, spot('channels-overlap', [1, 1]))).toBe(true);
    expect(isKept(one, one)).toBe(true);
  });
});

describe('more findings than anybody reads', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => said(`m${index}`));
  const note = finding('secret-not-set', at('a.yaml', 7), 'note');

  test('as many as are kept are all there', () => {
    expect(capFindings(many(mostFindings))).toEqual(many(mostFindings));
    const messages = capFindings([note, ...many(mostFindings)]).map(({ message }) => message);
    expect(messages).toEqual([...many(mostFindings).map(({ message }) => message), 'and 1 more in this file']);
  });

  test('each severity has its own room', () => {
    const { report, all } = collector<number>((line) => at('a.yaml', line), { most: 2 });
    for (const line of [1, 2, 3]) report('secret-not-set', line, `note ${line}`);
    for (const line of [4, 5, 6]) report('duplicate-name', line, () => `error ${line}`);
    expect(all().map(({ message, place }) => `${place.line} ${message}`)).toEqual([
      '1 note 1',
      '2 note 2',
      '4 error 4',
      '5 error 5',
      '5 and 2 more in this file',
    ]);
  });
});
