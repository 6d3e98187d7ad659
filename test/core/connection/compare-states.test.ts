import { expect, test } from 'vitest';
import { compareStates } from '../../../src/core/connection/compare-desired.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import type { KindName } from '../../../src/core/kinds.ts';
import { samlConnection } from './support/desired.ts';
import { withValueAt } from './support/leaves.ts';

/** Each difference in a line, with the place in the document before when it isn't the path's own. */
function check(kind: KindName, before: JsonObject, after: JsonObject): string[] {
  return compareStates(kind, before, after).map(
    ({ kind: how, path, before: was, after: is, secret, pointerBefore }) => {
      const values = secret ? '(secret)' : `${JSON.stringify(was)} → ${JSON.stringify(is)}`;
      return `${how} ${pathText(path)} ${values} at ${pointerBefore}`;
    },
  );
}

const store = (more: JsonObject): JsonObject => ({ type: 'LDAP', id: 'corp-ad', hostnames: ['ad'], ...more });
const stores = (before: JsonObject, after: JsonObject) => check('DataStore', store(before), store(after));
const sso = (more: JsonObject) => ({ ...samlConnection(), spBrowserSso: { protocol: 'SAML20', ...more } });
const connections = (before: JsonObject, after: JsonObject) => check('SpConnection', before, after);

test.each<[string, JsonObject, JsonObject, string[]]>([
  ['comes', {}, { password: 'new' }, ['added password (secret) at /password']],
  ['goes', { password: 'old' }, {}, ['removed password (secret) at /password']],
  ['is another', { password: 'old' }, { password: 'new' }, ['changed password (secret) at /password']],
  ['is the same', { password: 'one' }, { password: 'one' }, []],
  [
    'becomes a reference',
    { password: 'old' },
    { password: '${secret:AD}' },
    ['changed password (secret) at /password'],
  ],
  [
    'is referred to by another name',
    { password: '${secret:OLD}' },
    { password: '${secret:AD}' },
    ['changed password "${secret:OLD}" → "${secret:AD}" at /password'],
  ],
  [
    'is referred to at last',
    {},
    { password: '${secret:AD}' },
    ['added password undefined → "${secret:AD}" at /password'],
  ],
])('a password that %s', (_, before, after, expected) => expect(stores(before, after)).toEqual(expected));

test.each<[string, JsonObject, JsonObject, string[]]>([
  ['is encrypted anew', { encryptedPassword: 'OBF:JWE:1' }, { encryptedPassword: 'OBF:JWE:2' }, []],
  ['comes', {}, { encryptedPassword: 'OBF:JWE:1' }, ['added encryptedPassword (secret) at /encryptedPassword']],
  [
    'comes in clear, too',
    {},
    { password: 'x', encryptedPassword: 'OBF:JWE:1' },
    ['added password (secret) at /password'],
  ],
  ['goes', { encryptedPassword: 'OBF:JWE:1' }, {}, []],
  [
    'goes to a secret manager',
    { encryptedPassword: 'OBF:JWE:1' },
    { encryptedPassword: 'OBF:MGR:vault:ad' },
    ['changed encryptedPassword undefined → "OBF:MGR:vault:ad" at /encryptedPassword'],
  ],
  [
    'leaves a secret manager',
    { encryptedPassword: 'OBF:MGR:vault:ad' },
    { encryptedPassword: 'OBF:JWE:1' },
    ['changed encryptedPassword "OBF:MGR:vault:ad" → undefined at /encryptedPassword'],
  ],
  [
    'is no longer in a secret manager',
    { encryptedPassword: 'OBF:MGR:vault:ad' },
    {},
    ['removed encryptedPassword "OBF:MGR:vault:ad" → undefined at /encryptedPassword'],
  ],
  [
    'is in a secret manager from now on',
    {},
    { encryptedPassword: 'OBF:MGR:vault:ad' },
    ['added encryptedPassword undefined → "OBF:MGR:vault:ad" at /encryptedPassword'],
  ],
])('an encrypted password that %s', (_, before, after, expected) => expect(stores(before, after)).toEqual(expected));

test('a setting without a descriptor is compared as it stands, and shown', () => {
  const setting = (value: string): JsonObject => ({
    outboundProvision: { type: 'Example', targetSettings: [{ name: 'URL', value }] },
  });
  expect(connections(setting('a'), setting('b'))).toEqual([
    'changed outboundProvision.targetSettings[URL].value "a" → "b" at /outboundProvision/targetSettings/0/value',
  ]);
});

test('what nobody wrote counts: what the server fills in, and items that a plan leaves alone', () => {
  expect(stores({ readTimeout: 3000 }, {})).toEqual(['removed readTimeout 3000 → undefined at /readTimeout']);
  const properties = (...names: string[]) => ({ id: 'extended-properties', items: names.map((name) => ({ name })) });
  expect(check('ExtendedProperties', properties('team', 'owner'), properties('owner'))).toEqual([
    'removed items[team] {"name":"team"} → undefined at /items/0',
  ]);
  const keyed = (format: string) => ({ id: 'key', format });
  expect(check('SigningKeyPair', keyed('PEM'), keyed('PKCS12'))).toEqual([
    'changed format "PEM" → "PKCS12" at /format',
  ]);
});

test('an adapter inherits only where both states say so', () => {
  const override = (inherited: boolean, mask: boolean): JsonObject => ({
    id: 'child',
    parentRef: { id: 'form' },
    attributeContract: { inherited, maskOgnlValues: mask },
  });
  const adapters = (before: JsonObject, after: JsonObject) => check('IdpAdapter', before, after);
  expect(adapters(override(true, false), override(true, true))).toEqual([]);
  expect(adapters(override(false, false), override(true, true))).toEqual([
    'changed attributeContract.maskOgnlValues false → true at /attributeContract/maskOgnlValues',
    'changed attributeContract.inherited false → true at /attributeContract/inherited',
  ]);
});

