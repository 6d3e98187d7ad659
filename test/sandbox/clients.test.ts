/** What surprised clients that others wrote: providers for Terraform and an SDK, by their own tests. */
import { describe, expect, test } from 'vitest';
import { browserSso, channel, connector, errorsOf, open } from './client.ts';

const idpConnection = {
  type: 'IDP',
  name: 'foo',
  entityId: 'foo',
  active: true,
  loggingMode: 'STANDARD',
  credentials: {
    certs: [],
    outboundBackChannelAuth: { type: 'OUTBOUND', digitalSignature: false, validatePartnerCert: true },
  },
  attributeQuery: { url: 'http://foo.example', nameMappings: [] },
};

describe('what exists twice is refused', () => {
  test('a connection to an identity provider', async () => {
    const { call } = await open();
    const made = await call('POST', '/sp/idpConnections', idpConnection);
    expect(made.status).toBe(201);
    const again = await call('POST', '/sp/idpConnections', idpConnection);
    expect([again.status, errorsOf(again)]).toEqual([
      422,
      [
        'entityId: The Connection ID you specified is already in use.',
        'name: The Connection Name you specified is already in use.',
      ],
    ]);
    expect((await call('PUT', `/sp/idpConnections/${made.json.id}`, made.json)).status).toBe(200);
  });

  test('one partner may be both', async () => {
    const { call } = await open();
    await call('POST', '/sp/idpConnections', { ...idpConnection, name: 'Name of sso', entityId: 'urn:sso' });
    expect((await call('POST', '/idp/spConnections', browserSso())).status).toBe(201);
  });

  test.each([
    ['/dataStores', { type: 'LDAP', name: 'one', ldapType: 'GENERIC', hostnames: ['a:389'] }],
    ['/authenticationPolicyContracts', { name: 'one' }],
  ])('the name of a resource in %s', async (path, body) => {
    const { call } = await open();
    const made = await call('POST', path, body);
    expect(errorsOf(await call('POST', path, body))).toEqual(["name: The name 'one' is already in use."]);
    expect((await call('PUT', `${path}/${made.json.id}`, body)).status).toBe(200);
  });
});

describe('nothing is made up', () => {
  test('of a connection to an identity provider: what was not sent, and two lists that are empty', async () => {
    const { call } = await open({ version: '13.1.0.5' });
    const { json } = await call('POST', '/sp/idpConnections', {
      type: 'IDP',
      name: 'op',
      entityId: 'https://op.example.com',
      idpBrowserSso: {
        protocol: 'OIDC',
        idpIdentityMapping: 'ACCOUNT_MAPPING',
        messageCustomizations: [],
        sloServiceEndpoints: [],
        ssoServiceEndpoints: [],
        attributeContract: { extendedAttributes: [{ name: 'email' }] },
        oidcProviderSettings: {
          scopes: 'openid',
          authorizationEndpoint: 'https://op.example.com/a',
          jwksURL: 'https://op.example.com/k',
          loginType: 'CODE',
        },
        jitProvisioning: {
          userRepository: {
            type: 'LDAP',
            dataStoreRef: { id: 'pingdirectory' },
            uniqueUserIdFilter: 'x',
            baseDn: 'x',
            jitRepositoryAttributeMapping: {},
          },
          userAttributes: { doAttributeQuery: false },
        },
      },
    });
    for (const member of ['virtualEntityIds', 'credentials']) expect(json).not.toHaveProperty(member);
    for (const member of ['messageCustomizations', 'sloServiceEndpoints']) {
      expect(json.idpBrowserSso).not.toHaveProperty(member);
    }
    expect(json.idpBrowserSso.ssoServiceEndpoints).toEqual([]);
    expect(json.idpBrowserSso.attributeContract.coreAttributes).toEqual([{ name: 'sub', masked: false }]);
    expect(json.idpBrowserSso.jitProvisioning.userAttributes.attributeContract).toEqual([
      { name: 'sub', masked: false },
      { name: 'email', masked: false },
    ]);
    expect(json.idpBrowserSso.ssoApplicationEndpoint).toContain('/sp/startSSO.ping?PartnerIdpId=');
    expect(json.idpBrowserSso.oidcProviderSettings.redirectUri).toMatch(/\/cb\.openid$/);
    expect(json.idpBrowserSso.oidcProviderSettings).not.toHaveProperty('backChannelLogoutUri');
  });

  test('of an OAuth client: what only some clients have', async () => {
    const { call } = await open();
    const { json } = await call('POST', '/oauth/clients', {
      clientId: 'c',
      name: 'c',
      grantTypes: ['CLIENT_CREDENTIALS'],
      clientAuth: { type: 'SECRET', secret: 'x' },
    });
    for (const member of ['cibaDeliveryMode', 'cibaPollingInterval', 'clientSecretRetentionPeriod']) {
      expect(json).not.toHaveProperty(member);
    }
    expect(json).toMatchObject({ enabled: true, creationDate: '2026-08-01T10:00:00.000Z' });
    expect(json.clientSecretChangedTime).toBe(json.creationDate);
  });
});

