import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naturally } from '../../src/core/natural-order.ts';
import { cases } from '../seeds/cases.ts';

test.each([
  ['Partner 2', 'Partner 10'],
  ['partner 2', 'Partner 10'],
  ['a', 'b'],
  ['A', 'a'],
  ['connections/a.yaml', 'connections/a/b.yaml'],
  ['1.9', '1.10'],
  ['x', 'x1'],
  ['Äpfel 2', 'Äpfel 10'],
  ['Österreich', 'Zoom'],
])('%s stands before %s', (first, second) => {
  expect(Math.sign(naturally(first, second))).toBe(-1);
  expect(Math.sign(naturally(second, first))).toBe(1);
});

test('names in ASCII stand as Unicode’s collation has them', () => {
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const character = fc.oneof(fc.constantFrom('0', '1', '9', 'a', 'A', 'b', '-', ' '), fc.string({ maxLength: 1 }));
  const name = fc.array(character, { maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(name, name, (a, b) => {
      const order = collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
      expect(Math.sign(naturally(a, b))).toBe(order);
    }),
    { numRuns: cases(5000) },
  );
});