test('a member that isn’t known here: another value, one that comes, one that goes, and one that says nothing', () => {
  const held = (more: JsonObject) => ({ ...samlConnection(), ...more });
  expect(connections(held({ tomorrow: 1 }), held({ tomorrow: 2 }))).toEqual(['changed tomorrow 1 → 2 at /tomorrow']);
  expect(connections(held({}), held({ tomorrow: 2 }))).toEqual(['added tomorrow undefined → 2 at /tomorrow']);
  expect(connections(held({ tomorrow: 1 }), held({}))).toEqual(['removed tomorrow 1 → undefined at /tomorrow']);
  expect(connections(held({ tomorrow: [] }), held({}))).toEqual([]);
  expect(connections(held({ tomorrow: {} }), held({ tomorrow: '' }))).toEqual([]);
  // No member of it, but one of every object.
  expect(connections(held({}), held({ constructor: 'x' }))).toEqual([
    'added constructor undefined → "x" at /constructor',
  ]);
});

test('a whole part that goes, with what isn’t known in it', () => {
  expect(
    connections(sso({ tomorrow: { a: 1 } }), { ...samlConnection(), spBrowserSso: { protocol: 'SAML20' } }),
  ).toEqual(['removed spBrowserSso.tomorrow {"a":1} → undefined at /spBrowserSso/tomorrow']);
});

test.each<[string, string, JsonObject[string], JsonObject[string], boolean]>([
  ['a secret of another encryption', 'encryptedThing', 'x1', 'x2', true],
  ['a password', 'thePassword', 'x1', 'x2', true],
  ['a passphrase', 'passphrase', 'x1', 'x2', true],
  ['a client secret', 'clientSecret', 'x1', 'x2', true],
  ['what is encrypted by its form', 'thing', 'OBF:JWE:1', 'OBF:JWE:2', true],
  ['a time', 'seen', '2026-01-01T00:00:00.000Z', '2027-12-31T23:59:59.999Z', true],
  ['a time within a list of objects', 'all', [{ seen: '2026-01-01T00:00' }], [{ seen: '2026-01-02T00:00' }], true],
  ['a text that begins with a time of day', 'seen', 'T00:00', 'T00:01', false],
  ['a date', 'seen', '2026-01-01', '2026-01-02', false],
  ['a text behind which a time stands', 'seen', 'on 2026-01-01T00:00', 'on 2026-01-02T00:00', false],
  ['a name that has encrypted in it', 'isEncrypted', 'x1', 'x2', false],
  ['a switch with a secret’s name', 'secretKnown', true, false, false],
  ['a number', 'thing', 1, 2, false],
  ['an item in the place of another', 'all', ['a', 'b'], ['b', 'a'], false],
  ['where a reference leads', 'ref', { id: 'a', location: 'https://x' }, { id: 'a', location: 'https://y' }, true],
  ['where references in a list lead', 'refs', [{ id: 'a', location: 'x' }], [{ id: 'a' }], true],
  ['a location that isn’t a reference’s', 'place', { location: 'Bern' }, { location: 'Wien' }, false],
])('%s of a member that isn’t known', (_, member, before, after, isSame) => {
  expect(connections({ ...samlConnection(), [member]: before }, { ...samlConnection(), [member]: after })).toHaveLength(
    isSame ? 0 : 1,
  );
});

test('members that aren’t known in items that the server writes by itself', () => {
  const contract = (...coreAttributes: JsonObject[]) => ({ id: 'c', name: 'C', coreAttributes });
  const contracts = (before: JsonObject, after: JsonObject) => check('AuthenticationPolicyContract', before, after);
  const subject = (more: JsonObject = {}) => ({ name: 'subject', ...more });
  expect(contracts(contract(subject()), contract(subject(), { name: 'other' }))).toEqual([]);
  expect(contracts(contract(subject({ tomorrow: 1 })), contract(subject({ tomorrow: 2 })))).toEqual([
    'changed coreAttributes[subject].tomorrow 1 → 2 at /coreAttributes/0/tomorrow',
  ]);
  expect(contracts(contract(subject({ tomorrow: 1 })), contract(subject()))).toEqual([
    'removed coreAttributes[subject].tomorrow 1 → undefined at /coreAttributes/0/tomorrow',
  ]);
  expect(contracts(contract(subject()), contract(subject(), { name: 'other', tomorrow: 1 }))).toEqual([
    'added coreAttributes[other].tomorrow undefined → 1 at /coreAttributes',
  ]);
  expect(contracts(contract({ name: 'other', tomorrow: 1 }, subject()), contract(subject()))).toEqual([
    'removed coreAttributes[other].tomorrow 1 → undefined at /coreAttributes/0/tomorrow',
  ]);
});

test('an item that goes is named by its place before, one that comes by its list', () => {
  const settings = (...names: string[]) =>
    withValueAt(
      samlConnection(),
      '/spBrowserSso/attributeContract/extendedAttributes',
      names.map((name) => ({ name })),
    );
  expect(connections(settings('a', 'b'), settings('b', 'c'))).toEqual([
    'added spBrowserSso.attributeContract.extendedAttributes[c] undefined → {"name":"c"} at /spBrowserSso/attributeContract/extendedAttributes',
    'removed spBrowserSso.attributeContract.extendedAttributes[a] {"name":"a"} → undefined at /spBrowserSso/attributeContract/extendedAttributes/0',
  ]);
});
