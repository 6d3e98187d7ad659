import { expect, test } from 'vitest';
import type { Counted, Doubt } from '../../../../src/core/people/types.ts';
import type { ReviewedNumbers } from '../../../../src/core/plan/people/limits.ts';
import { withPeople } from '../../../../src/core/plan/people.ts';
import { packedPeople, unpackedPeople } from '../../../../src/core/report/markdown/reviewed-people.ts';
import type { Example } from '../../consequences/zoom-example.ts';
import { counted, crowd } from '../../people/example.ts';
import { planOf } from '../../plan/people-example.ts';

const other: Example = { users: { filter: '(a=b)' } };
const planWith = (people: Counted) =>
  withPeople(planOf({}, other), new Map([['z', people]]), { smallestCount: 10, mustCount: false });

/** What an apply reads out of the comment. */
function remembered(people: Counted) {
  const plan = planWith(people);
  const packed = packedPeople(plan, 10);
  return packed === undefined ? undefined : unpackedPeople(packed, plan).get('z');
}

test('the numbers that a comment shows are remembered, small ones as the largest they may be', () => {
  expect(remembered(counted({}, other, crowd(50), [...crowd(30), ...crowd(3, 90)]))).toEqual({
    leave: 20,
    join: 9,
    disabled: 0,
  });
});

test.each<[boolean, ReviewedNumbers | undefined]>([
  [true, undefined],
  [false, { leave: 20, join: 0, disabled: 0 }],
])('numbers with a doubt that closes (%s) are none that somebody reviewed', (closes, expected) => {
  const doubt: Doubt = { code: 'directory-sees-less', message: 'the account sees less', closes };
  expect(remembered(counted({}, other, crowd(50), crowd(30), [doubt]))).toEqual(expected);
});

test('who stays and counts as disabled is remembered, too', () => {
  const to: Example = { status: { defaultStatus: false } };
  const people = counted({}, to, crowd(120), [...crowd(100), ...crowd(3, 2000)]);
  const plan = withPeople(planOf({}, to), new Map([['z', people]]), { smallestCount: 1, mustCount: false });
  const packed = packedPeople(plan, 10) ?? '';
  expect(unpackedPeople(packed, plan)).toEqual(new Map([['z', { leave: 20, join: 9, disabled: 100 }]]));
});