test('a provisioning partner may read back users and groups, whatever is fulfilled for them', async () => {
  const { call } = await open({ version: '13.1.0.5' });
  const text = (value: string) => ({ source: { type: 'TEXT' }, value });
  const reading = (name: string) => ({
    attributeContract: {},
    attributeFulfillment: { [name]: text('x') },
    attributes: [],
  });
  const reply = await call('POST', '/sp/idpConnections', {
    type: 'IDP',
    name: 'in',
    entityId: 'in',
    inboundProvisioning: {
      groupSupport: true,
      userRepository: {
        type: 'LDAP',
        dataStoreRef: { id: 'pingdirectory' },
        uniqueUserIdFilter: 'x',
        uniqueGroupIdFilter: 'x',
        baseDn: 'x',
      },
      customSchema: { attributes: [] },
      users: {
        writeUsers: { attributeFulfillment: { c: text('x') } },
        readUsers: reading('addresses.work.country'),
      },
      groups: { writeGroups: { attributeFulfillment: { c: text('x') } }, readGroups: reading('displayName') },
    },
  });
  expect([reply.status, reply.json?.message]).toEqual([201, undefined]);
  const { users, groups, customSchema, scimVersion } = reply.json.inboundProvisioning;
  expect(users.readUsers.attributeContract.coreAttributes).toEqual([{ name: 'addresses.work.country', masked: false }]);
  expect(groups.readGroups.attributeContract.coreAttributes).toEqual([{ name: 'displayName', masked: false }]);
  expect([customSchema.namespace, scimVersion]).toEqual(['urn:scim:schemas:extension:custom:1.0', 'SCIM11']);
  const { groups: _, customSchema: __, ...without } = reply.json.inboundProvisioning;
  const bare = { type: 'IDP', name: 'bare', entityId: 'bare', inboundProvisioning: without };
  expect((await call('POST', '/sp/idpConnections', bare)).status).toBe(201);
});

test.each([
  [false, ['userName']],
  [true, ['externalId', 'userName']],
])('with externalIdIsCore=%s the core attributes of a user are %j', async (externalIdIsCore, expected) => {
  const { call } = await open({ version: '13.1.0.5', switches: { externalIdIsCore } });
  const text = { source: { type: 'TEXT' }, value: 'x' };
  const { json } = await call('POST', '/sp/idpConnections', {
    type: 'IDP',
    name: 'in',
    entityId: 'in',
    inboundProvisioning: {
      groupSupport: false,
      userRepository: {
        type: 'LDAP',
        dataStoreRef: { id: 'pingdirectory' },
        uniqueUserIdFilter: 'x',
        uniqueGroupIdFilter: 'x',
        baseDn: 'x',
      },
      users: {
        writeUsers: { attributeFulfillment: { c: text } },
        readUsers: {
          attributeContract: {},
          attributeFulfillment: { userName: text, externalId: text },
          attributes: [],
        },
      },
    },
  });
  expect(json).toHaveProperty('inboundProvisioning');
  const { coreAttributes } = json.inboundProvisioning.users.readUsers.attributeContract;
  expect(coreAttributes.map((each: { name: string }) => each.name)).toEqual(expected);
});

