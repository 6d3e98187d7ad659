import { describe, expect, test } from 'vitest';
import { isAtLeast, isAtMost, isKnown } from '../../sandbox/model/versions.ts';
import { browserSso, connector, errorsOf, open } from './client.ts';

test.each([
  ['12.1.4.0', '12.1', true],
  ['12.1.4.0', '12.1.4', true],
  ['12.1.3.9', '12.1.4', false],
  ['9.3.3', '10.0', false],
  ['13.1', '13.1', true],
])('%s is at least %s: %s', (version, mark, expected) => expect(isAtLeast(version, mark)).toBe(expected));

test('a mark of two parts means all of its patches; a gap is known on both of its sides', () => {
  expect([isAtMost('12.0.3.1', '12.0'), isAtMost('12.1.0', '12.0'), isAtMost('11.3.2', '11.3.1')]).toEqual([
    true,
    false,
    false,
  ]);
  const gap = { until: '11.3', since: '13.0' };
  expect(['11.3.4', '12.0', '12.2.9', '13.0.0'].map((version) => isKnown(gap, version))).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

describe('paths', () => {
  test.each([
    ['/serverSettings/logSettings', '11.1.3', '11.2.0'],
    ['/captchaProviders', '11.1.3', '11.2.0'],
    ['/serverSettings/federationInfo', '12.1.4', '12.2.0'],
    ['/administrativeApi/corsSettings', '12.2.9', '12.3.0'],
    ['/serverSettings/auditLogSettings', '12.2.9', '12.3.0'],
    ['/session/quotas', '12.2.9', '12.3.0'],
    ['/protocolMetadata/attributeRequesterMappings', '12.2.9', '13.0.0'],
    ['/serverSettings/tags', '13.0.4', '13.1.0'],
    ['/oauth/jwtBearerGrantProcessors', '13.0.4', '13.1.0'],
    ['/oauth/cimd/policies', '13.0.4', '13.1.0'],
  ])('%s is not there in %s, and is in %s', async (path, before, from) => {
    const statuses: number[] = [];
    for (const version of [before, from]) statuses.push((await (await open({ version })).call('GET', path)).status);
    expect(statuses).toEqual([404, 200]);
  });

  test('what stands under a cluster follows the version, too', async () => {
    const cluster = { nodes: [{ index: 1 }, { index: 2 }] };
    const [old, later] = [await open({ version: '11.3.0', cluster }), await open({ version: '13.0.0', cluster })];
    expect((await old.call('GET', '/cluster/settings')).status).toBe(404);
    expect((await later.call('GET', '/cluster/settings')).json).toMatchObject({ replicateLogSettingsOnSave: false });
    expect((await later.call('GET', '/cluster/adminNode/status')).json).toMatchObject({ consoleRole: 'ACTIVE' });
  });
});

/** A token exchange connection, as 13.1 knows it. */
const exchange = {
  resourceUris: ['https://api.example.com'],
  attributeContract: { extendedAttributes: [{ name: 'mail' }] },
  processorPolicyMappings: [
    {
      processorPolicyRef: { id: 'policy' },
      attributeContractFulfillment: {
        mail: { source: { type: 'TOKEN_EXCHANGE_PROCESSOR_POLICY' }, value: 'subject' },
      },
    },
  ],
};
const exchangeConnection = {
  type: 'SP',
  id: 'tokens',
  name: 'tokens',
  entityId: 'urn:tokens',
  credentials: { signingSettings: { signingKeyPairRef: { id: 'signing-2026' }, algorithm: 'RSA SHA256' } },
  oauthTokenExchangeSettings: exchange,
};

async function with131() {
  const opened = await open({ version: '13.1.0.5' });
  opened.sandbox.state.put('/oauth/tokenExchange/processor/policies', 'policy', { id: 'policy', name: 'policy' });
  return opened;
}

describe('members', () => {
  test.each(['11.3.4.0', '12.2.2.0', '13.0.4.0'])('%s refuses what 13.1 brought', async (version) => {
    const { call } = await open({ version });
    const reply = await call('POST', '/idp/spConnections', exchangeConnection);
    expect([reply.status, reply.json.message]).toEqual([400, 'Unrecognized field "oauthTokenExchangeSettings".']);
  });

  test('13.1 takes a connection of token exchange alone, and answers with what is the server’s', async () => {
    const { call } = await with131();
    const { status, json } = await call('POST', '/idp/spConnections', exchangeConnection);
    expect(status).toBe(201);
    expect(json.oauthTokenExchangeSettings).toMatchObject({ minutesBefore: 5, minutesAfter: 30, idJagEnabled: false });
    const [mapping] = json.oauthTokenExchangeSettings.processorPolicyMappings;
    expect(mapping.processorPolicyRef.location).toMatch(/\/oauth\/tokenExchange\/processor\/policies\/policy$/);
  });

  test('its three parts, a policy that is there and a signing key are needed', async () => {
    const { call } = await with131();
    const empty = await call('POST', '/idp/spConnections', {
      ...exchangeConnection,
      credentials: {},
      oauthTokenExchangeSettings: {},
    });
    expect(errorsOf(empty).map((error) => error.split(':')[0])).toEqual([
      'oauthTokenExchangeSettings.resourceUris',
      'oauthTokenExchangeSettings.attributeContract',
      'oauthTokenExchangeSettings.processorPolicyMappings',
      'credentials.signingSettings',
    ]);
    const [mapping] = exchange.processorPolicyMappings;
    const settings = { ...exchange, processorPolicyMappings: [{ ...mapping, processorPolicyRef: { id: 'no' } }] };
    const dangling = await call('POST', '/idp/spConnections', {
      ...exchangeConnection,
      oauthTokenExchangeSettings: settings,
    });
    expect(errorsOf(dangling)[0]).toContain('processorPolicyMappings[0].processorPolicyRef.id');
  });

  test.each(['12.2.2.0', '12.3.6.0', '13.0.4.0', '13.1.1.0'])('%s refuses what nobody knows', async (version) => {
    const { call } = await open({ version });
    const reply = await call('POST', '/idp/spConnections', { ...browserSso(), novelty: { a: 1 } });
    expect([reply.status, reply.json.message]).toEqual([400, 'Unrecognized field "novelty".']);
  });

  test('a server beyond the model keeps what nobody knows, unless it is told otherwise', async () => {
    const later = await open({ version: '14.0.0.0' });
    const created = await later.call('POST', '/idp/spConnections', { ...browserSso(), novelty: { a: 1 } });
    expect([created.status, created.json.novelty]).toEqual([201, { a: 1 }]);
    const strict = await open({ version: '14.0.0.0', switches: { unknownMembers: 'refuse' } });
    expect((await strict.call('POST', '/idp/spConnections', { ...browserSso(), novelty: 1 })).status).toBe(400);
  });

  test('an older server refuses members that came later, and does not answer them', async () => {
    const { call } = await open({ version: '10.2.4.0' });
    const refused = await call('POST', '/idp/spConnections', { ...browserSso(), connectionTargetType: 'STANDARD' });
    expect([refused.status, refused.json.message]).toEqual([400, 'Unrecognized field "connectionTargetType".']);
    const older = await open({ version: '11.3.4.0' });
    const adapter = (await older.call('GET', '/idp/adapters')).json.items[0];
    expect(adapter).not.toHaveProperty('lastModified');
  });

  test('what is only ever sent is taken from 13.1 on, and never answered', async () => {
    const policy = { encryptAssertion: false, encryptAttributeList: [] };
    const { call } = await open({ version: '13.1.0.5' });
    const { status, json } = await call(
      'POST',
      '/idp/spConnections',
      browserSso('a', {}, { encryptionPolicy: policy }),
    );
    expect(status).toBe(201);
    expect(json.spBrowserSso.encryptionPolicy).not.toHaveProperty('encryptAttributeList');
    const before = await open({ version: '12.2.2.0' });
    const refused = await before.call('POST', '/idp/spConnections', browserSso('a', {}, { encryptionPolicy: policy }));
    expect(refused.status).toBe(400);
  });

  test.each([
    ['12.3.6.0', undefined],
    ['13.1.0.5', false],
  ])('general settings of %s answer with what that version has', async (version, expected) => {
    const { call } = await open({ version });
    const { json } = await call('GET', '/serverSettings/generalSettings');
    expect(json.disableAutomaticPluginValidation).toBe(expected);
  });

  test.each([
    ['12.2.2.0', 9],
    ['12.2.6.0', 10],
    ['13.1.0.5', 10],
  ])('log settings of %s have %i categories', async (version, count) => {
    const { call } = await open({ version });
    const { json } = await call('PUT', '/serverSettings/logSettings', {
      logCategories: [{ id: 'core', enabled: true }],
    });
    expect(json.logCategories).toHaveLength(count);
    expect(json.logCategories.filter((each: { enabled: boolean }) => each.enabled)).toMatchObject([{ id: 'core' }]);
  });
});

describe('values', () => {
  const store = { type: 'LDAP', ldapType: 'PING_DS', hostnames: ['ds:636'] };
  test.each([
    ['12.0.3', 400],
    ['12.1.0', 201],
  ])('a PingDS directory in %s: %i', async (version, status) => {
    const { call } = await open({ version });
    expect((await call('POST', '/dataStores', store)).status).toBe(status);
  });

  test.each([
    ['12.1.4', 400],
    ['12.2.0', 200],
  ])('an administrator of data collection in %s: %i', async (version, status) => {
    const { call } = await open({ version });
    const account = { username: 'collector', password: 'x', roles: ['DATA_COLLECTION_ADMINISTRATOR'] };
    expect((await call('POST', '/administrativeAccounts', account)).status).toBe(status);
  });

  test.each([
    ['13.0.4', 400],
    ['13.1.1', 201],
  ])('tags of clients as a source in %s: %i', async (version, status) => {
    const { call } = await open({ version });
    const body = browserSso();
    body.spBrowserSso.authenticationPolicyContractAssertionMappings[0]!.attributeContractFulfillment.SAML_SUBJECT = {
      source: { type: 'CLIENT_TAGS' },
      value: 'x',
    };
    expect((await call('POST', '/idp/spConnections', body)).status).toBe(status);
  });

  test.each([
    ['12.1.4', 422],
    ['12.2.2', 201],
  ])('extended properties as a source in %s: %i', async (version, status) => {
    const { call } = await open({ version });
    const body = browserSso('a', {}, { encryptionPolicy: {} });
    body.spBrowserSso.authenticationPolicyContractAssertionMappings[0]!.attributeContractFulfillment.SAML_SUBJECT = {
      source: { type: 'EXTENDED_PROPERTIES' },
      value: 'owner',
    };
    expect((await call('POST', '/idp/spConnections', body)).status).toBe(status);
  });
});

describe('required marks', () => {
  test('up to 12.0 a server asks for what 12.1 stopped asking for', async () => {
    const body = browserSso(
      'sso',
      {},
      {
        enabledProfiles: ['IDP_INITIATED_SSO', 'IDP_INITIATED_SLO'],
        incomingBindings: ['POST'],
        ssoServiceEndpoints: [{ url: 'https://sp.example.com/acs' }],
        sloServiceEndpoints: [{ url: 'https://sp.example.com/slo' }],
      },
    );
    const missing = async (version: string) =>
      errorsOf(await (await open({ version })).call('POST', '/idp/spConnections', body)).filter((error) =>
        error.endsWith('is required.'),
      );
    const of12 = [
      'spBrowserSso.sloServiceEndpoints[0].binding',
      'spBrowserSso.ssoServiceEndpoints[0].binding',
      'spBrowserSso.ssoServiceEndpoints[0].index',
      'spBrowserSso.encryptionPolicy',
    ];
    const verification = 'credentials.certs: A primary verification certificate is required.';
    expect((await missing('12.0.3')).sort()).toEqual(
      [...of12.map((path) => `${path}: ${path} is required.`), verification].sort(),
    );
    expect(await missing('12.1.0')).toEqual([verification]);
  });

  test.each([
    ['11.3.1', 422],
    ['11.3.2', 201],
  ])('a database without a user name in %s: %i', async (version, status) => {
    const { call } = await open({ version });
    const store = { type: 'JDBC', driverClass: 'org.example.Driver', connectionUrl: 'jdbc:x', password: 'x' };
    expect((await call('POST', '/dataStores', store)).status).toBe(status);
  });
});

describe('ids, names and plugins', () => {
  const newKey = {
    id: 'Signing-2026',
    commonName: 'x',
    organization: 'x',
    country: 'US',
    validDays: 10,
    keyAlgorithm: 'RSA',
    subjectAlternativeNames: ['example.com', '10.0.0.1'],
  };
  test.each([
    ['12.2.2.0', 422, undefined],
    ['13.0.4.0', 201, ["DNS: 'example.com'", '10.0.0.1']],
  ])('a key with capitals in its id in %s: %i', async (version, status, names) => {
    const { call } = await open({ version });
    const { status: answered, json } = await call('POST', '/keyPairs/signing/generate', newKey);
    expect([answered, json.subjectAlternativeNames]).toEqual([status, names]);
  });

  test.each([
    ['12.1.3', 65, 21],
    ['12.1.4', 65, 22],
    ['13.0.4', 66, 22],
    ['13.1.0', 66, 30],
  ])('%s: a form has %i settings, a REST store %i', async (version, form, rest) => {
    const { call } = await open({ version });
    const fields = async (path: string, id: string) =>
      (await call('GET', `${path}/descriptors/${id}`)).json.configDescriptor.fields;
    const formId = 'com.pingidentity.adapters.htmlform.idp.HtmlFormIdpAuthnAdapter';
    expect(await fields('/idp/adapters', formId)).toHaveLength(form);
    expect(await fields('/dataStores', 'com.pingidentity.pf.datastore.other.RestDataSourceDriver')).toHaveLength(rest);
    const adapter = (await call('GET', '/idp/adapters/HTMLFormAdapter')).json;
    expect(adapter.configuration.fields).toHaveLength(form);
  });
});

describe('switches', () => {
  test('members that nobody knows are planted, where their part is there, and are taken back', async () => {
    const { call } = await open({ switches: { futureMembers: ['novelty', 'spBrowserSso.deeper', 'wsTrust.none'] } });
    const { json } = await call('POST', '/idp/spConnections', browserSso());
    expect([json.novelty, json.spBrowserSso.deeper]).toEqual([{ planted: true }, { planted: true }]);
    expect(json).not.toHaveProperty('wsTrust');
    const changed = { ...json, novelty: { planted: 'changed' } };
    expect((await call('PUT', '/idp/spConnections/sso', changed)).json.novelty).toEqual({ planted: 'changed' });
    const { novelty: _, ...without } = json;
    expect((await call('PUT', '/idp/spConnections/sso', without)).json).not.toHaveProperty('novelty');
    expect((await call('PUT', '/idp/spConnections/sso', { ...json, other: 1 })).status).toBe(400);
  });

  test('a cluster in the middle of an upgrade says so', async () => {
    const { call } = await open({ switches: { mixedCluster: ['13.1.1', '12.3.6'] } });
    const { json } = await call('GET', '/cluster/status');
    expect(json.mixedMode).toBe(true);
    expect(json.nodes.map((node: { version: string; mode: string }) => [node.version, node.mode])).toEqual([
      ['13.1.1', 'CLUSTERED_CONSOLE'],
      ['12.3.6', 'CLUSTERED_ENGINE'],
    ]);
  });

  test('a cluster of a given size has them in turn, and the last for the nodes that are left', async () => {
    const cluster = { nodes: [1, 2, 3].map((index) => ({ index })) };
    const { call } = await open({ cluster, switches: { mixedCluster: ['13.1.1', '12.3.6'] } });
    const { json } = await call('GET', '/cluster/status');
    expect(json.mixedMode).toBe(true);
    expect(json.nodes.map(({ version }: { version: string }) => version)).toEqual(['13.1.1', '12.3.6', '12.3.6']);
  });
});

test.each([
  ['13.0.4', 38],
  ['13.1.0', 39],
])('the connector for PingOne of %s has %i fields', async (version, count) => {
  const fields = Array.from({ length: 38 }, (_, index) => ({ code: `field${index}` }));
  const pingOne = { ...connector, id: 'PingOne', saasPluginFieldInfoDescriptors: fields };
  const { call } = await open({ version, connectors: [pingOne as typeof connector] });
  const { json } = await call('GET', '/idp/connectors/descriptors/PingOne');
  expect(json.saasPluginFieldInfoDescriptors).toHaveLength(count);
});
