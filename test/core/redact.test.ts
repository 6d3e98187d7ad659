import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../src/core/redact.ts';
import { Secret } from '../../src/core/secret.ts';
import { computed } from '../computed.ts';
import { cases } from '../seeds/cases.ts';

const value = 'p@ss "w/ord\\';
const secrets = [new Secret(value)];

test.each([
  ['raw', value, '(secret)'],
  ['in a sentence', `it is ${value}.`, 'it is (secret).'],
  ['URL-encoded', encodeURIComponent(value), '(secret)'],
  ['URL-encoded in lower case', encodeURIComponent(value).toLowerCase(), '(secret)'],
  ['form-encoded', new URLSearchParams({ p: value }).toString(), 'p=(secret)'],
  ['in JSON', JSON.stringify({ p: value }), '{"p":"(secret)"}'],
  ['in JSON in JSON', JSON.stringify(JSON.stringify([value])), '"[\\"(secret)\\"]"'],
  ['in JSON that HTML can hold', '"p@ss \\"w/ord\\\\"', '"(secret)"'],
  ['cut at its end', 'it is p@ss "w…', 'it is (secret)…'],
  ['cut further on', 'p@ss "w… and p@ss "x…', '(secret)… and p@ss "x…'],
  ['in HTML', 'p@ss &quot;w/ord\\', '(secret)'],
])('%s', (_, text, expected) => {
  expect(redact(text, secrets)).toBe(expected);
});

test.each([0, 1, 2, 3, 4, 5])('in base64 with %i bytes before it', (before) => {
  const text = Buffer.from(`${'x'.repeat(before)}${value}yyyy`).toString('base64');
  const result = redact(text, secrets);
  expect(result).toContain('(secret)');
  expect(Buffer.from(result.replace('(secret)', ''), 'base64').toString()).not.toContain('ss "w');
});

test('several secrets, the longer one first', () => {
  const two = [new Secret('secret'), new Secret('secret-and-more')];
  expect(redact('a secret-and-more, a secret', two)).toBe('a (secret), a (secret)');
});

test('each line of a secret of several lines', () => {
  const key = new Secret('-----BEGIN KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49\n-----END KEY-----\n');
  expect(redact('  MIGHAgEAMBMGByqGSM49AgEGCCqGSM49', [key])).toBe('  (secret)');
});

test.each([
  ["key = a<b>&'ü", 'key \\u003d a\\u003cb\\u003e\\u0026\\u0027\\u00fc'],
  ['grün-4711', 'gr\\u00fcn-4711'],
  ['two  spaces\tand\na line', 'two spaces and a line'],
])('%j as other writers of JSON, or one line, have it', (secret, text) => {
  expect(redact(`it is ${text}.`, [new Secret(secret)])).toBe('it is (secret).');
});

test('a text with many cuts and beginnings of a secret takes no longer for it', () => {
  const text = 'p@ss …'.repeat(100_000);
  const started = computed();
  expect(redact(text, secrets)).toBe('(secret)…'.repeat(100_000));
  expect(computed() - started).toBeLessThan(2_000);
});

test('a list that grows is looked at again', () => {
  const growing = [new Secret('first-one')];
  expect(redact('first-one second-one', growing)).toBe('(secret) second-one');
  growing.push(new Secret('second-one'));
  expect(redact('first-one second-one', growing)).toBe('(secret) (secret)');
});

test('what is too short to be told from ordinary text is left alone', () => {
  expect(redact('abc 1', [new Secret('1'), new Secret(''), new Secret('abc')])).toBe('abc 1');
});

test('no form of a secret survives, wherever it stands', () => {
  const text = fc.string({ minLength: 6, maxLength: 30, unit: 'binary' }).filter((one) => one.trim().length >= 6);
  fc.assert(
    fc.property(text, fc.string(), fc.string(), (secret, before, after) => {
      for (const form of [secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret).slice(1, -1)]) {
        // The stand-in itself may spell a part of an odd secret, so only what is left of the text is searched.
        const left = redact(before + form + after, [new Secret(secret)]).split('(secret)');
        expect(left.some((part) => part.includes(form))).toBe(false);
      }
    }),
    { numRuns: cases(300) },
  );
});