describe('plugins of other kinds', () => {
  const fieldsOf = (json: { configuration: { fields: object[] } }) => json.configuration.fields;
  const selector = {
    id: 'sel',
    name: 'sel',
    pluginDescriptorRef: { id: 'com.pingidentity.pf.selectors.saml.SamlAuthnContextAdapterSelector' },
    configuration: {},
    attributeContract: { extendedAttributes: [{ name: 'one' }] },
  };

  test.each([
    ['11.2.0', 3],
    ['11.3.0', 4],
  ])('a selector gets its fields and no attributes of its own at %s', async (version, count) => {
    const { call } = await open({ version });
    const { json } = await call('POST', '/authenticationSelectors', selector);
    expect(fieldsOf(json)).toHaveLength(count);
    expect(json.attributeContract).toEqual({ extendedAttributes: [{ name: 'one' }] });
  });

  test('an identity store gets its field, and the attributes of users and groups', async () => {
    const { call } = await open();
    const id = 'com.pingidentity.identitystoreprovisioners.sample.SampleIdentityStoreProvisioner';
    const { json } = await call('POST', '/identityStoreProvisioners', {
      id: 'store',
      name: 'store',
      pluginDescriptorRef: { id },
      configuration: {},
      attributeContract: { coreAttributes: [] },
      groupAttributeContract: { coreAttributes: [] },
    });
    expect(fieldsOf(json)).toEqual([{ name: 'Delete user behavior', value: 'Disable User' }]);
    expect(json.attributeContract.coreAttributes).toEqual([{ name: 'username' }]);
    expect(json.groupAttributeContract.coreAttributes).toEqual([{ name: 'groupname' }]);
    const described = (await call('GET', `/identityStoreProvisioners/descriptors/${id}`)).json;
    expect([described.groupAttributeContract, described.supportsGroupExtendedContract]).toEqual([['groupname'], true]);
    const adapter = (await call('GET', '/idp/adapters/descriptors')).json.items[0];
    expect(adapter).not.toHaveProperty('supportsGroupExtendedContract');
  });

  test('the default CAPTCHA provider may go; the settings name none afterwards', async () => {
    const { call } = await open();
    const made = await call('POST', '/captchaProviders', {
      id: 'c',
      name: 'c',
      pluginDescriptorRef: { id: 'com.pingidentity.captcha.recaptchaV3.ReCaptchaV3Plugin' },
      configuration: {},
    });
    expect(made.status).toBe(201);
    const settings = await call('PUT', '/captchaProviders/settings', { defaultCaptchaProviderRef: { id: 'c' } });
    expect(settings.json.defaultCaptchaProviderRef.id).toBe('c');
    expect((await call('DELETE', '/captchaProviders/c')).status).toBe(204);
    expect((await call('GET', '/captchaProviders/settings')).json).toEqual({});
  });
});

test.each([
  ['DIRECT', true, true],
  ['LOCAL_VALIDATION', true, false],
  ['LDAP_GATEWAY', false, false],
])('a Kerberos realm by %s: keys kept %s, domain name left out %s', async (connectionType, retains, suppresses) => {
  const { call } = await open();
  const realm = { id: 'r', kerberosRealmName: 'R', kerberosUsername: 'u', kerberosPassword: 'p', connectionType };
  const { json } = await call('POST', '/kerberos/realms', realm);
  const said = ['retainPreviousKeysOnPasswordChange', 'suppressDomainNameConcatenation'].map((name) => name in json);
  expect(said).toEqual([retains, suppresses]);
});

