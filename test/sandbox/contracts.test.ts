/** What connections read: attributes of contracts and adapters, and extended properties. */
import { describe, expect, test } from 'vitest';
import { adapter } from './adapters.ts';
import { browserSso, errorsOf, open } from './client.ts';

describe('an attribute that is taken away', () => {
  const attribute = (type: string, value: string) => ({ source: { type }, value });
  const mail = (type: string) => ({ SAML_SUBJECT: attribute(type, 'mail') });

  test('of a contract that a connection reads', async () => {
    const { call } = await open();
    const contract = { id: 'c', name: 'c', extendedAttributes: [{ name: 'mail' }, { name: 'sn' }] };
    await call('POST', '/authenticationPolicyContracts', contract);
    const mapping = {
      authenticationPolicyContractRef: { id: 'c' },
      attributeContractFulfillment: mail('AUTHENTICATION_POLICY_CONTRACT'),
    };
    const sso = { authenticationPolicyContractAssertionMappings: [mapping] };
    expect((await call('POST', '/idp/spConnections', browserSso('sso', {}, sso))).status).toBe(201);
    const put = (names: string[]) =>
      call('PUT', '/authenticationPolicyContracts/c', {
        ...contract,
        extendedAttributes: names.map((name) => ({ name })),
      });
    expect(errorsOf(await put(['sn']))).toEqual([
      "extendedAttributes: The attribute 'mail' is in use by: /idp/spConnections: Name of sso.",
    ]);
    expect((await put(['mail'])).status).toBe(200);
    await call('DELETE', '/idp/spConnections/sso');
    expect((await put([])).status).toBe(200);
  });

  test.each([
    ['refuse', 422],
    ['allow', 200],
  ] as const)('of an adapter: usedAttributeRemoval=%s answers %i', async (usedAttributeRemoval, status) => {
    const { call } = await open({ switches: { usedAttributeRemoval } });
    const coreAttributes = [{ name: 'username', pseudonym: true }];
    const attributeContract = { coreAttributes, extendedAttributes: [{ name: 'mail' }] };
    await call('POST', '/idp/adapters', adapter('form', { attributeContract }));
    const mapping = { idpAdapterRef: { id: 'form' }, attributeContractFulfillment: mail('ADAPTER') };
    const sso = { adapterMappings: [mapping], authenticationPolicyContractAssertionMappings: [] };
    expect((await call('POST', '/idp/spConnections', browserSso('sso', {}, sso))).status).toBe(201);
    const without = adapter('form', { attributeContract: { coreAttributes } });
    expect((await call('PUT', '/idp/adapters/form', without)).status).toBe(status);
  });

  test('of a contract that a policy fills, and of an adapter that a policy reads', async () => {
    const { call, sandbox } = await open();
    const contract = { id: 'c', name: 'c', extendedAttributes: [{ name: 'mail' }] };
    await call('POST', '/authenticationPolicyContracts', contract);
    const coreAttributes = [{ name: 'username', pseudonym: true }];
    const attributeContract = { coreAttributes, extendedAttributes: [{ name: 'mail' }] };
    await call('POST', '/idp/adapters', adapter('form', { attributeContract }));
    const link = (path: string) => `${sandbox.apiUrl}${path}`;
    sandbox.state.put('/authenticationPolicies/fragments', 'f', {
      id: 'f',
      name: 'f',
      adapter: { id: 'form', location: link('/idp/adapters/form') },
      action: {
        authenticationPolicyContractRef: { id: 'c', location: link('/authenticationPolicyContracts/c') },
        attributeMapping: {
          attributeContractFulfillment: { mail: { source: { type: 'ADAPTER', id: 'form' }, value: 'mail' } },
        },
      },
    });
    const bare = { ...contract, extendedAttributes: [] };
    expect((await call('PUT', '/authenticationPolicyContracts/c', bare)).status).toBe(422);
    const without = adapter('form', { attributeContract: { coreAttributes } });
    expect((await call('PUT', '/idp/adapters/form', without)).status).toBe(422);
  });
});

describe('extended properties', () => {
  const team = { name: 'team', multiValued: true };
  const used = { extendedProperties: { team: { values: ['a', 'b'] } } };

  test('that are sent replace all that were there', async () => {
    const { call } = await open();
    await call('PUT', '/extendedProperties', { items: [team, { name: 'cost', description: 'Who pays' }] });
    const { json } = await call('PUT', '/extendedProperties', { items: [{ name: 'cost' }] });
    expect(json.items).toEqual([{ name: 'cost', multiValued: false }]);
    expect((await call('GET', '/extendedProperties')).json).toEqual(json);
  });

  // The official Terraform provider had to stop two of its resources fighting over them.
  test('are those that the settings of OAuth clients show, and replace', async () => {
    const { call } = await open();
    await call('PUT', '/extendedProperties', { items: [team] });
    const { json } = await call('GET', '/oauth/clientSettings');
    expect(json.clientMetadata).toEqual([{ parameter: 'team', multiValued: true }]);
    await call('PUT', '/oauth/clientSettings', { ...json, clientMetadata: undefined });
    expect((await call('GET', '/extendedProperties')).json.items).toEqual([team]);
    const clientMetadata = [{ parameter: 'cost', description: 'Who pays', multiValued: false }];
    expect((await call('PUT', '/oauth/clientSettings', { ...json, clientMetadata })).status).toBe(200);
    expect((await call('GET', '/extendedProperties')).json.items).toEqual([
      { name: 'cost', description: 'Who pays', multiValued: false },
    ]);
  });

  test('have names of their own', async () => {
    const { call } = await open();
    const items = [{ name: 'one' }, { name: 'one' }];
    expect(errorsOf(await call('PUT', '/extendedProperties', { items }))).toEqual([
      "items[1].name: The name 'one' is already in use.",
    ]);
  });

  // Nobody says what becomes of values without a property, or of many where one is left.
  test.each([
    ['refuse', [], 422, ['a', 'b']],
    ['drop', [], 200, undefined],
    ['keep', [], 200, ['a', 'b']],
    ['refuse', [{ name: 'team' }], 422, ['a', 'b']],
    ['drop', [{ name: 'team' }], 200, ['a']],
    ['keep', [{ name: 'team' }], 200, ['a', 'b']],
  ] as const)('in use: usedPropertyRemoval=%s and %j answers %i, leaves %j', async (given, items, status, left) => {
    const { call } = await open({ switches: { usedPropertyRemoval: given } });
    await call('PUT', '/extendedProperties', { items: [team] });
    expect((await call('POST', '/idp/spConnections', browserSso('sso', used))).status).toBe(201);
    expect((await call('PUT', '/extendedProperties', { items })).status).toBe(status);
    const { extendedProperties } = (await call('GET', '/idp/spConnections/sso')).json;
    expect(extendedProperties?.team?.values).toEqual(left);
  });
});
