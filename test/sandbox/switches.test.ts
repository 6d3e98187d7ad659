import { expect, test } from 'vitest';
import { browserSso, channel, connector, errorsOf, open, provisioning } from './client.ts';

test('a data store that cannot be reached stops a write, unless external validation is bypassed', async () => {
  const { call } = await open({ connectors: [connector], switches: { unreachableDataStores: ['pingdirectory'] } });
  const active = provisioning('out', {
    active: true,
    outboundProvision: { ...provisioning().outboundProvision, channels: [channel('a', { active: true })] },
  });
  expect(errorsOf(await call('POST', '/idp/spConnections', active))).toEqual([
    "outboundProvision.channels[0].channelSource.dataSource: Unable to connect to the data store 'pingdirectory'.",
  ]);
  expect((await call('POST', '/idp/spConnections', { ...active, active: false })).status).toBe(201);
  const bypass = { 'X-BypassExternalValidation': 'true' };
  expect((await call('PUT', '/idp/spConnections/out', active, bypass)).status).toBe(200);
});

test('for a moment, a server says "in use" of what nobody uses any more', async () => {
  const { call } = await open({ connectors: [connector], switches: { staleInUse: 2 } });
  await call('POST', '/idp/spConnections', provisioning());
  await call('DELETE', '/passwordCredentialValidators/directory');
  await call('DELETE', '/idp/spConnections/out');
  const statuses = [];
  for (let round = 0; round < 3; round += 1) statuses.push((await call('DELETE', '/dataStores/pingdirectory')).status);
  expect(statuses).toEqual([422, 422, 204]);
});

test('a server from before a member does not answer it either', async () => {
  const { call } = await open({ version: '11.2.5.0' });
  const { json } = await call('POST', '/idp/spConnections', browserSso('sso', {}, { encryptionPolicy: {} }));
  expect(json.spBrowserSso).not.toHaveProperty('ssoApplicationEndpoint');
  expect(json).toHaveProperty('creationDate');
});

test('the order of a list, and the dates of connections, are switches', async () => {
  const { call } = await open({ switches: { listOrder: 'created', connectionDates: false } });
  for (const id of ['b', 'a']) await call('POST', '/idp/spConnections', browserSso(id));
  const { items } = (await call('GET', '/idp/spConnections')).json;
  expect(items.map((each: { id: string }) => each.id)).toEqual(['b', 'a']);
  expect(items[0]).not.toHaveProperty('modificationDate');
});

test('the server-wide logging mode is answered instead of the one that was sent', async () => {
  const { call } = await open();
  await call('PUT', '/serverSettings/generalSettings', { spConnectionTransactionLoggingOverride: 'FULL' });
  const { json } = await call('POST', '/idp/spConnections', browserSso('sso', { loggingMode: 'NONE' }));
  expect(json.loggingMode).toBe('FULL');
});

test('without expressions, a connection that has one is refused', async () => {
  const { call } = await open({ switches: { expressions: false } });
  const body = browserSso(
    'sso',
    {},
    {
      authenticationPolicyContractAssertionMappings: [
        {
          authenticationPolicyContractRef: { id: 'corp-login' },
          attributeContractFulfillment: { SAML_SUBJECT: { source: { type: 'EXPRESSION' }, value: '"x"' } },
        },
      ],
    },
  );
  expect(errorsOf(await call('POST', '/idp/spConnections', body))[0]).toMatch(/Expressions are not enabled\.$/);
});

test('adapter settings that are overridden come back with the defaults of the plugin', async () => {
  const { call } = await open();
  const fulfilment = { SAML_SUBJECT: { source: { type: 'ADAPTER' }, value: 'username' } };
  const override = {
    parentRef: { id: 'HTMLFormAdapter' },
    configuration: { fields: [{ name: 'Challenge Retries', value: '9' }] },
  };
  const body = browserSso(
    'sso',
    {},
    {
      adapterMappings: [{ adapterOverrideSettings: override, attributeContractFulfillment: fulfilment }],
      authenticationPolicyContractAssertionMappings: undefined,
    },
  );
  const { status, json } = await call('POST', '/idp/spConnections', body);
  expect(status).toBe(201);
  const { configuration, pluginDescriptorRef } = json.spBrowserSso.adapterMappings[0].adapterOverrideSettings;
  expect(configuration.fields).toHaveLength(65);
  expect(configuration.fields[0]).toEqual({ name: 'Challenge Retries', value: '9' });
  expect(pluginDescriptorRef.id).toMatch(/HtmlFormIdpAuthnAdapter$/);
  expect(json.spBrowserSso.adapterMappings[0].idpAdapterRef.id).toBe('HTMLFormAdapter');
});
