import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressDigest, normalAddress } from '../../../src/core/report/server-address.ts';
import {
  isSameSubject,
  readSubject,
  type Subject,
  subjectKey,
  subjectName,
  subjectSlug,
} from '../../../src/core/report/subject.ts';

const subjects = fc.record<Subject>({
  environment: fc.constantFrom('production', 'staging', 'a","b'),
  server: fc.constantFrom('a', 'b'),
  folder: fc.constantFrom('connections', 'billing', 'a 1/2'),
  shard: fc.constantFrom(undefined, '1/2', '2/2'),
});

test('subjects that differ in anything have another key, another branch, and are not the same', () => {
  fc.assert(
    fc.property(subjects, subjects, (a, b) => {
      const differ = JSON.stringify(a) !== JSON.stringify(b);
      expect(subjectKey(a) !== subjectKey(b)).toBe(differ);
      expect(subjectSlug(a) !== subjectSlug(b)).toBe(differ);
      expect(isSameSubject(a, b)).toBe(!differ);
    }),
  );
});

test('a subject survives being written into a marker', () => {
  fc.assert(
    fc.property(subjects, (one) => {
      const read = readSubject(JSON.parse(JSON.stringify(one)));
      expect(read && subjectKey(read)).toBe(subjectKey(one));
    }),
  );
  for (const broken of [null, 1, 'x', [], {}, { environment: 1 }]) expect(readSubject(broken)).toBeUndefined();
  expect(readSubject({ environment: 'a', server: 1, folder: {}, shard: null })).toEqual({ environment: 'a' });
});

test('what older versions wrote has no folder and no server: it is the usual folder, on any server', () => {
  expect(isSameSubject({ environment: 'a' }, { environment: 'a', server: 's', folder: 'connections' })).toBe(true);
  expect(isSameSubject({ environment: 'a' }, { environment: 'a', server: 's', folder: 'billing' })).toBe(false);
});

test('a name for people says what isn’t usual', () => {
  expect(subjectName({ environment: 'production', server: 's', folder: 'connections' })).toBe('production');
  expect(subjectName({ environment: 'production', folder: 'billing', shard: '2/8' })).toBe('production 2/8 in billing');
});

test.each([
  ['https://PF.example.com:9999/', 'https://pf.example.com:9999'],
  ['https://pf.example.com:9999/pf-admin-api/v1', 'https://pf.example.com:9999'],
  ['https://pf.example.com:9999/PF-admin-api/v1//', 'https://pf.example.com:9999'],
  ['https://pf.example.com', 'https://pf.example.com:443/'],
  ['http://pf.example.com:9999', 'https://pf.example.com:9999'],
  ['https://pf.example.com.:9999', 'https://pf.example.com:9999'],
  [' https://pf.example.com:9999 ', 'https://pf.example.com:9999'],
  ['https://localhost:9999', 'https://127.0.0.1:9999'],
  ['https://gateway.example.com//pf/%70roduction/', 'https://gateway.example.com/pf/production'],
])('%s and %s reach the same server', (a, b) => {
  expect(normalAddress(a)).toBe(normalAddress(b));
  expect(addressDigest(a)).toBe(addressDigest(b));
});

test.each([
  ['https://pf.example.com:9999', 'https://pf.example.com:9031'],
  ['https://pf.example.com:9999', 'https://pf2.example.com:9999'],
  ['https://gateway.example.com/staging', 'https://gateway.example.com/production'],
  ['http://pf.example.com', 'https://pf.example.com'],
])('%s and %s don’t', (a, b) => {
  expect(addressDigest(a)).not.toBe(addressDigest(b));
});

test('a digest shows nothing of the address', () => {
  expect(addressDigest('https://pf.example.com:9999')).toMatch(/^[\w-]{12}$/);
});
