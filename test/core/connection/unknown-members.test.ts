import { describe, expect, test } from 'vitest';
import { consoleWordAt } from '../../../src/core/connection/fields/console-word.ts';
import { holdsCiphertext, isCiphertext } from '../../../src/core/connection/secrets/ciphertext.ts';
import {
  asWritten,
  holdsUnknown,
  isNamed,
  unknownMembers,
  withoutUnknownMembers,
} from '../../../src/core/connection/unknown-members.ts';
import { isKnownTo } from '../../../src/core/connection/versions.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';
import type { Path } from '../../../src/core/document/path.ts';

const document: JsonObject = {
  id: 'a',
  newMember: 1,
  newEmpty: null,
  spBrowserSso: {
    newSwitch: true,
    adapterMappings: [{ idpAdapterRef: { id: 'HTMLForm' }, newList: ['a'] }],
  },
};

describe('members of a newer PingFederate', () => {
  test('are found wherever they hold something, under the path that a definition can say', () => {
    expect(unknownMembers('SpConnection', document).map(({ path, pointer }) => [path, pointer])).toEqual([
      ['newMember', '/newMember'],
      ['spBrowserSso.newSwitch', '/spBrowserSso/newSwitch'],
      ['spBrowserSso.adapterMappings[HTMLForm].newList', '/spBrowserSso/adapterMappings/0/newList'],
    ]);
    expect(holdsUnknown('SpConnection', document)).toBe(true);
    expect(holdsUnknown('SpConnection', { id: 'a', newEmpty: null })).toBe(false);
    expect(withoutUnknownMembers('SpConnection', document)).toEqual({
      id: 'a',
      spBrowserSso: { adapterMappings: [{ idpAdapterRef: { id: 'HTMLForm' } }] },
    });
  });

  const time = '2027-01-02T03:04:05.000Z';

  test.each([
    ['a number', 'size', 5, 5],
    ['one that is kept exactly', 'size', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['one that isn’t', 'size', 2 ** 60, undefined],
    ['a fraction', 'size', 0.5, 0.5],
    ['a text', 'text', 'x', 'x'],
    ['what a definition would fill in', 'text', '${var:X}', undefined],
    ['a secret by its name', 'newPassword', 'x', undefined],
    ['a secret by its form', 'text', 'OBF:JWE:one', undefined],
    ['a time', 'when', time, undefined],
    ['a list with a secret in it', 'list', [{ a: 1 }, { encryptedKey: 'x' }], undefined],
    ['a list with a time in it', 'list', ['x', time], undefined],
    ['a list of secrets', 'passwords', ['x'], undefined],
    ['a list of neither', 'list', ['x', { a: [1] }], ['x', { a: [1] }]],
    ['a part with a secret in it', 'part', { a: { clientSecret: 'x' } }, undefined],
    ['a reference, without the server’s own address', 'ref', { id: 'a', location: 'https://pf' }, { id: 'a' }],
    ['a place that is no reference’s', 'part', { location: 'Berlin' }, { location: 'Berlin' }],
  ] as [string, string, Json, Json | undefined][])('as a definition may hold it: %s', (_, name, value, written) => {
    const member = { pointer: `/spBrowserSso/${name}`, path: '', value } as const;
    expect(asWritten(member)).toEqual(written);
    expect(isNamed(member)).toBe(value !== time);
  });
});

test.each([
  ['encryptedPassword', 'anything', true],
  ['encryptedNewThing', 'anything', true],
  ['value', 'OBF:JWE:one', true],
  ['encryptedPassword', 'OBF:MGR:vault:corp-ad', false],
  ['value', 'OBF:MGR:vault:corp-ad', false],
  ['value', 'plain', false],
  ['encrypted', 'plain', false],
  ['encryptedPassword', null, false],
] as [string, Json, boolean][])('%s: %s is an encrypted secret: %s', (member, value, expected) => {
  expect(isCiphertext(member, value)).toBe(expected);
  expect(holdsCiphertext({ list: [{ [member]: value }] })).toBe(expected);
});

test.each([
  ['12.2.2.0', { since: '12.2' }, true],
  ['12.1.9.9', { since: '12.2' }, false],
  ['12.2.9.0', { until: '12.2' }, true],
  ['12.3.0.0', { until: '12.2' }, false],
  ['12.2', { since: '12.2', until: '12.2' }, true],
  ['12.10', { since: '12.9' }, true],
  ['12', { since: '12.2' }, true],
  ['1.0', {}, true],
])('version %s within %j: %s', (version, bounds, known) => expect(isKnownTo(version, bounds)).toBe(known));

/** `list/0/member` as steps. */
const path = (text: string): Path =>
  text.split('/').map((step) => (/^\d+$/.test(step) ? { index: Number(step) } : { member: step }));

test.each([
  ['credentials/inboundBackChannelAuth/type', 'INBOUND', 'inbound'],
  ['credentials/outboundBackChannelAuth/type', 'OUTBOUND', 'outbound'],
  ['spBrowserSso/adapterMappings/0/attributeSources/0/type', 'JDBC', 'JDBC'],
  ['spBrowserSso/adapterMappings/0/attributeContractFulfillment/mail/source/type', 'TEXT', 'text'],
  ['spBrowserSso/protocol', 'SAML20', 'SAML 2.0'],
  ['name', 'SAML20', undefined],
])('the console’s word at %s for %s is %s', (at, value, word) => expect(consoleWordAt(path(at), value)).toBe(word));
