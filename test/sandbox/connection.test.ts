import { expect, test } from 'vitest';
import { browserSso, channel, connector, open, provisioning } from './client.ts';

const link = (url: string, path: string, id: string) => ({ id, location: `${url}/${path}/${id}` });

test('a minimal SAML 2.0 connection comes back with everything that a server adds', async () => {
  const { sandbox, call } = await open();
  const created = await call('POST', '/idp/spConnections', browserSso());
  expect(created.status).toBe(201);
  expect(created.json).toEqual({
    type: 'SP',
    id: 'sso',
    entityId: 'urn:sso',
    name: 'Name of sso',
    modificationDate: '2026-08-01T10:00:00.000Z',
    creationDate: '2026-08-01T10:00:00.000Z',
    active: false,
    virtualEntityIds: [],
    credentials: {
      certs: [],
      signingSettings: {
        signingKeyPairRef: link(sandbox.apiUrl, 'keyPairs/signing', 'signing-2026'),
        algorithm: 'SHA256withRSA',
        includeCertInSignature: false,
        includeRawKeyInSignature: false,
      },
    },
    loggingMode: 'STANDARD',
    spBrowserSso: {
      protocol: 'SAML20',
      enabledProfiles: ['IDP_INITIATED_SSO'],
      ssoApplicationEndpoint: 'https://sso.corp.example.com/idp/startSSO.ping?PartnerSpId=urn%3Asso',
      ssoServiceEndpoints: [{ binding: 'POST', url: 'https://sp.example.com/acs', isDefault: true, index: 0 }],
      signResponseAsRequired: true,
      signAssertions: false,
      requireSignedAuthnRequests: false,
      encryptionPolicy: {
        encryptAssertion: false,
        encryptedAttributes: [],
        encryptSloSubjectNameId: false,
        sloSubjectNameIDEncrypted: false,
      },
      attributeContract: {
        coreAttributes: [{ name: 'SAML_SUBJECT', nameFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified' }],
        extendedAttributes: [],
      },
      adapterMappings: [],
      authenticationPolicyContractAssertionMappings: [
        {
          authenticationPolicyContractRef: link(sandbox.apiUrl, 'authenticationPolicyContracts', 'corp-login'),
          restrictVirtualEntityIds: false,
          restrictedVirtualEntityIds: [],
          abortSsoTransactionAsFailSafe: false,
          attributeSources: [],
          attributeContractFulfillment: {
            SAML_SUBJECT: { source: { type: 'AUTHENTICATION_POLICY_CONTRACT' }, value: 'subject' },
          },
          issuanceCriteria: { conditionalCriteria: [] },
        },
      ],
      assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
    },
    connectionTargetType: 'STANDARD',
  });
  expect((await call('GET', '/idp/spConnections/sso')).json).toEqual(created.json);
  expect(Object.keys(created.json).slice(0, 5)).toEqual(['type', 'id', 'entityId', 'name', 'modificationDate']);
});

test('what is read can be written back as it is', async () => {
  const { call } = await open({ connectors: [connector] });
  for (const body of [browserSso(), provisioning()]) {
    const { json } = await call('POST', '/idp/spConnections', body);
    const again = await call('PUT', `/idp/spConnections/${body.id}`, json);
    expect([again.status, withoutSecrets(again.json)]).toEqual([200, withoutSecrets(json)]);
  }
});

function withoutSecrets(json: unknown): string {
  return JSON.stringify(json).replace(/"encryptedValue":"[^"]+"/g, '"encryptedValue":"…"');
}

test('sets of enumeration values come back in the order of their declaration, named attributes in none', async () => {
  const { call } = await open();
  const names = ['alpha', 'mail', 'givenName', 'sn'];
  const body = browserSso(
    'sso',
    {},
    {
      enabledProfiles: ['SP_INITIATED_SSO', 'IDP_INITIATED_SSO'],
      incomingBindings: ['REDIRECT', 'POST'],
      attributeContract: { extendedAttributes: names.map((name) => ({ name })) },
      authenticationPolicyContractAssertionMappings: [
        {
          authenticationPolicyContractRef: { id: 'corp-login' },
          attributeContractFulfillment: Object.fromEntries(
            ['SAML_SUBJECT', ...names].map((name) => [name, { source: { type: 'TEXT' }, value: name }]),
          ),
        },
      ],
    },
  );
  const { json } = await call('POST', '/idp/spConnections', body);
  expect(json.spBrowserSso.enabledProfiles).toEqual(['IDP_INITIATED_SSO', 'SP_INITIATED_SSO']);
  expect(json.spBrowserSso.incomingBindings).toEqual(['POST', 'REDIRECT']);
  const back = json.spBrowserSso.attributeContract.extendedAttributes.map((each: { name: string }) => each.name);
  expect([...back].sort()).toEqual([...names].sort());
  expect(back).not.toEqual(names);
});

test('WS-Federation, WS-Trust and attribute query have defaults of their own', async () => {
  const { call } = await open();
  const { spBrowserSso, ...rest } = browserSso('all');
  const { enabledProfiles: _, ...sso } = spBrowserSso;
  const { json } = await call('POST', '/idp/spConnections', {
    ...rest,
    spBrowserSso: {
      ...sso,
      protocol: 'WSFED',
      wsFedTokenType: 'SAML11',
      ssoServiceEndpoints: [{ url: 'https://sp.example.com/' }],
    },
    wsTrust: {
      partnerServiceIds: ['service'],
      attributeContract: {},
      tokenProcessorMappings: [
        {
          idpTokenProcessorRef: { id: 'UsernameTokenProcessor' },
          attributeContractFulfillment: { TOKEN_SUBJECT: { source: { type: 'TOKEN' }, value: 'username' } },
        },
      ],
    },
    attributeQuery: {
      attributes: ['cn'],
      attributeContractFulfillment: { cn: { source: { type: 'TEXT' }, value: 'x' } },
      attributeSources: [],
    },
  });
  expect(json.spBrowserSso.wsTrustVersion).toBe('WSTRUST12');
  expect(json.spBrowserSso).not.toHaveProperty('encryptionPolicy');
  expect(json.spBrowserSso).not.toHaveProperty('signResponseAsRequired');
  expect(json.spBrowserSso.ssoServiceEndpoints).toEqual([{ url: 'https://sp.example.com/' }]);
  expect(json.spBrowserSso.attributeContract.coreAttributes).toEqual([{ name: 'SAML_SUBJECT' }]);
  expect(json.wsTrust).toMatchObject({
    defaultTokenType: 'SAML20',
    minutesBefore: 5,
    minutesAfter: 30,
    generateKey: false,
    attributeContract: { coreAttributes: [{ name: 'TOKEN_SUBJECT' }], extendedAttributes: [] },
  });
  expect(json.wsTrust.tokenProcessorMappings[0]).not.toHaveProperty('restrictVirtualEntityIds');
  expect(json.attributeQuery.policy).toEqual({
    signResponse: false,
    signAssertion: false,
    encryptAssertion: false,
    requireSignedAttributeQuery: false,
    requireEncryptedNameId: false,
  });
});

test('outbound provisioning comes back with all settings and all fields of its plugin', async () => {
  const { call } = await open({ connectors: [connector] });
  const { json } = await call('POST', '/idp/spConnections', provisioning());
  const { targetSettings, channels } = json.outboundProvision;
  expect(targetSettings).toEqual([
    { name: 'url', value: 'https://target.example.com' },
    { name: 'clientSecret', encryptedValue: expect.stringMatching(/^OBF:JWE:eyJ/) },
    { name: 'Provisioning Options' },
    { name: 'createUsers', value: 'true' },
    { name: 'removeAction', value: 'Disable' },
  ]);
  const empty = {
    attributeNames: [],
    createOnly: false,
    trim: false,
    characterCase: 'NONE',
    parser: 'NONE',
    masked: false,
  };
  expect(channels[0].attributeMapping).toEqual([
    { fieldName: 'userName', saasFieldInfo: { ...empty, attributeNames: ['uid'] } },
    { fieldName: 'department', saasFieldInfo: empty },
  ]);
  expect(channels[0].channelSource.accountManagementSettings).toMatchObject({
    flagComparisonStatus: true,
    defaultStatus: true,
  });
  expect(channels[0].channelSource.groupSourceLocation).toEqual({ nestedSearch: false });
});

test('a PUT replaces everything, keeps the creation date, and cannot add or remove outbound provisioning', async () => {
  let time = Date.parse('2026-08-01T10:00:00Z');
  const { call } = await open({ connectors: [connector], now: () => new Date(time) });
  await call('POST', '/idp/spConnections', browserSso('sso', { baseUrl: 'https://sp.example.com' }));
  time += 60_000;
  const replaced = await call('PUT', '/idp/spConnections/sso', browserSso());
  expect(replaced.json).not.toHaveProperty('baseUrl');
  expect(replaced.json.creationDate).toBe('2026-08-01T10:00:00.000Z');
  expect(replaced.json.modificationDate).toBe('2026-08-01T10:01:00.000Z');
  const { outboundProvision } = provisioning();
  const added = await call('PUT', '/idp/spConnections/sso', { ...browserSso(), outboundProvision });
  expect([added.status, added.json.validationErrors[0].fieldPath]).toEqual([422, 'outboundProvision']);
  await call('POST', '/idp/spConnections', provisioning());
  const removed = await call('PUT', '/idp/spConnections/out', browserSso('out'));
  expect(removed.status).toBe(422);
  const { spBrowserSso, credentials } = browserSso();
  const both = await call('PUT', '/idp/spConnections/out', { ...provisioning(), spBrowserSso, credentials });
  expect(both.status).toBe(200);
});

test('a server that ignores such a PUT is a switch away', async () => {
  const { call } = await open({ connectors: [connector], switches: { provisioningByPut: 'ignore' } });
  await call('POST', '/idp/spConnections', provisioning());
  const { json } = await call('PUT', '/idp/spConnections/out', { ...provisioning(), outboundProvision: undefined });
  expect(json.outboundProvision.type).toBe('Example');
});

test('the credentials have addresses of their own', async () => {
  const { call } = await open();
  await call('POST', '/idp/spConnections', browserSso());
  const path = '/idp/spConnections/sso/credentials';
  expect((await call('GET', `${path}/certs`)).json).toEqual({ items: [] });
  expect((await call('GET', `${path}/decryptionKeys`)).json).toEqual({});
  const keys = await call('PUT', `${path}/decryptionKeys`, { primaryKeyRef: { id: 'signing-2026' } });
  expect(keys.json.primaryKeyRef.id).toBe('signing-2026');
  const signing = await call('PUT', `${path}/signingSettings`, {
    signingKeyPairRef: { id: 'signing-2026' },
    algorithm: 'SHA512withRSA',
  });
  expect([signing.status, signing.json.algorithm]).toEqual([200, 'SHA512withRSA']);
  expect((await call('GET', '/idp/spConnections/sso')).json.credentials.decryptionKeyPairRef.id).toBe('signing-2026');
});

test('a list of everything, a page, a filter, an entity id', async () => {
  const { call } = await open({ connectors: [connector] });
  for (const id of ['beta', 'alpha', 'gamma']) await call('POST', '/idp/spConnections', provisioning(id));
  const ids = async (query: string) =>
    (await call('GET', `/idp/spConnections${query}`)).json.items.map((each: { id: string }) => each.id);
  expect(await ids('')).toEqual(['alpha', 'beta', 'gamma']);
  expect(await ids('?page=2&numberPerPage=2')).toEqual(['gamma']);
  expect(await ids('?page=9&numberPerPage=2')).toEqual([]);
  expect(await ids('?filter=NAME%20OF%20B')).toEqual(['beta']);
  expect(await ids('?entityId=urn:gamma')).toEqual(['gamma']);
  expect(await ids('?entityId=URN:gamma')).toEqual([]);
  expect((await call('GET', '/idp/spConnections?page=0')).status).toBe(422);
});

test('an active connection is deleted, unless the switch forbids it', async () => {
  const free = await open();
  await free.call('POST', '/idp/spConnections', browserSso('sso', { active: true }));
  expect((await free.call('DELETE', '/idp/spConnections/sso')).status).toBe(204);
  const strict = await open({ switches: { deleteActive: 'refuse' } });
  await strict.call('POST', '/idp/spConnections', browserSso('sso', { active: true }));
  expect((await strict.call('DELETE', '/idp/spConnections/sso')).status).toBe(422);
});

test('a connection that signs nothing is taken, unless the switch forbids it', async () => {
  const unsigned = browserSso('sso');
  const body = { ...unsigned, spBrowserSso: { ...unsigned.spBrowserSso, signResponseAsRequired: false } };
  const free = await open();
  expect((await free.call('POST', '/idp/spConnections', body)).status).toBe(201);
  const strict = await open({ switches: { unsignedResponses: 'refuse' } });
  const refused = await strict.call('POST', '/idp/spConnections', body);
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.json)).toContain('spBrowserSso.signResponseAsRequired');
});

test('what a connection refers to cannot be deleted', async () => {
  const { call } = await open({ connectors: [connector] });
  await call(
    'POST',
    '/idp/spConnections',
    provisioning('out', { outboundProvision: { ...provisioning().outboundProvision, channels: [channel('c')] } }),
  );
  await call('DELETE', '/passwordCredentialValidators/directory');
  const refused = await call('DELETE', '/dataStores/pingdirectory');
  expect([refused.status, refused.json.validationErrors[0].errorId]).toEqual([422, 'resource_in_use']);
  await call('DELETE', '/idp/spConnections/out');
  expect((await call('DELETE', '/dataStores/pingdirectory')).status).toBe(204);
});
