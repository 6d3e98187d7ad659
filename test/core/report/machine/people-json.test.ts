import { expect, test } from 'vitest';
import type { Counted } from '../../../../src/core/people/types.ts';
import { peopleJson } from '../../../../src/core/report/machine/people-json.ts';
import type { Example } from '../../consequences/zoom-example.ts';
import { counted, crowd } from '../../people/example.ts';

const other: Example = { users: { filter: '(a=b)' } };
const off = { userAccountControl: '514' };

/** 213 people of whom 3 leave, 2 of those disabled already, and 47 join, 7 of those disabled. */
const people = counted(
  {},
  other,
  [...crowd(1), ...crowd(2, 1, off), ...crowd(210, 3)],
  [...crowd(210, 3), ...crowd(40, 900), ...crowd(7, 950, off)],
);

test('on the command line all numbers are exact, and the server is named', () => {
  expect(peopleJson(people)).toMatchObject({
    ...{ before: 213, after: 257, leave: 3, join: 47, asked: { host: 'ldap.example.com' } },
    channels: [{ leaves: { enabled: 1, disabled: 2 }, joins: { enabled: 40, disabled: 7 }, stays: 210 }],
  });
  expect(peopleJson(people)).not.toHaveProperty('smallest');
});

test('in what an action writes a small number is the largest it may be, and nobody learns the server', () => {
  const told = peopleJson({ ...people, smallest: 10 } as Counted);
  expect(told).toMatchObject({
    ...{ smallest: 10, before: 213, after: 259, leave: 9, join: 47 },
    channels: [
      {
        ...{ before: 213, after: 259, stays: 212 },
        leaves: { enabled: 9, disabled: 9 },
        joins: { enabled: 46, disabled: 9 },
      },
    ],
  });
  expect(JSON.stringify(told)).not.toContain('ldap.example.com');
  expect(told).not.toHaveProperty('asked');
});
