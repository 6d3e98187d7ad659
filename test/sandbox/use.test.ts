/** What is in use can't be deleted, also where an id stands as plain text and no link says so. */
import { describe, expect, test } from 'vitest';
import { adapter, fields, row } from './adapters.ts';
import { browserSso, errorsOf, open } from './client.ts';

const instance = (plugin: string, configuration: object) => ({
  id: 'user',
  name: 'user',
  pluginDescriptorRef: { id: plugin },
  configuration,
  attributeContract: { coreAttributes: [{ name: 'subject' }] },
});

/** Who holds an id as text: the collection, the user, and what it holds. Seen in public exports but for the marked ones. */
const holders: [path: string, body: object, target: string][] = [
  [
    '/passwordCredentialValidators',
    instance('org.sourceid.saml20.domain.LDAPUsernamePasswordCredentialValidator', {
      fields: fields({ 'LDAP Datastore': 'corp-ad', 'Search Base': 'dc=x', 'Search Filter': 'uid=x' }),
    }),
    '/dataStores/corp-ad',
  ],
  ['/idp/adapters', adapter('user', withValidator('radius')), '/passwordCredentialValidators/radius'],
  [
    '/idp/adapters',
    adapter('user', { configuration: { fields: fields({ 'Local Identity Profile': 'profile' }) } }),
    '/localIdentity/identityProfiles/profile',
  ],
  [
    '/oauth/accessTokenManagers',
    instance('com.example.Jwt', {
      tables: [{ name: 'Certificates', rows: [row({ 'Key ID': 'k', Certificate: 'signing-2026' })] }],
    }),
    '/keyPairs/signing/signing-2026',
  ],
  [
    '/sp/tokenGenerators',
    instance('org.sourceid.wstrust.generator.saml.Saml20TokenGenerator', {
      fields: fields({ 'Signing Certificate': 'signing-2026' }),
    }),
    '/keyPairs/signing/signing-2026',
  ],
  [
    '/idp/tokenProcessors',
    instance(
      'com.pingidentity.pf.tokenprocessors.username.UsernameTokenProcessor',
      withValidator('radius').configuration,
    ),
    '/passwordCredentialValidators/radius',
  ],
  // By the official Terraform provider's check, and likely.
  [
    '/passwordCredentialValidators',
    instance('com.pingidentity.plugins.pcvs.p14c.PingOneForCustomersPCV', {
      fields: fields({ 'PingOne For Customers Datastore': 'people' }),
    }),
    '/dataStores/people',
  ],
  ['/dataStores', restStore(), '/keyPairs/sslClient/tls'],
  // By a client's report: a selector names connections by their entity ids.
  [
    '/authenticationSelectors',
    {
      ...instance('com.example.ConnectionSet', {
        tables: [{ name: 'Connections', rows: [row({ Connection: 'urn:sso' })] }],
      }),
      attributeContract: { extendedAttributes: [] },
    },
    '/idp/spConnections/sso',
  ],
];

function withValidator(id: string) {
  const rows = [row({ 'Password Credential Validator Instance': id })];
  return { configuration: { tables: [{ name: 'Credential Validators', rows }] } };
}

function restStore() {
  const rows = [row({ 'Base URL': 'https://people.example' })];
  const attributes = [row({ 'JSON Response Attribute Path': '/a', 'Local Attribute': 'a' })];
  return {
    type: 'CUSTOM',
    id: 'user',
    name: 'user',
    pluginDescriptorRef: { id: 'com.pingidentity.pf.datastore.other.RestDataSourceDriver' },
    configuration: {
      tables: [
        { name: 'Base URLs and Tags', rows },
        { name: 'Attributes', rows: attributes },
      ],
      fields: fields({ 'Client TLS Certificate': 'tls' }),
    },
  };
}

const profile = {
  id: 'profile',
  name: 'profile',
  apcId: { id: 'corp-login' },
  registrationEnabled: false,
  profileEnabled: false,
};