test('a mapping needs its adapter, unless the settings that override it name it as their parent', async () => {
  const { call, sandbox } = await open({ version: '13.1.0.5' });
  const descriptor = { id: 'com.pingidentity.adapters.opentoken.SpAuthnAdapter' };
  sandbox.state.put('/sp/adapters', 'token', { id: 'token', name: 'token', pluginDescriptorRef: descriptor });
  const create = (mapping: object) =>
    call('POST', '/sp/idpConnections', {
      type: 'IDP',
      name: 'fed',
      entityId: 'fed',
      idpBrowserSso: {
        protocol: 'WSFED',
        idpIdentityMapping: 'ACCOUNT_MAPPING',
        ssoServiceEndpoints: [{ url: 'https://fed.example.com' }],
        adapterMappings: [{ attributeContractFulfillment: {}, ...mapping }],
      },
    });
  const missing = 'idpBrowserSso.adapterMappings[0].spAdapterRef is required.';
  expect((await create({})).text).toContain(missing);
  const override = { parentRef: { id: 'token' }, name: '', pluginDescriptorRef: { id: '' }, configuration: {} };
  const { json } = await create({ adapterOverrideSettings: override });
  const [mapping] = json.idpBrowserSso.adapterMappings;
  expect(mapping).not.toHaveProperty('spAdapterRef');
  expect(mapping.adapterOverrideSettings).toMatchObject({ name: '', pluginDescriptorRef: { id: '' } });
  expect(mapping.adapterOverrideSettings.configuration.fields).toHaveLength(25);
  expect(json.idpBrowserSso.attributeContract).toEqual({
    coreAttributes: [{ name: 'SAML_SUBJECT', masked: false }],
    extendedAttributes: [],
  });
});

test('a ciphertext is new on each read, except of an OpenID Connect client secret and of a secret manager', async () => {
  const { call } = await open({ version: '13.1.0.5' });
  const outbound = { type: 'OUTBOUND', digitalSignature: false, validatePartnerCert: true };
  const create = (httpBasicCredentials: object) =>
    call('POST', '/sp/idpConnections', {
      ...idpConnection,
      oidcClientCredentials: { clientId: 'c', clientSecret: 'hush' },
      credentials: { certs: [], outboundBackChannelAuth: { ...outbound, httpBasicCredentials } },
    });
  const secretsOf = (json: typeof idpConnection & { oidcClientCredentials: { encryptedSecret: string } }) => [
    json.oidcClientCredentials.encryptedSecret,
    (json.credentials.outboundBackChannelAuth as { httpBasicCredentials?: { encryptedPassword: string } })
      .httpBasicCredentials?.encryptedPassword,
  ];
  const made = (await create({ username: 'u', password: 'hush' })).json;
  const read = (await call('GET', `/sp/idpConnections/${made.id}`)).json;
  expect(secretsOf(read)[0]).toBe(secretsOf(made)[0]);
  expect(secretsOf(read)[1]).not.toBe(secretsOf(made)[1]);
  await call('DELETE', `/sp/idpConnections/${made.id}`);
  const managed = await create({ username: 'u', encryptedPassword: 'OBF:MGR:vault:one' });
  expect(secretsOf(managed.json)[1]).toBe('OBF:MGR:vault:one');
});

test('the ciphertext of a PingOne credential stays until the credential is another', async () => {
  const { call } = await open({ version: '13.1.0.5' });
  const made = (await call('POST', '/pingOneConnections', { name: 'p1', credential: 'made.up.one' })).json;
  const sealedOf = async () => (await call('GET', `/pingOneConnections/${made.id}`)).json.encryptedCredential;
  const kept = await sealedOf();
  expect([made.encryptedCredential, await sealedOf()]).toEqual([kept, kept]);
  await call('PUT', `/pingOneConnections/${made.id}`, { ...made, credential: 'made.up.two' });
  expect(await sealedOf()).not.toBe(kept);
});

test('a server that stands alone says so in the words that clients look for', async () => {
  const { call } = await open();
  const reply = await call('GET', '/cluster/status');
  expect([reply.status, reply.json.message]).toEqual([403, 'PingFederate is not deployed in clustered mode.']);
});

test('a mapping of access tokens needs neither id nor context', async () => {
  const { call, sandbox } = await open();
  sandbox.state.put('/oauth/accessTokenManagers', 'foo', { id: 'foo', name: 'foo' });
  const reply = await call('POST', '/oauth/accessTokenMappings', {
    accessTokenManagerRef: { id: 'foo' },
    attributeContractFulfillment: { foo: { source: { type: 'CONTEXT' }, value: 'ClientId' } },
  });
  expect([reply.status, reply.json.id]).toEqual([201, 'default|foo']);
});

