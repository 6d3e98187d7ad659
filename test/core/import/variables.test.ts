import { expect, test } from 'vitest';
import { withVariables } from '../../../src/core/import/variables.ts';

const variables = {
  BASE_DN: 'dc=corp,dc=example,dc=com',
  HOST: 'sso.example.com',
  STAGE: 'dev',
  PORT: 9031,
  A: 'same',
  B: 'same',
};

test.each([
  ['dc=corp,dc=example,dc=com', '${var:BASE_DN}'],
  ['ou=people,dc=corp,dc=example,dc=com', 'ou=people,${var:BASE_DN}'],
  ['(memberOf=cn=zoom,dc=corp,dc=example,dc=com)', '(memberOf=cn=zoom,${var:BASE_DN})'],
  ['https://sso.example.com/acs', 'https://${var:HOST}/acs'],
  ['https://sso.example.com.evil/acs', 'https://sso.example.com.evil/acs'],
  ['xdc=corp,dc=example,dc=com', 'xdc=corp,dc=example,dc=com'],
  ['dev', 'dev'],
  ['same', 'same'],
  ['${secret:X} sso.example.com', '${secret:X} sso.example.com'],
])('%s', (held, written) => {
  expect(withVariables({ baseDn: held, list: [{ url: held }] }, variables)).toEqual({
    baseDn: written,
    list: [{ url: written }],
  });
});

test('what a connection is known by stays', () => {
  const document = { kind: 'SpConnection', id: 'sso.example.com', name: 'sso.example.com' };
  expect(withVariables(document, variables)).toEqual({ ...document, name: '${var:HOST}' });
});

test('what is absent stays absent', () => {
  const document = { baseDn: 'dc=corp,dc=example,dc=com', part: { one: undefined, two: null }, gone: undefined };
  expect(JSON.stringify(withVariables(document, variables))).toBe('{"baseDn":"${var:BASE_DN}","part":{"two":null}}');
});
