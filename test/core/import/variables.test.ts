import { expect, test } from 'vitest';
import type { Difference } from '../../../src/core/connection/types.ts';
import { loadEnvironment } from '../../../src/core/definition/environment.ts';
import { type Place, startOf } from '../../../src/core/diagnostics/place.ts';
import type { Json } from '../../../src/core/document/json.ts';
import { proposeVariables, withVariables } from '../../../src/core/import/variables.ts';

const variables = {
  BASE_DN: 'dc=corp,dc=example,dc=com',
  HOST: 'sso.example.com',
  STAGE: 'dev',
  PORT: 9031,
  A: 'same',
  B: 'same',
  ZONE: 'prod',
  HOST8: 'a.b.c.de',
  HOST7: 'a.b.c.d',
};

test.each([
  ['dc=corp,dc=example,dc=com', '${var:BASE_DN}'],
  ['ou=people,dc=corp,dc=example,dc=com', 'ou=people,${var:BASE_DN}'],
  ['(memberOf=cn=zoom,dc=corp,dc=example,dc=com)', '(memberOf=cn=zoom,${var:BASE_DN})'],
  ['https://sso.example.com/acs', 'https://${var:HOST}/acs'],
  ['https://sso.example.com.evil/acs', 'https://sso.example.com.evil/acs'],
  ['xdc=corp,dc=example,dc=com', 'xdc=corp,dc=example,dc=com'],
  ['dev', 'dev'],
  ['prod', '${var:ZONE}'],
  ['https://a.b.c.de/', 'https://${var:HOST8}/'],
  ['https://a.b.c.d/', 'https://a.b.c.d/'],
  ['a.b.c.d', '${var:HOST7}'],
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

test('what differs in one environment could be a variable or an override, but for secrets', () => {
  const at = (member: string, desired: Json, live: Json, more: Partial<Difference> = {}): Difference => ({
    kind: 'changed',
    path: [{ member: 'contactInfo' }, { member }],
    pointer: '',
    live,
    desired,
    place: startOf(member),
    ...more,
  });
  const differences = [
    at('company', 'Here', 'There'),
    at('phone', '1', '2'),
    at('email', '${var:MAIL}', 'b@example.com'),
    at('password', 'planted', 'planted', { secret: true }),
    at('tries', 1, 2),
    at('firstName', 'Here', 'There'),
  ];
  const { value: environment } = loadEnvironment({ name: 'dev', variables: { COMPANY: 'taken', PHONE: '2' } });
  const textAt = ({ file }: Place) => (file === 'email' ? '"${var:MAIL}"' : 'x');
  expect(
    proposeVariables(differences, environment, textAt).map(({ path, variable, isThere }) => [path, variable, isThere]),
  ).toEqual([
    ['contactInfo.company', 'CONTACT_INFO_COMPANY', undefined],
    ['contactInfo.phone', 'PHONE', undefined],
    ['contactInfo.email', 'MAIL', true],
    ['contactInfo.tries', undefined, undefined],
    ['contactInfo.firstName', 'FIRST_NAME', undefined],
  ]);
});
