import { expect, test } from 'vitest';
import { compareConditions, isSameForCondition } from '../../../src/core/meaning/criterion.ts';

test.each([
  ['EQUALS', 'Sales', 'sales', false],
  ['EQUALS_CASE_INSENSITIVE', 'Sales', 'sales', true],
  ['MULTIVALUE_CONTAINS_DN', 'cn=a,dc=b', 'CN=A, DC=B', true],
  ['NOT_EQUAL_DN', 'cn=a,dc=b', 'cn=c,dc=b', false],
  ['NOT_EQUAL_DN', 'no name', 'no  name', false],
  ['SOMETHING_NEW', 'a', 'A', false],
])('%s takes %s and %s for the same: %s', (condition, a, b, same) => {
  expect(isSameForCondition(condition, a, b)).toBe(same);
});

test.each([
  ['EQUALS', 'EQUALS', 'same'],
  ['EQUALS', 'NOT_EQUAL', 'turned'],
  ['MULTIVALUE_DOES_NOT_CONTAIN_DN', 'MULTIVALUE_CONTAINS_DN', 'turned'],
  ['EQUALS', 'NOT_EQUAL_DN', 'unknown'],
  ['EQUALS', 'EQUALS_CASE_INSENSITIVE', 'more'],
  ['EQUALS_DN', 'EQUALS', 'fewer'],
  ['NOT_EQUAL', 'NOT_EQUAL_CASE_INSENSITIVE', 'fewer'],
  ['NOT_EQUAL_DN', 'NOT_EQUAL', 'more'],
  ['MULTIVALUE_CONTAINS', 'MULTIVALUE_CONTAINS_DN', 'more'],
  ['MULTIVALUE_DOES_NOT_CONTAIN', 'MULTIVALUE_DOES_NOT_CONTAIN_CASE_INSENSITIVE', 'unknown'],
  ['EQUALS', 'MULTIVALUE_CONTAINS', 'unknown'],
  ['EQUALS_CASE_INSENSITIVE', 'EQUALS_DN', 'unknown'],
  ['EQUALS', 'SOMETHING_NEW', 'unknown'],
])('%s → %s: those who pass are %s', (old, now, change) => {
  expect(compareConditions(old, now)).toBe(change);
});
