/** Plugins that a test brings along, in the form in which a server describes them. */
import { describe, expect, test } from 'vitest';
import { fields, row } from './adapters.ts';
import { open } from './client.ts';

describe('a plugin that is given at the start', () => {
  const descriptor = {
    id: 'com.example.Chain',
    name: 'Chain',
    attributeContract: ['subject'],
    supportsExtendedContract: true,
    configDescriptor: {
      fields: [
        { type: 'TEXT', name: 'Old', label: 'Old', defaultValue: 'new', defaultForLegacyConfig: 'old' },
        { type: 'CHECK_BOX', name: 'Flag', label: 'Flag' },
        { type: 'TEXT', name: 'Secret', label: 'Secret', encrypted: true, required: true },
      ],
      tables: [{ name: 'Adapters', columns: [{ type: 'TEXT', name: 'Adapter Instance', required: true }] }],
    },
  };
  const instance = (more: object = {}) => ({
    id: 'chain',
    name: 'chain',
    pluginDescriptorRef: { id: 'com.example.Chain' },
    configuration: { fields: fields({ Secret: 'hush' }), ...more },
    attributeContract: { coreAttributes: [{ name: 'subject', pseudonym: true }] },
  });

  // The API's description: a field that a request leaves out gets `defaultForLegacyConfig`, else `defaultValue`.
  test.each([
    ['12.2.0', 'old'],
    ['11.1.0', 'new'],
  ])('is completed by its descriptor: at %s what is left out is %s', async (version, value) => {
    const { call } = await open({ version, plugins: { '/idp/adapters': [descriptor] } });
    const { json } = await call('POST', '/idp/adapters', instance());
    expect(json.configuration.fields).toMatchObject([
      { name: 'Old', value },
      { name: 'Flag', value: 'false' },
      { name: 'Secret', encryptedValue: expect.any(String) },
    ]);
    const { items } = (await call('GET', '/idp/adapters/descriptors')).json;
    expect(items.at(-1)).toMatchObject({ id: 'com.example.Chain', name: 'Chain' });
  });

  test('refuses what its descriptor requires, and uses the adapters that it names', async () => {
    const { call } = await open({ plugins: { '/idp/adapters': [descriptor] } });
    expect((await call('POST', '/idp/adapters', instance({ fields: [] }))).text).toContain('Secret is required.');
    const tables = [{ name: 'Adapters', rows: [row({ 'Adapter Instance': 'HTTPBasicAdapter' })] }];
    expect((await call('POST', '/idp/adapters', instance({ tables }))).status).toBe(201);
    expect((await call('DELETE', '/idp/adapters/HTTPBasicAdapter')).status).toBe(422);
  });
});
