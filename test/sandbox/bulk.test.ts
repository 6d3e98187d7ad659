import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/document/json.ts';
import { browserSso, connector, open, provisioning } from './client.ts';

test('an export goes back in, here and on another server, and is the same export', async () => {
  const { call } = await open({ connectors: [connector] });
  await call('POST', '/idp/spConnections', browserSso());
  await call('POST', '/idp/spConnections', provisioning());
  const first = (await call('GET', '/bulk/export')).json;
  expect((await call('POST', '/bulk/import', first)).status).toBe(200);
  const second = (await call('GET', '/bulk/export')).json;
  expect(comparable(second)).toEqual(comparable(first));
  const other = await open({ connectors: [connector], seed: first });
  expect(other.sandbox.notes).toEqual([]);
  expect(comparable((await other.call('GET', '/bulk/export')).json)).toEqual(comparable(first));
});

/** Without what differs on purpose: ciphertext, dates, addresses, the password under which a key leaves. */
function comparable(document: JsonObject): unknown {
  const text = JSON.stringify(document, (name, value) =>
    /^(encrypted|lastModified|location|fileData)/.test(name) ? undefined : value,
  );
  return JSON.parse(text);
}

test('what refers to others comes after them in an export', async () => {
  const { call } = await open({ connectors: [connector] });
  await call('POST', '/idp/spConnections', browserSso());
  const { metadata, operations } = (await call('GET', '/bulk/export')).json;
  expect(metadata).toEqual({ pfVersion: '12.2.2.0' });
  expect(operations.map((each: { resourceType: string }) => each.resourceType)).toEqual([
    '/administrativeAccounts',
    '/serverSettings',
    '/keyPairs/signing',
    '/keyPairs/sslServer',
    '/extendedProperties',
    '/dataStores',
    '/passwordCredentialValidators',
    '/authenticationPolicyContracts',
    '/metadataUrls',
    '/idp/adapters',
    '/idp/tokenProcessors',
    '/idp/spConnections',
    '/keyPairs/sslServer/settings',
  ]);
  const connection = operations.find((each: { resourceType: string }) => each.resourceType === '/idp/spConnections')
    .items[0];
  expect(connection.id).toBe('sso');
  expect(connection).not.toHaveProperty('creationDate');
});

test('an import with a fault changes nothing and names every fault', async () => {
  const { call } = await open();
  const before = (await call('GET', '/bulk/export')).json;
  const item = browserSso('x', { credentials: { signingSettings: { signingKeyPairRef: { id: 'nowhere' } } } });
  const broken = {
    metadata: { pfVersion: '12.2.2.0' },
    operations: [{ resourceType: '/idp/spConnections', operationType: 'SAVE', items: [item] }],
  };
  const refused = await call('POST', '/bulk/import?failFast=false', broken);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("The signing key pair ID 'nowhere' is not valid.");
  expect(refused.text).toContain("The authentication policy contract ID 'corp-login' is not valid.");
  expect(comparable((await call('GET', '/bulk/export')).json)).toEqual(comparable(before));
});

test('a real export is taken as it is: placeholders, unknown members and resources, sub-resources, deletions', async () => {
  const seed: JsonObject = {
    metadata: { pfVersion: '10.1.2.0' },
    operations: [
      {
        resourceType: '/administrativeAccounts',
        operationType: 'SAVE',
        items: [{ username: 'Administrator', password: '${admin_password}', active: '${active}', roles: [] }],
      },
      {
        resourceType: '/keyPairs/signing',
        operationType: 'SAVE',
        items: [{ id: 'dev', fileData: '${KEY}', password: '${PIN}' }],
      },
      {
        resourceType: '/configStore',
        subResource: 'org.sourceid.common.ExpressionManager',
        operationType: 'SAVE',
        items: [{ id: 'evaluateExpressions', type: 'STRING', stringValue: 'true' }],
      },
      {
        resourceType: '/dataStores',
        operationType: 'SAVE',
        items: [
          {
            type: 'LDAP',
            id: 'dir',
            ldapType: 'PING_DIRECTORY',
            hostnames: ['${HOST}:636'],
            encryptedPassword: 'OBF:JWE:eyJhbGciOiJkaXIifQ..a.b.c',
            novelty: 1,
          },
          { type: 'LDAP', id: 'gone', ldapType: 'PING_DIRECTORY', hostnames: ['x'] },
        ],
      },
      { resourceType: '/dataStores', operationType: 'DELETE', itemIds: ['gone'] },
      { resourceType: '/spaceships', operationType: 'SAVE', items: [{ id: 'enterprise' }] },
      { resourceType: '/extendedProperties', operationType: 'SAVE', items: [{ name: 'team', multiValued: true }] },
      {
        resourceType: '/idp/spConnections',
        operationType: 'SAVE',
        items: [
          browserSso('old', {
            baseUrl: 'https://${BASE}',
            credentials: { signingSettings: { signingKeyPairRef: { id: 'dev' } } },
          }),
        ],
      },
    ],
  };
  const { sandbox, call } = await open({ seed });
  expect(sandbox.notes).toEqual([
    '/keyPairs/signing dev: the key itself could not be read; another one stands in for it',
    '/spaceships: not known to the API model; 1 kept as they are',
  ]);
  expect((await call('GET', '/dataStores')).json.items.map((each: { id: string }) => each.id)).toEqual(['dir']);
  expect((await call('GET', '/dataStores/dir')).json).toMatchObject({
    hostnames: ['${HOST}:636'],
    novelty: 1,
    maxConnections: 100,
  });
  expect((await call('GET', '/idp/spConnections/old')).json.baseUrl).toBe('https://${BASE}');
  expect((await call('GET', '/configStore/org.sourceid.common.ExpressionManager')).json.items).toHaveLength(1);
  expect((await call('GET', '/extendedProperties')).json.items).toEqual([{ name: 'team', multiValued: true }]);
  const { operations } = (await call('GET', '/bulk/export')).json;
  expect(operations.find((each: { resourceType: string }) => each.resourceType === '/spaceships').items).toEqual([
    { id: 'enterprise' },
  ]);
});

