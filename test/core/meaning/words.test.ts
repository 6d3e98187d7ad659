import { expect, test } from 'vitest';
import { wrappedName } from '../../../src/core/meaning/attribute-name.ts';
import { numberWords } from '../../../src/core/meaning/number-words.ts';

test.each([
  ['${mail}', 'mail'],
  ['#{mail}', 'mail'],
  ['{{ mail }}', 'mail'],
  ['<mail>', 'mail'],
  ['%mail%', 'mail'],
  ['$mail', 'mail'],
  ['mail', undefined],
  ['50% off', undefined],
  ['%a b%', undefined],
  ['$1', undefined],
  ['a{mail}', undefined],
])('%s names %s', (text, name) => expect(wrappedName(text)).toBe(name));

test.each([
  [0, '0'],
  [999, '999'],
  [1204, '1,204'],
  [1_000_000, '1,000,000'],
  [-1204, '-1,204'],
  [1234.5, '1234.5'],
  [0.0001, '0.0001'],
])('%f is said as %s', (value, words) => expect(numberWords(value)).toBe(words));