describe.each(holders)('%s holds as text what', (path, body, target) => {
  test.each([
    ['use', 422],
    ['ignore', 204],
  ] as const)(`with hiddenReferences=%s answers %i: ${target}`, async (hiddenReferences, status) => {
    const { call, sandbox } = await open({ switches: { hiddenReferences } });
    sandbox.state.put('/localIdentity/identityProfiles', 'profile', profile);
    await call('POST', '/idp/spConnections', browserSso('sso', { credentials: undefined, spBrowserSso: undefined }));
    sandbox.state.put('/idp/spConnections', 'sso', { id: 'sso', entityId: 'urn:sso', name: 'sso' });
    sandbox.state.put('/dataStores', 'people', { id: 'people', name: 'people', type: 'CUSTOM' });
    sandbox.state.put('/keyPairs/sslClient', 'tls', { id: 'tls' });
    expect((await call('POST', path, body)).status).toBeLessThan(300);
    const reply = await call('DELETE', target);
    expect(reply.status).toBe(status);
    if (status === 422) expect(errorsOf(reply)[0]).toContain('user');
  });
});

test('an adapter is used where a policy takes attributes from it', async () => {
  const { call, sandbox } = await open();
  await call('POST', '/idp/adapters', adapter('form'));
  const source = { source: { type: 'ADAPTER', id: 'form' }, value: 'username' };
  const value = { id: 'f', name: 'f', rootNode: { action: { attributeMapping: { subject: source } } } };
  sandbox.state.put('/authenticationPolicies/fragments', 'f', value as never);
  expect((await call('DELETE', '/idp/adapters/form')).status).toBe(422);
  sandbox.state.remove('/authenticationPolicies/fragments', 'f');
  sandbox.state.put('/oauth/accessTokenMappings', 'f', structuredClone(value) as never);
  expect((await call('DELETE', '/idp/adapters/form')).status).toBe(204);
});

test.each([
  ['allow', 201],
  ['refuse', 422],
] as const)('a validator that is not there: danglingHiddenReferences=%s answers %i', async (given, status) => {
  const { call } = await open({ switches: { danglingHiddenReferences: given } });
  const reply = await call('POST', '/idp/adapters', adapter('a', withValidator('nobody')));
  expect(reply.status).toBe(status);
  if (status === 422) {
    expect(errorsOf(reply)).toEqual([
      "configuration.tables[0].rows[0].fields[0].value: The password credential validator ID 'nobody' is not valid.",
    ]);
  }
});

describe('right after the last user is gone', () => {
  // A client's report has the server's log: 500 twelve milliseconds after the user's 204.
  test.each([
    [422, [422, 422, 204]],
    [500, [500, 500, 204]],
  ] as const)('staleInUseStatus=%i answers %j', async (staleInUseStatus, expected) => {
    const { call } = await open({ switches: { staleInUse: 2, staleInUseStatus } });
    await call('POST', '/idp/adapters', adapter('a', withValidator('radius')));
    await call('DELETE', '/idp/adapters/a');
    const statuses = [];
    for (const _ of expected) statuses.push((await call('DELETE', '/passwordCredentialValidators/radius')).status);
    expect(statuses).toEqual(expected);
  });
});

// The API's description has 403 and no 422 for these.
test('a manager of access tokens that is in use answers 403', async () => {
  const { call } = await open();
  const contract = { coreAttributes: [], extendedAttributes: [{ name: 'sub' }] };
  await call('POST', '/oauth/accessTokenManagers', {
    ...instance('com.example.Jwt', {}),
    id: 'two',
    name: 'two',
    attributeContract: contract,
  });
  await call('POST', '/oauth/accessTokenMappings', {
    accessTokenManagerRef: { id: 'two' },
    attributeContractFulfillment: { sub: { source: { type: 'CONTEXT' }, value: 'ClientId' } },
  });
  expect((await call('DELETE', '/oauth/accessTokenManagers/two')).status).toBe(403);
});

// 204 and 404 are all that the API's description has for authorities: nothing guards them.
test('an authority can go at any time', async () => {
  const { call, sandbox } = await open();
  const { json } = await call('POST', '/keyPairs/signing/generate', {
    commonName: 'ca',
    organization: 'Example',
    country: 'US',
    validDays: 30,
    keyAlgorithm: 'EC',
  });
  const fileData = (await call('GET', `/keyPairs/signing/${json.id}/certificate`)).text;
  const ca = (await call('POST', '/certificates/ca/import', { fileData })).json;
  const location = `${sandbox.apiUrl}/certificates/ca/${ca.id}`;
  sandbox.state.put('/oauth/clients', 'c', {
    clientId: 'c',
    clientAuth: { clientCertIssuerRef: { id: ca.id, location } },
  });
  expect((await call('DELETE', `/certificates/ca/${ca.id}`)).status).toBe(204);
});
