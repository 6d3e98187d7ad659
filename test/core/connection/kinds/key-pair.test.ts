import { expect, test } from 'vitest';
import { compareDesired } from '../../../../src/core/connection/compare-desired.ts';
import type { Live } from '../../../../src/core/connection/types.ts';
import type { JsonObject } from '../../../../src/core/document/json.ts';
import { pathText } from '../../../../src/core/document/path.ts';
import { desiredFrom } from '../support/desired.ts';

/** What a server tells of a key that it made; how it was asked to is nowhere. */
const view = {
  id: 'sign',
  subjectDN: 'C=US, ST=CO, L=Denver, OU=IT, O=Acme, CN=Sign-on',
  keyAlgorithm: 'RSA',
  keySize: 2048,
} as unknown as Live;

const made = {
  commonName: 'Sign-on',
  organization: 'Acme',
  organizationUnit: 'IT',
  city: 'Denver',
  state: 'CO',
  country: 'US',
  keyAlgorithm: 'RSA',
  keySize: 2048,
};

function differences(document: JsonObject, live: Live = view): string[] {
  const desired = { ...desiredFrom({ id: 'sign', ...document }), kind: 'SigningKeyPair' as const };
  return compareDesired({ desired, live }).map(
    ({ path, live: held, desired: wanted }) => `${pathText(path)}: ${JSON.stringify(held)} → ${JSON.stringify(wanted)}`,
  );
}

test('a key is what it was made by, as far as the server tells', () => {
  expect(differences({ generate: made })).toEqual([]);
  expect(differences({ generate: { ...made, validDays: 365 } })).toEqual([]);
});

test.each([
  ['commonName', 'generate.commonName: "Sign-on" → "other"'],
  ['organization', 'generate.organization: "Acme" → "other"'],
  ['organizationUnit', 'generate.organizationUnit: "IT" → "other"'],
  ['city', 'generate.city: "Denver" → "other"'],
  ['state', 'generate.state: "CO" → "other"'],
  ['country', 'generate.country: "US" → "other"'],
  ['keyAlgorithm', 'generate.keyAlgorithm: "RSA" → "other"'],
])('another %s is another key', (member, difference) => {
  expect(differences({ generate: { ...made, [member]: 'other' } })).toEqual([difference]);
});

test('a key whose making nobody wrote is as it is', () => {
  expect(differences({})).toEqual([]);
  expect(differences({}, { ...view, subjectDN: 'CN=Another' })).toEqual([]);
});
