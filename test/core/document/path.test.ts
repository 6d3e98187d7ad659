import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePath } from '../../../src/core/document/parse-path.ts';
import { type Path, pathText, type Step } from '../../../src/core/document/path.ts';
import { isAt, isWithin, isWithinWritten, pathPattern } from '../../../src/core/document/path-pattern.ts';
import { computed } from '../../computed.ts';
import { cases } from '../../seeds/cases.ts';

/** Names with every sign that means something in a path, and some that nobody sees. */
const hostile = fc.oneof(
  fc.string({ maxLength: 6, unit: fc.constantFrom('[', ']', '.', '"', "'", '\\', '/', '*', ' ', 'a', '0', 'u') }),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
  fc.string({ maxLength: 4, unit: 'binary' }),
  fc.constantFrom(
    '',
    '*',
    '**',
    '0',
    '17',
    '-',
    'constructor',
    '__proto__',
    '\n',
    '\u202e',
    '\ud800',
    '😀',
    '"]',
    "']",
  ),
);

const item = fc
  .tuple(
    hostile.filter((key) => key !== ''),
    fc.nat(9),
  )
  .map(([key, index]): Step => ({ item: key, index }));
const step: fc.Arbitrary<Step> = fc.oneof(
  hostile.map((member) => ({ member })),
  item,
  fc.nat(20).map((index) => ({ index })),
);
const paths: fc.Arbitrary<Path> = fc
  .tuple(fc.constantFrom('outboundProvision', 'extendedProperties', 'x'), fc.array(step, { maxLength: 4 }))
  .map(([first, rest]) => [{ member: first }, ...rest]);

/** What tells one step from another: a member and an item of the same name can't stand beside each other. */
const meaning = (path: Path) =>
  JSON.stringify(path.map((one) => ('member' in one ? one.member : (one.item ?? one.index))));

describe('a path that was printed', () => {
  test('is read again', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const { steps, problem } = parsePath(pathText(path));
        expect(problem).toBeUndefined();
        expect(steps.length).toBe(path.length);
        expect(isWithinWritten(path, steps)).toBe(true);
      }),
      { numRuns: cases(1000) },
    );
  });

  test('means what is in it and nothing else', () => {
    const byName = paths.filter((path) => path.every((one) => 'member' in one || one.item !== undefined));
    fc.assert(
      fc.property(byName, paths, fc.nat(4), (path, end, shared) => {
        const other = [...path.slice(0, shared), ...end.slice(1)];
        const isInside = meaning(path) === meaning(other.slice(0, path.length));
        expect(isWithinWritten(other, parsePath(pathText(path)).steps)).toBe(isInside);
      }),
      { numRuns: cases(1000) },
    );
  });

  test('can be seen on one line', () => {
    fc.assert(
      fc.property(paths, (path) => {
        expect(pathText(path)).not.toMatch(/[\p{C}\u2028\u2029]/u);
      }),
    );
  });

  test.each([
    ['Staff', 'channels[Staff]'],
    ['Staff [EU]', 'channels[Staff [EU]]'],
    ['Staff [EU', 'channels["Staff [EU"]'],
    ['EU] Staff [', 'channels["EU] Staff ["]'],
    ['cost.center', 'channels[cost.center]'],
    ['"quoted"', 'channels["\\"quoted\\""]'],
    ['C:\\dir', 'channels[C:\\dir]'],
    ['7', 'channels["7"]'],
    ['*', 'channels["*"]'],
    [' x', 'channels[" x"]'],
    ['a\nb', 'channels["a\\u000ab"]'],
  ])('%j', (name, text) => {
    expect(pathText([{ member: 'channels' }, { item: name }])).toBe(text);
  });
});

test.each([
  [
    'a.b',
    [
      ['a', 'name'],
      ['b', 'name'],
    ],
  ],
  [
    'a[b].c',
    [
      ['a', 'name'],
      ['b', 'bracket'],
      ['c', 'name'],
    ],
  ],
  [
    'a[b]c',
    [
      ['a', 'name'],
      ['b', 'bracket'],
      ['c', 'name'],
    ],
  ],
  [
    'a.[b]',
    [
      ['a', 'name'],
      ['b', 'bracket'],
    ],
  ],
  [
    'a[ b ]',
    [
      ['a', 'name'],
      ['b', 'bracket'],
    ],
  ],
  [
    'a["b c"]',
    [
      ['a', 'name'],
      ['b c', 'quoted'],
    ],
  ],
  [
    "a[ 'b\"c' ]",
    [
      ['a', 'name'],
      ['b"c', 'quoted'],
    ],
  ],
  [
    'a["b]c"].d',
    [
      ['a', 'name'],
      ['b]c', 'quoted'],
      ['d', 'name'],
    ],
  ],
  // A bracket that is never closed belongs to the name, as it always did.
  [
    'a[b[c].d[e]',
    [
      ['a', 'name'],
      ['b[c', 'bracket'],
      ['d', 'name'],
      ['e', 'bracket'],
    ],
  ],
  [
    "a['it's']",
    [
      ['a', 'name'],
      ["'it's'", 'bracket'],
    ],
  ],
])('%s', (text, steps) => {
  expect(parsePath(text).steps.map((one) => [one.text, one.form])).toEqual(steps);
});

test('a name of 100,000 brackets takes no time', () => {
  const begun = computed();
  parsePath('a[[x]'.repeat(20_000));
  parsePath('['.repeat(100_000));
  parsePath(`a${'["'.repeat(50_000)}`);
  expect(computed() - begun).toBeLessThan(2_000);
});

describe('a pattern', () => {
  const path: Path = [{ member: 'a' }, { item: 'b', index: 3 }, { member: 'c' }];

  test.each([
    ['a[b].c', true, true],
    ['a[*].c', true, true],
    ['**.c', true, true],
    ['a.**', true, true],
    ['a.**.b.**.c', true, true],
    ['a', false, true],
    ['**.b', false, true],
    ['a[3]', false, true],
    ['a["3"]', false, false],
    ['c', false, false],
    ['a[b].c.d', false, false],
  ])('%s', (text, at, within) => {
    expect([isAt(path, pathPattern(text)), isWithin(path, pathPattern(text))]).toEqual([at, within]);
  });
});