test('settings of the authorization server have their lists and the attributes of a grant', async () => {
  const { call } = await open();
  const { json } = await call('GET', '/oauth/authServerSettings');
  expect(json).toMatchObject({ scopes: [], persistentGrantContract: { extendedAttributes: [] } });
  expect(json.persistentGrantContract.coreAttributes).toHaveLength(2);
});

test('a connection to PingOne says when it was made, and stays the same', async () => {
  const { call } = await open();
  const made = (await call('POST', '/pingOneConnections', { name: 'p1', credential: 'made.up.one' })).json;
  expect(made).toMatchObject({ creationDate: '2026-08-01T10:00:00.000Z', region: 'North America' });
  const { credential: _, ...kept } = made;
  const again = (await call('PUT', `/pingOneConnections/${made.id}`, { ...kept, name: 'p2' })).json;
  expect([again.credentialId, again.environmentId]).toEqual([made.credentialId, made.environmentId]);
});

test('a connection to PingOne is the one that its credential names', async () => {
  const { call } = await open();
  const credential = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
  const named = (environment: string) =>
    credential({ environmentId: environment, gatewayId: 'gateway', jti: `of ${environment}`, organizationName: 'Us' });
  const { credential: _, ...made } = (
    await call('POST', '/pingOneConnections', { name: 'p1', credential: named('one') })
  ).json;
  const one = { environmentId: 'one', credentialId: 'of one', pingOneConnectionId: 'gateway', organizationName: 'Us' };
  expect(made).toMatchObject({ ...one, pingOneManagementApiEndpoint: 'https://api.pingone.com' });
  const put = async (change: object) =>
    (await call('PUT', `/pingOneConnections/${made.id}`, { ...made, ...change })).json;
  expect(await put({ description: 'ours' })).toMatchObject(one);
  expect(await put({ credential: named('two') })).toMatchObject({ environmentId: 'two', credentialId: 'of two' });
  for (const broken of ['e30.W10.x', 'e30.bnVsbA.x', 'e30.%%.x', '', '.'])
    expect(await put({ credential: broken })).toMatchObject({ environmentId: 'two' });
});

describe('the server that a client expects to find', () => {
  test('the account that signs in is known, with its roles', async () => {
    const { call } = await open({
      accounts: [
        { username: 'Administrator', password: '2FederateM0re' },
        { username: 'audit', password: 'x', auditor: true },
      ],
    });
    const { items } = (await call('GET', '/administrativeAccounts')).json;
    expect(items.map((each: { username: string }) => each.username)).toEqual(['Administrator', 'audit']);
    expect((await call('GET', '/administrativeAccounts/Administrator')).json.roles).toContain('USER_ADMINISTRATOR');
    expect((await call('GET', '/administrativeAccounts/audit')).json).toMatchObject({ auditor: true, roles: [] });
  });

  test('an account of a seed is not doubled', async () => {
    const account = { username: 'administrator', active: true, auditor: false, roles: ['ADMINISTRATOR'] };
    const seed = { operations: [{ resourceType: '/administrativeAccounts', operationType: 'SAVE', items: [account] }] };
    const { call } = await open({ seed });
    expect((await call('GET', '/administrativeAccounts')).json.items).toEqual([account]);
  });

  test.each([
    ['/keyPairs/sslServer', 1],
    ['/passwordCredentialValidators', 5],
    ['/passwordCredentialValidators/descriptors', 5],
    ['/idp/tokenProcessors', 2],
    ['/idp/adapters', 2],
  ])('%s has %i', async (path, count) => {
    const { call } = await open();
    expect((await call('GET', path)).json.items).toHaveLength(count);
  });

  test('the server’s certificate is the one that its settings name', async () => {
    const { call } = await open();
    const { json } = await call('GET', '/keyPairs/sslServer/settings');
    const [key] = (await call('GET', '/keyPairs/sslServer')).json.items;
    expect([json.runtimeServerCertRef.id, json.activeAdminConsoleCerts[0].id]).toEqual([key.id, key.id]);
  });
});

