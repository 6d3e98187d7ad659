import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeMatch } from '../../../src/core/meaning/pattern/whole-match.ts';
import { computed } from '../../computed.ts';
import { cases } from '../../seeds/cases.ts';

test.each([
  ['[A-Z]{2}', 'DE', true],
  ['[A-Z]{2}', 'DEU', false],
  ['^\\d+$', '123', true],
  ['^\\d+$', '12a', false],
  ['a|bc', 'bc', true],
  ['^a$|^b$', 'b', true],
  ['(?:ab)*c?', 'ababc', true],
  ['a{2,3}', 'aaaa', false],
  ['[^@\\s]+@[^@\\s]+\\.[a-z]{2,}', 'ada@example.com', true],
  ['[\\w.-]+', 'a.b-c', true],
  ['\\p{Lu}\\p{L}*', 'Äda', true],
  ['\\s', '\u00a0', false],
  ['[a-c\\]]+?', 'a]c', true],
  ['.', '💡', true],
  ['.', '\r', false],
  ['.', '\u0085', false],
  ['.', '\u2028', false],
  ['[^a]', '\u0085', true],
  ['\\u0041\\x42', 'AB', true],
  ['', '', true],
  ['()', 'x', false],
])('%s takes %s: %s', (pattern, value, expected) => {
  expect(wholeMatch(pattern)?.(value)).toBe(expected);
});

test.each([
  '(?=.*\\d).+',
  '(a)\\1',
  '(?i)a',
  'a++',
  '[a[b]]',
  '[a&&b]',
  '\\bword\\b',
  'a^b',
  '(a',
  'a)',
  '[a',
  '{',
  'a{2',
  '*',
  '\\p{IsAlphabetic}',
  '\\p{Zx}',
  '.{1,9999}',
  `${'('.repeat(60)}a${')'.repeat(60)}`,
])('%s judges nothing', (pattern) => {
  expect(wholeMatch(pattern)).toBeUndefined();
});

test('a value of more characters than anybody types isn’t judged', () => {
  expect(wholeMatch('a*')?.(`${'a'.repeat(999)}b`)).toBe(false);
  expect(wholeMatch('a*')?.(`${'a'.repeat(1000)}b`)).toBe(true);
});

test.each(['(a+)+', '(a|a)*', '(a*)*b', '(.*)*x', '(a|b)*a(a|b){18}'])(
  '%s takes its time by length only',
  (pattern) => {
    const takes = wholeMatch(pattern)!;
    const began = computed();
    for (let index = 0; index < 20; index++) takes(`${'a'.repeat(900)}${index}`);
    expect(computed() - began).toBeLessThan(2000);
  },
);

/** Patterns of a few letters, in which JavaScript's own machine can't lose itself. */
const pattern = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w'),
    fc.tuple(tie('any'), tie('any')).map(([one, other]) => one + other),
    fc.tuple(tie('any'), tie('any')).map(([one, other]) => `(?:${one}|${other})`),
    fc
      .tuple(tie('any'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '*?'))
      .map(([one, count]) => `(${one})${count}`),
  ),
})).any;

test('it takes what JavaScript takes', () => {
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }), (text, value) => {
      expect(wholeMatch(text)?.(value) ?? 'unread').toBe(new RegExp(`^(?:${text})$`, 'u').test(value));
    }),
    { numRuns: cases(500) },
  );
});
