import fc from 'fast-check';
import type { Json } from '../../../src/core/document/json.ts';

const unsafe = new Set(['__proto__', 'constructor', 'prototype']);
const words = [
  'id',
  '1',
  '0',
  '~',
  '/',
  '<<',
  'y',
  'no',
  '012',
  'null',
  'User Disable / Delete',
  '# x',
  '- a',
  '? b',
  'a: b',
  '*a',
  '&a',
  '!t',
];
export const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }).filter((word) => !word.includes('\ufffd')),
  fc.constantFrom(
    ...words,
    'yes',
    '1e3',
    '.nan',
    '',
    ' x ',
    'a\nb\n',
    '\n',
    'a\n\n\n',
    '  a\n b',
    'x\t',
    '---',
    '...',
    '%a',
    '${var:X}',
    '"',
    "'",
    '{a',
    'a, b',
    '12:30:00',
    '2024-01-01',
    'a #b',
    'a:',
    '\u2028',
    '\u202e',
    'a\u007fb',
    '\u0085',
  ),
);

/** Any value that a document can hold. */
export const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
      .map((number) => (number === 0 ? 0 : number)),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => !unsafe.has(key)),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;