describe('target settings', () => {
  const fields = [...connector.configDescriptor.fields, { type: 'UPLOAD_FILE', name: 'properties', encrypted: true }];
  const installed = { ...connector, configDescriptor: { fields } };
  const settings = async (targetSettings: object[]) => {
    const { call } = await open({ connectors: [installed] });
    const outboundProvision = { type: 'Example', targetSettings, channels: [channel('first')] };
    const body = { type: 'SP', id: 'out', name: 'out', entityId: 'out', credentials: {}, outboundProvision };
    const { json } = await call('POST', '/idp/spConnections', body);
    return new Map<string, { value?: string; encryptedValue?: string }>(
      json.outboundProvision.targetSettings.map((each: { name: string }) => [each.name, each]),
    );
  };

  test('nothing chosen stays nothing chosen; what was not sent gets the default', async () => {
    expect((await settings([{ name: 'removeAction', value: '' }])).get('removeAction')).toMatchObject({ value: '' });
    expect((await settings([])).get('removeAction')).toMatchObject({ value: 'Disable' });
  });

  test('a file that is uploaded is no secret', async () => {
    const answered = await settings([
      { name: 'properties', value: 'dXNlcg==' },
      { name: 'clientSecret', value: 'hush' },
    ]);
    expect(answered.get('properties')).toEqual({ name: 'properties', value: 'dXNlcg==' });
    expect(answered.get('clientSecret')).toHaveProperty('encryptedValue');
  });
});

test.each([
  ['/captchaProviders', 'com.pingidentity.adapters.pingone.protect.PingOneProtectProvider', '12.2.2', 12],
  ['/captchaProviders', 'com.pingidentity.adapters.pingone.protect.PingOneProtectProvider', '12.3.0', 15],
  ['/captchaProviders', 'com.pingidentity.adapters.pingone.protect.PingOneProtectProvider', '12.3.6', 16],
  ['/captchaProviders', 'com.pingidentity.adapters.pingone.protect.PingOneProtectProvider', '13.1.0', 17],
  ['/captchaProviders', 'com.pingidentity.captcha.ReCaptchaV2InvisiblePlugin', '13.1.0', 3],
  ['/notificationPublishers', 'com.pingidentity.email.SmtpNotificationPlugin', '13.0.4', 13],
  ['/notificationPublishers', 'com.pingidentity.email.SmtpNotificationPlugin', '13.1.0', 27],
])('%s: %s of %s has %i fields', async (path, plugin, version, count) => {
  const { call } = await open({ version });
  const configuration = { fields: [] };
  const { json } = await call('POST', path, {
    id: 'one',
    name: 'one',
    pluginDescriptorRef: { id: plugin },
    configuration,
  });
  expect(json.configuration.fields).toHaveLength(count);
});

test('a mapping to persistent grants has the id of what it is from', async () => {
  const { call } = await open();
  const fulfilled = { source: { type: 'AUTHENTICATION_POLICY_CONTRACT' }, value: 'subject' };
  const reply = await call('POST', '/oauth/authenticationPolicyContractMappings', {
    authenticationPolicyContractRef: { id: 'corp-login' },
    attributeContractFulfillment: { USER_KEY: fulfilled, USER_NAME: fulfilled },
    id: '',
  });
  expect([reply.status, reply.json.id]).toEqual([201, 'corp-login']);
});

test('and says what it is from when only its id is given', async () => {
  const { call, sandbox } = await open();
  sandbox.state.put('/passwordCredentialValidators', 'staff', { id: 'staff', name: 'Staff' });
  const fulfilled = { source: { type: 'PASSWORD_CREDENTIAL_VALIDATOR' }, value: 'username' };
  const { json } = await call('POST', '/oauth/resourceOwnerCredentialsMappings', {
    id: 'staff',
    attributeContractFulfillment: { USER_KEY: fulfilled },
  });
  expect(json.passwordValidatorRef).toMatchObject({ id: 'staff' });
});