test('a seed installs what its connections show of their connectors, also those that nobody described', async () => {
  const acme = provisioning('acme', { name: 'Acme' });
  acme.outboundProvision.type = 'Acme';
  acme.outboundProvision.targetSettings.push({ name: 'token', encryptedValue: 'OBF:JWE:e30..a.b.c' } as never);
  const newer = provisioning('newer');
  newer.outboundProvision.targetSettings.push(
    { name: 'removeAction', value: 'Suspend' },
    { name: 'region', value: 'EU' },
  );
  newer.outboundProvision.channels[0]!.attributeMapping.push({
    fieldName: 'city',
    saasFieldInfo: { attributeNames: ['l'] },
  });
  const dir = { type: 'LDAP', id: 'pingdirectory', name: 'dir', hostnames: ['d'], ldapType: 'PING_DIRECTORY' };
  const seed: JsonObject = {
    operations: [
      { resourceType: '/dataStores', operationType: 'SAVE', items: [dir] },
      { resourceType: '/idp/spConnections', operationType: 'SAVE', items: [acme, newer] as never },
    ],
  };
  const { sandbox, call } = await open({ connectors: [connector], seed });
  expect(sandbox.notes).toEqual([]);
  const installed = (await call('GET', '/idp/connectors/descriptors')).json.items;
  expect(installed.map((each: { id: string }) => each.id)).toEqual(['Example', 'Acme']);
  for (const id of ['acme', 'newer']) {
    const live = (await call('GET', `/idp/spConnections/${id}`)).json;
    expect((await call('PUT', `/idp/spConnections/${id}`, { ...live, baseUrl: 'https://x.example' })).status).toBe(200);
  }
  const { outboundProvision: kept } = (await call('GET', '/idp/spConnections/newer')).json;
  expect(kept.targetSettings.slice(-2)).toEqual([
    { name: 'removeAction', value: 'Suspend' },
    { name: 'region', value: 'EU' },
  ]);
  expect(kept.channels[0].attributeMapping.at(-1)).toMatchObject({
    fieldName: 'city',
    saasFieldInfo: { attributeNames: ['l'] },
  });
  expect(installed[0].configDescriptor.fields[0]).toMatchObject({ name: 'url', required: false });
  expect((await call('GET', '/idp/connectors/descriptors/Acme')).json.configDescriptor.fields).toMatchObject([
    { name: 'url', type: 'TEXT' },
    { name: 'clientSecret' },
    { name: 'token', encrypted: true },
  ]);
});

test('the configuration archive is a zip that holds an export', async () => {
  const { sandbox } = await open();
  const reply = await fetch(`${sandbox.apiUrl}/configArchive/export`, {
    headers: { 'X-XSRF-Header': 'x', Authorization: `Basic ${btoa('Administrator:2FederateM0re')}` },
  });
  const bytes = Buffer.from(await reply.arrayBuffer());
  expect(reply.headers.get('content-type')).toBe('application/zip');
  const files = unzipSync(bytes);
  expect(strFromU8(files['pf-version.txt']!)).toBe('12.2.2.0');
  expect(strFromU8(files['bulk-config.json']!)).toContain('"resourceType":"/dataStores"');
});

// Exports of real servers carry the passwords of key files as ciphertext: the server that made it reads them.
test.each([
  ['accept', 200],
  ['refuse', 422],
] as const)('a key under a foreign ciphertext: foreignSecrets=%s answers %i', async (foreignSecrets, status) => {
  const { call } = await open({ switches: { foreignSecrets } });
  const key = { id: 'sign', fileData: 'MIIKAAIBAzCC', format: 'PKCS12', encryptedPassword: 'OBF:JWE:e30..a.b.c' };
  const operations = [{ resourceType: '/keyPairs/signing', operationType: 'SAVE', items: [key] }];
  const reply = await call('POST', '/bulk/import', { metadata: { pfVersion: '12.2.2.0' }, operations });
  expect(reply.status).toBe(status);
  if (status === 200) expect((await call('GET', '/keyPairs/signing/sign')).json.subjectDN).toContain('CN=sign');
});

// Exports of real servers delete entries of the configuration store's bundles.
test('an import takes entries from a bundle of the configuration store', async () => {
  const { call } = await open();
  const bundle = { resourceType: '/configStore', subResource: 'a-bundle' };
  const items = [
    { id: 'one', type: 'STRING', stringValue: '1' },
    { id: 'two', type: 'STRING', stringValue: '2' },
  ];
  const operations = [
    { ...bundle, operationType: 'SAVE', items },
    { ...bundle, operationType: 'DELETE', itemIds: ['one'] },
  ];
  await call('POST', '/bulk/import', { metadata: { pfVersion: '12.2.2.0' }, operations });
  expect((await call('GET', '/configStore/a-bundle')).json.items).toMatchObject([{ id: 'two' }]);
});
