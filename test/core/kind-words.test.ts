import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atStart, calledAs, counted, quotedId, wordOf } from '../../src/core/kind-words.ts';
import { type KindName, kindNames } from '../../src/core/kinds.ts';

const of = (kind: KindName, count: number) => Array.from({ length: count }, () => ({ kind }));

test.each([
  [of('SpConnection', 61), '61 connections'],
  [of('DataStore', 1), '1 data store'],
  [of('CertificateAuthority', 2), '2 certificate authorities'],
  [of('IdpAdapter', 2), '2 IdP adapters'],
  [[...of('DataStore', 1), ...of('SpConnection', 2)], '2 connections and 1 data store'],
  [[...of('DataStore', 2), ...of('SigningKeyPair', 1)], '1 signing key pair and 2 data stores'],
  [
    [...of('DataStore', 1), ...of('SpConnection', 2), ...of('IdpAdapter', 3), ...of('SigningKeyPair', 1)],
    '2 connections and 5 other objects',
  ],
  [[...of('DataStore', 1), ...of('IdpAdapter', 1), ...of('SigningKeyPair', 1)], '3 objects'],
  [[], '0 connections'],
] as const)('counts by kind: %#', (objects, words) => {
  expect(counted(objects)).toBe(words);
});

test('what stays is counted as other, once', () => {
  expect(counted([...of('SpConnection', 3), ...of('DataStore', 1)], 'other')).toBe(
    '3 other connections and 1 data store',
  );
});

test('a connection is called by its name, everything else by its kind and name', () => {
  expect(calledAs({ kind: 'SpConnection', name: 'zoom' })).toBe('zoom');
  expect(calledAs({ kind: 'DataStore', name: 'Corporate AD' })).toBe('data store Corporate AD');
  expect(calledAs({ kind: 'AuthenticationPolicyContract', name: 'Partner login' })).toBe(
    'policy contract Partner login',
  );
});

test('at the beginning of a sentence only a kind gets its capital letter', () => {
  expect(atStart({ kind: 'SpConnection' }, 'zoom')).toBe('zoom');
  expect(atStart({ kind: 'MetadataUrl' }, 'metadata URL Partner')).toBe('Metadata URL Partner');
});

test('a column is headed by the kind of what stands in it', () => {
  expect(wordOf(of('SpConnection', 2))).toBe('connection');
  expect(wordOf(of('DataStore', 2))).toBe('data store');
  expect(wordOf([...of('DataStore', 1), ...of('SpConnection', 1)])).toBe('object');
});

test('no count says more or fewer than there are, whatever the kinds', () => {
  const objects = fc.array(
    fc.record({ kind: fc.constantFrom(...kindNames.filter((k) => k !== 'ExtendedProperties')) }),
  );
  fc.assert(
    fc.property(objects, (all) => {
      const numbers = counted(all).match(/\d+/g) ?? [];
      expect(numbers.map(Number).reduce((sum, count) => sum + count, 0)).toBe(all.length);
    }),
  );
});

test('a finding quotes an id with its kind', () => {
  expect(quotedId({ kind: 'SpConnection', id: 'zoom' })).toBe('"zoom"');
  expect(quotedId({ kind: 'DataStore', id: 'corp-ad' })).toBe('the data store "corp-ad"');
});
