/** Instances of plugins that are made after others. */
import { describe, expect, test } from 'vitest';
import { adapter, fields, named } from './adapters.ts';
import { browserSso, errorsOf, open } from './client.ts';

describe('a child', () => {
  const child = (id: string, parent: string, more: Record<string, unknown> = {}) =>
    adapter(id, {
      parentRef: { id: parent },
      configuration: {
        tables: [{ name: 'Credential Validators', inherited: true }],
        fields: [{ name: 'Challenge Retries', inherited: true }, ...fields({ 'OTP Length': '6' })],
      },
      attributeContract: { coreAttributes: [], inherited: true },
      attributeMapping: { inherited: true },
      ...more,
    });

  // "Changes to a parent propagate to its children and to connection overrides unless overridden."
  test('shows what its parent has, and what its parent gets', async () => {
    const { call } = await open();
    const parent = adapter('parent');
    await call('POST', '/idp/adapters', parent);
    await call('POST', '/idp/adapters', child('child', 'parent'));
    await call('POST', '/idp/adapters', child('grandchild', 'child'));
    const changed = {
      ...parent,
      configuration: { ...parent.configuration, fields: fields({ 'Challenge Retries': '9', 'OTP Length': '7' }) },
      attributeContract: { ...parent.attributeContract, extendedAttributes: [{ name: 'mail' }] },
    };
    expect((await call('PUT', '/idp/adapters/parent', changed)).status).toBe(200);
    for (const id of ['child', 'grandchild']) {
      const { configuration, attributeContract, attributeMapping } = (await call('GET', `/idp/adapters/${id}`)).json;
      expect(named(configuration.fields, 'Challenge Retries')).toMatchObject({ value: '9', inherited: true });
      expect(named(configuration.fields, 'OTP Length')?.value).toBe('6');
      expect(configuration.tables[0]).toMatchObject({ inherited: true, rows: { length: 1 } });
      expect(attributeContract).toMatchObject({ inherited: true, extendedAttributes: [{ name: 'mail' }] });
      expect(Object.keys(attributeMapping.attributeContractFulfillment)).toContain('mail');
    }
    expect((await call('DELETE', '/idp/adapters/parent')).status).toBe(422);
  });

  test('in a connection shows it, too', async () => {
    const { call } = await open();
    await call('POST', '/idp/adapters', adapter('parent'));
    const attributeContractFulfillment = { SAML_SUBJECT: { source: { type: 'ADAPTER' }, value: 'username' } };
    const adapterOverrideSettings = {
      parentRef: { id: 'parent' },
      configuration: { fields: [{ name: 'Challenge Retries', inherited: true }] },
    };
    const sso = { adapterMappings: [{ adapterOverrideSettings, attributeContractFulfillment }] };
    expect((await call('POST', '/idp/spConnections', browserSso('sso', {}, sso))).status).toBe(201);
    const body = adapter('parent');
    const configuration = { ...body.configuration, fields: fields({ 'Challenge Retries': '9' }) };
    await call('PUT', '/idp/adapters/parent', { ...body, configuration });
    const [mapping] = (await call('GET', '/idp/spConnections/sso')).json.spBrowserSso.adapterMappings;
    const held = mapping.adapterOverrideSettings.configuration.fields;
    expect(named(held, 'Challenge Retries')).toEqual({ name: 'Challenge Retries', value: '9', inherited: true });
  });

  test('is refused without a parent, with one of another type, and as its own ancestor', async () => {
    const { call } = await open();
    const orphan = child('child', 'parent', { parentRef: undefined });
    expect((await call('POST', '/idp/adapters', orphan)).text).toContain('There is no parent to inherit from.');
    expect((await call('POST', '/idp/adapters', child('child', 'HTTPBasicAdapter'))).text).toContain(
      'The parent must be an instance of the same type.',
    );
    await call('POST', '/idp/adapters', adapter('a'));
    await call('POST', '/idp/adapters', child('b', 'a'));
    const circle = await call('PUT', '/idp/adapters/a', child('a', 'b'));
    expect(errorsOf(circle)).toContain('parentRef: An instance cannot be its own ancestor.');
  });

  test('may come before its parent in a document', async () => {
    const items = [child('child', 'parent'), adapter('parent')];
    const seed = { operations: [{ resourceType: '/idp/adapters', operationType: 'SAVE', items }] };
    const { call } = await open({ seed: seed as never });
    const { tables } = (await call('GET', '/idp/adapters/child')).json.configuration;
    expect(tables[0]).toMatchObject({ inherited: true, rows: { length: 1 } });
  });
});