test.each([
  ['/oauth/openIdConnect/policies', 'defaultPolicyRef', '/oauth/openIdConnect/settings'],
  ['/oauth/tokenExchange/generator/groups', 'defaultGeneratorGroupRef', '/oauth/tokenExchange/generator/settings'],
  ['/captchaProviders', 'defaultCaptchaProviderRef'],
  ['/notificationPublishers', 'defaultNotificationPublisherRef'],
  ['/oauth/accessTokenManagers', 'defaultAccessTokenManagerRef'],
  ['/oauth/cibaServerPolicy/requestPolicies', 'defaultRequestPolicyRef', '/oauth/cibaServerPolicy/settings'],
])(
  'the default among %s may go before the settings name another',
  async (path, member, settings = `${path}/settings`) => {
    const { call, sandbox } = await open();
    sandbox.state.put(path, 'only', { id: 'only', name: 'Only' });
    expect((await call('PUT', settings, { [member]: { id: 'only' } })).status).toBe(200);
    expect((await call('DELETE', `${path}/only`)).status).toBe(204);
    expect((await call('GET', settings)).json).not.toHaveProperty(member);
  },
);

test('a client may go before the application that names it', async () => {
  const { call } = await open();
  await call('POST', '/oauth/clients', { clientId: 'c', name: 'c', grantTypes: ['EXTENSION'] });
  const application = { id: 'a', name: 'a', url: 'https://a.example.com', clientForRedirectlessModeRef: { id: 'c' } };
  expect((await call('POST', '/authenticationApi/applications', application)).status).toBe(201);
  expect((await call('DELETE', '/oauth/clients/c')).status).toBe(204);
  const { json } = await call('GET', '/authenticationApi/applications/a');
  expect(json).not.toHaveProperty('clientForRedirectlessModeRef');
});

test('a policy by itself is one tree of the document of all', async () => {
  const { call } = await open();
  const rootNode = { action: { type: 'DONE', context: 'ok' } };
  const tree = { id: 'staff', name: 'Staff', rootNode };
  const ofAll = async () => (await call('GET', '/authenticationPolicies/default')).json.authnSelectionTrees;
  expect((await call('PUT', '/authenticationPolicies/default', { authnSelectionTrees: [tree] })).status).toBe(200);
  const made = await call('POST', '/authenticationPolicies/policy', { name: 'Guests', rootNode });
  expect(made.status).toBe(201);
  expect(await ofAll()).toMatchObject([{ id: 'staff' }, { id: made.json.id, name: 'Guests' }]);
  expect(errorsOf(await call('POST', '/authenticationPolicies/policy', tree))).toEqual([
    "id: The ID 'staff' is already in use.",
  ]);
  await call('PUT', '/authenticationPolicies/policy/staff', { ...tree, name: 'Everyone' });
  expect((await call('GET', '/authenticationPolicies/policy/staff')).json.name).toBe('Everyone');
  expect((await call('DELETE', '/authenticationPolicies/policy/staff')).status).toBe(204);
  expect((await call('GET', '/authenticationPolicies/policy/staff')).status).toBe(404);
  expect(await ofAll()).toMatchObject([{ name: 'Guests' }]);
});

test('the keys that a server encrypts with are exchanged: one more, or each moved on by one', async () => {
  let minutes = 0;
  const { call } = await open({ now: () => new Date(Date.UTC(2026, 7, 1, 10, minutes++)) });
  const before = (await call('GET', '/configurationEncryptionKeys')).json.items;
  expect((await call('GET', '/configurationEncryptionKeys')).json.items).toEqual(before);
  const rotated = await call('POST', '/configurationEncryptionKeys/rotate');
  expect([rotated.status, rotated.json.items.length]).toEqual([201, before.length + 1]);
  expect((await call('GET', '/configurationEncryptionKeys')).json).toEqual(rotated.json);

  const { current, pending } = (await call('GET', '/serverSettings/systemKeys')).json;
  const moved = (await call('POST', '/serverSettings/systemKeys/rotate')).json;
  expect([moved.previous, moved.current]).toEqual([current, pending]);
  expect((await call('GET', '/serverSettings/systemKeys')).json).toEqual(moved);
});

test('an empty signature algorithm is the usual one', async () => {
  const { call } = await open();
  const wanted = { commonName: 'sign', organization: 'Example', country: 'US', validDays: 30, keyAlgorithm: 'EC' };
  const made = await call('POST', '/keyPairs/signing/generate', { ...wanted, signatureAlgorithm: '' });
  expect([made.status, made.json.signatureAlgorithm]).toEqual([201, 'SHA256withECDSA']);
});
