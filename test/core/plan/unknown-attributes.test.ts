import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { unknownAttributes } from '../../../src/core/plan/missing-references.ts';
import { resourcesAfter } from '../../../src/core/plan/resources-after.ts';
import { desiredFrom, desiredOf } from '../connection/support/desired.ts';

const names = (...all: string[]) => all.map((name) => ({ name }));
const server = {
  IdpAdapter: [
    { id: 'form', attributeContract: { coreAttributes: names('username'), extendedAttributes: names('mail') } },
    { id: 'child', parentRef: { id: 'form' } },
    { id: 'circle', parentRef: { id: 'circle' } },
    { id: 'silent' },
  ],
  AuthenticationPolicyContract: [{ id: 'login', coreAttributes: names('subject'), extendedAttributes: names('sn') }],
  TokenProcessor: [{ id: 'jwt', attributeContract: { coreAttributes: names('sub') } }],
};

/** What is told of a mapping of `kind` that takes `value` from `type`. */
function told(list: string, mapping: JsonObject, type: string, value: string, known: object = server): string[] {
  const item = { ...mapping, attributeContractFulfillment: { x: { source: { type }, value } } };
  const member = list === 'tokenProcessorMappings' ? 'wsTrust' : 'spBrowserSso';
  const desired = desiredFrom({ [member]: { [list]: [item] } });
  return unknownAttributes(desired, known).map(
    ({ message, hint, place }) => `${place.file.replace(/^.*\/(?=x\/)/, '')}: ${message} (${hint})`,
  );
}

const adapter = (id: string, more: JsonObject = {}) => ({ idpAdapterRef: { id }, ...more });
const contract = { authenticationPolicyContractRef: { id: 'login' } };
const contracts = 'authenticationPolicyContractAssertionMappings';

test('what the source doesn’t have is told with what it has', () => {
  expect(told('adapterMappings', adapter('form'), 'ADAPTER', 'usrname')).toEqual([
    'x/value: the IdP adapter form has no attribute "usrname" (did you mean "username"?)',
  ]);
  expect(told(contracts, contract, 'AUTHENTICATION_POLICY_CONTRACT', 'department')).toEqual([
    'x/value: the policy contract login has no attribute "department" (it has subject, sn)',
  ]);
  expect(told('tokenProcessorMappings', { idpTokenProcessorRef: { id: 'jwt' } }, 'TOKEN', 'mail')).toEqual([
    'x/value: the token processor jwt has no attribute "mail" (it has sub)',
  ]);
  expect(told('adapterMappings', adapter('child'), 'ADAPTER', 'sn')).toHaveLength(1);
});

test.each([
  ['a core attribute', adapter('form'), 'ADAPTER', 'username'],
  ['one of the parent', adapter('child'), 'ADAPTER', 'mail'],
  ['a text', adapter('form'), 'TEXT', 'anything'],
  ['an adapter that says nothing', adapter('silent'), 'ADAPTER', 'anything'],
  ['one that is its own parent', adapter('circle'), 'ADAPTER', 'anything'],
  ['one that the server doesn’t have', adapter('gone'), 'ADAPTER', 'anything'],
  [
    'an override, which has a contract of its own',
    adapter('form', { adapterOverrideSettings: {} }),
    'ADAPTER',
    'anything',
  ],
])('nothing is told of %s', (_, mapping, type, value) => {
  expect(told('adapterMappings', mapping, type, value)).toEqual([]);
});

test('of an adapter that a definition makes or changes its contract is known as far as somebody says it', () => {
  const made = (id: string, attributeContract: JsonObject, held: JsonObject[] = server.IdpAdapter) =>
    resourcesAfter([desiredOf('IdpAdapter', { id, name: id, attributeContract })], { IdpAdapter: held });
  const said = (id: string, attribute: string, contract: JsonObject) =>
    told('adapterMappings', adapter(id), 'ADAPTER', attribute, made(id, contract)).map((line) =>
      line.replace(/^.*attribute /, ''),
    );
  const extended = (...all: string[]) => ({ extendedAttributes: names(...all) });
  // What the server puts into the contract of a new one, nobody knows yet.
  expect(said('new', 'username', extended('mail'))).toEqual([]);
  expect(said('form', 'mobile', extended('mobile'))).toEqual([]);
  expect(said('form', 'username', extended('mobile'))).toEqual([]);
  expect(said('form', 'mail', extended('mobile'))).toEqual(['"mail" (it has username, mobile)']);
  expect(said('form', 'mobile', {})).toEqual(['"mobile" (it has username, mail)']);
  // A policy contract of a definition has the one core attribute that every server gives it.
  const contracts_ = resourcesAfter(
    [desiredOf('AuthenticationPolicyContract', { id: 'login', name: 'Login', ...extended('mail') })],
    { AuthenticationPolicyContract: [] },
  );
  const read = (attribute: string) =>
    told(contracts, contract, 'AUTHENTICATION_POLICY_CONTRACT', attribute, contracts_);
  expect([read('subject'), read('mail')]).toEqual([[], []]);
  expect(read('sn')).toHaveLength(1);
});

test('nothing is told of what could not be read', () => {
  expect(told(contracts, contract, 'AUTHENTICATION_POLICY_CONTRACT', 'department', {})).toEqual([]);
});
