import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { unknownAttributes } from '../../../src/core/plan/missing-references.ts';
import { desiredFrom } from '../connection/support/desired.ts';

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

test('nothing is told of what could not be read', () => {
  expect(told(contracts, contract, 'AUTHENTICATION_POLICY_CONTRACT', 'department', {})).toEqual([]);
});
