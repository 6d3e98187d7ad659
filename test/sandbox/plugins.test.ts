/** Instances of plugins: completed from what is installed, inherited from parents, refused where evidence says so. */
import { describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../../sandbox/options.ts';
import { adapter, type Field, fields, html, named, row } from './adapters.ts';
import { errorsOf, open } from './client.ts';

const simple = 'org.sourceid.saml20.domain.SimpleUsernamePasswordCredentialValidator';
const ldap = 'org.sourceid.saml20.domain.LDAPUsernamePasswordCredentialValidator';
const radius = 'org.sourceid.saml20.domain.RadiusUsernamePasswordCredentialValidator';
const rest = 'com.pingidentity.pf.datastore.other.RestDataSourceDriver';

function validator(plugin: string, configuration: object, more: Record<string, unknown> = {}) {
  return { id: 'v', name: 'v', pluginDescriptorRef: { id: plugin }, configuration, attributeContract: {}, ...more };
}

const user = { Username: 'joe', Password: 'hush', 'Confirm Password': 'hush' };

describe('descriptors', () => {
  test.each([
    ['/idp/adapters', html, 65, 1],
    ['/idp/adapters', 'com.pingidentity.adapters.identifierfirst.idp.IdentifierFirstAdapter', 6, 0],
    ['/idp/adapters', 'com.pingidentity.adapters.pingone.verify.PingOneVerifyAdapter', 23, 1],
    ['/passwordCredentialValidators', simple, 0, 1],
    ['/passwordCredentialValidators', ldap, 16, 1],
    ['/passwordCredentialValidators', radius, 4, 1],
    ['/passwordCredentialValidators', 'com.pingidentity.plugins.pcvs.p14c.PingOneForCustomersPCV', 8, 1],
    ['/dataStores', rest, 22, 3],
  ])('of %s: %s has %i fields and %i tables', async (path, id, count, tables) => {
    const { call } = await open();
    const { configDescriptor } = (await call('GET', `${path}/descriptors/${id}`)).json;
    expect([configDescriptor.fields.length, configDescriptor.tables.length]).toEqual([count, tables]);
    for (const field of configDescriptor.fields) {
      expect(field).toMatchObject({ label: field.name, required: expect.any(Boolean), advanced: expect.any(Boolean) });
    }
    const { items } = (await call('GET', `${path}/descriptors`)).json;
    expect(items.map((each: { id: string }) => each.id)).toContain(id);
  });

  test('say what is required, secret, chosen from something and the default', async () => {
    const { call } = await open();
    const of = async (id: string) =>
      (await call('GET', `/passwordCredentialValidators/descriptors/${id}`)).json.configDescriptor;
    const [store, , , scope] = (await of(ldap)).fields;
    expect(store).toMatchObject({ name: 'LDAP Datastore', type: 'SELECT', required: true });
    expect(store.optionValues).toContainEqual({ name: 'corp-ad', value: 'corp-ad' });
    expect(scope).toMatchObject({
      defaultValue: 'Subtree',
      optionValues: [{ value: 'One Level' }, { value: 'Subtree' }],
    });
    const [servers] = (await of(radius)).tables;
    expect(servers.columns.map((each: { required: boolean }) => each.required)).toEqual([true, true, true, true]);
    expect(servers.columns[3]).toMatchObject({ name: 'Shared Secret', type: 'TEXT', encrypted: true });
    expect((await of(simple)).tables[0].columns[1]).toMatchObject({ name: 'Password', type: 'HASHED_TEXT' });
    const driver = (await call('GET', `/dataStores/descriptors/${rest}`)).json.configDescriptor;
    expect(driver.tables[0]).toMatchObject({ name: 'Base URLs and Tags', requireDefaultRow: true });
  });
});

describe('an instance is completed', () => {
  // By the official Terraform provider's tests of a RADIUS and a simple validator.
  test('with every field, and every column of its rows', async () => {
    const { call } = await open();
    const table = {
      name: 'RADIUS Servers',
      rows: [row({ Hostname: 'radius', 'Shared Secret': 'hush', 'Authentication Protocol': 'CHAP' })],
    };
    const { json } = await call('POST', '/passwordCredentialValidators', validator(radius, { tables: [table] }));
    expect(json.configuration.fields.map((field: Field) => field.value)).toEqual([
      'PingFederate',
      '3000',
      '3',
      'false',
    ]);
    const [made] = json.configuration.tables[0].rows;
    expect(made).toMatchObject({ defaultRow: false, fields: { length: 4 } });
    expect(named(made.fields, 'Authentication Port')).toEqual({ name: 'Authentication Port', value: '1812' });
    expect(json.attributeContract).toEqual({ coreAttributes: [{ name: 'username' }], extendedAttributes: [] });
  });

  test('and an empty text gives way to the default', async () => {
    const { call } = await open();
    const body = adapter('form');
    const configuration = { ...body.configuration, fields: fields({ 'Challenge Retries': '', 'Logout Path': '' }) };
    const { json } = await call('POST', '/idp/adapters', { ...body, configuration });
    expect(named(json.configuration.fields, 'Challenge Retries')?.value).toBe('3');
    expect(named(json.configuration.fields, 'Logout Path')?.value).toBe('');
  });

  // Public exports: a simple validator has no list of extended attributes.
  test('and a simple validator has no attributes of its own', async () => {
    const { call } = await open();
    const configuration = { tables: [{ name: 'Users', rows: [row(user)] }] };
    const { json } = await call('POST', '/passwordCredentialValidators', validator(simple, configuration));
    expect(json.attributeContract).toEqual({ coreAttributes: [{ name: 'username' }] });
  });

  // "The first Base URL and Tags configured is set as the default automatically."
  test('and the first base URL is the default', async () => {
    const { call } = await open();
    const { json } = await call('POST', '/dataStores', restStore([{}, {}]));
    const [urls] = json.configuration.tables;
    expect(urls.rows.map((each: { defaultRow: boolean }) => each.defaultRow)).toEqual([true, false]);
    const second = await call('POST', '/dataStores', { ...restStore([{}, { defaultRow: true }]), id: 'r', name: 'r' });
    expect(second.json.configuration.tables[0].rows[0].defaultRow).toBe(false);
  });

  test('and says from 12.0 on when it was changed', async () => {
    for (const [version, there] of [
      ['11.3.0', false],
      ['12.0.0', true],
    ] as const) {
      const { call } = await open({ version });
      expect('lastModified' in (await call('POST', '/idp/adapters', adapter('a'))).json).toBe(there);
    }
  });
});

function restStore(rows: object[]) {
  return {
    type: 'CUSTOM',
    name: 'rest',
    pluginDescriptorRef: { id: rest },
    configuration: {
      tables: [
        {
          name: 'Base URLs and Tags',
          rows: rows.map((each, at) => ({ ...row({ 'Base URL': `https://${at}.example` }), ...each })),
        },
        { name: 'Attributes', rows: [row({ 'JSON Response Attribute Path': '/a', 'Local Attribute': 'a' })] },
      ],
    },
  };
}

describe('a secret', () => {
  const configuration = { tables: [{ name: 'Users', rows: [row(user)] }] };
  const password = (json: { configuration: { tables: { rows: { fields: Field[] }[] }[] } }) =>
    named(json.configuration.tables[0]!.rows[0]!.fields, 'Password');

  test('is answered as ciphertext, new on each read, and goes back unchanged', async () => {
    const { call, sandbox } = await open();
    const { json } = await call('POST', '/passwordCredentialValidators', validator(simple, configuration));
    const read = (await call('GET', '/passwordCredentialValidators/v')).json;
    expect(password(json)).not.toHaveProperty('value');
    expect(password(read)?.encryptedValue).not.toBe(password(json)?.encryptedValue);
    const put = (await call('PUT', '/passwordCredentialValidators/v', read)).json;
    expect(sandbox.reveal(password(put)!.encryptedValue!)).toBe('hush');
  });

  // What a server does with a secret that a PUT leaves out isn't known.
  test.each([
    ['lose', 422],
    ['keep', 200],
  ] as const)('that is left out: omittedSecrets=%s answers %i', async (omittedSecrets, status) => {
    const { call, sandbox } = await open({ switches: { omittedSecrets } });
    await call('POST', '/passwordCredentialValidators', validator(simple, configuration));
    const tables = [{ name: 'Users', rows: [row({ Username: 'joe' })] }];
    const put = await call('PUT', '/passwordCredentialValidators/v', validator(simple, { tables }));
    expect(put.status).toBe(status);
    if (status === 200) expect(sandbox.reveal(password(put.json)!.encryptedValue!)).toBe('hush');
  });
});

describe('what is refused', () => {
  // Required by the official Terraform provider and the vendor's pages.
  test.each([
    [
      '/passwordCredentialValidators',
      validator(ldap, { fields: fields({ 'LDAP Datastore': 'corp-ad' }) }),
      ['Search Base', 'Search Filter'],
    ],
    ['/passwordCredentialValidators', validator(radius, {}), ['RADIUS Servers']],
    [
      '/passwordCredentialValidators',
      validator(simple, { tables: [{ name: 'Users', rows: [row({ Username: 'joe', Password: 'x' })] }] }),
      ['Confirm Password'],
    ],
    ['/dataStores', restStore([]), ['Base URLs and Tags']],
  ])('%s without %#', async (path, body, names) => {
    const { call } = await open();
    const reply = await call('POST', path, body);
    expect(reply.status).toBe(422);
    for (const name of names) expect(reply.text).toMatch(new RegExp(`${name} (is required|needs at least one row)`));
  });

  test('a password and another confirmation', async () => {
    const { call } = await open();
    const rows = [row({ ...user, 'Confirm Password': 'else' })];
    const reply = await call(
      'POST',
      '/passwordCredentialValidators',
      validator(simple, { tables: [{ name: 'Users', rows }] }),
    );
    expect(errorsOf(reply)).toEqual([
      'configuration.tables[0].rows[0].fields[2].value: Password and Confirm Password must be the same.',
    ]);
  });

  test('an id that the official Terraform provider would not take', async () => {
    const { call } = await open();
    for (const id of ['a-b', 'a.b', 'a'.repeat(33)]) {
      expect(errorsOf(await call('POST', '/idp/adapters', adapter(id)))).toEqual([
        'id: The ID may contain only letters, digits and "_", up to 32 of them.',
      ]);
    }
    expect((await call('POST', '/idp/adapters', adapter('A_1'))).status).toBe(201);
  });

  test.each([
    [undefined, 422],
    [{ otherPlugins: ['com.example.Own'] }, 201],
  ] as [SandboxOptions['switches'], number][])(
    'a plugin that is not installed, with %j: %i',
    async (switches, status) => {
      const { call } = await open({ switches });
      const reply = await call(
        'POST',
        '/idp/adapters',
        adapter('a', { pluginDescriptorRef: { id: 'com.example.Own' } }),
      );
      expect(reply.status).toBe(status);
      if (status === 422) {
        expect(errorsOf(reply)).toEqual([
          "pluginDescriptorRef.id: The plugin descriptor ID 'com.example.Own' is not valid.",
        ]);
      }
    },
  );

  test('not one that an instance of the seed shows', async () => {
    const own = { id: 'com.example.Own' };
    const configuration = {
      fields: [
        { name: 'Host', value: 'h' },
        { name: 'Key', encryptedValue: 'OBF:JWE:e30..a.b.c' },
      ],
    };
    const items = [adapter('seen', { pluginDescriptorRef: own, configuration })];
    const seed = { operations: [{ resourceType: '/idp/adapters', operationType: 'SAVE', items }] };
    const { call } = await open({ seed: seed as never });
    const { json } = await call('GET', '/idp/adapters/descriptors/com.example.Own');
    expect(json.configDescriptor.fields).toMatchObject([{ name: 'Host' }, { name: 'Key', encrypted: true }]);
    const made = await call('POST', '/idp/adapters', adapter('b', { pluginDescriptorRef: own, configuration: {} }));
    expect([made.status, made.json.configuration.fields.length]).toEqual([201, 2]);
  });

  // "The plugin descriptor cannot be modified once the instance is created."
  test.each([
    ['refuse', 422],
    ['allow', 200],
  ] as const)('another plugin under an id: pluginByPut=%s answers %i', async (pluginByPut, status) => {
    const { call } = await open({ switches: { pluginByPut } });
    await call('POST', '/idp/adapters', adapter('a'));
    const other = adapter('a', {
      pluginDescriptorRef: { id: 'com.pingidentity.adapters.httpbasic.idp.HttpBasicIdpAuthnAdapter' },
    });
    expect((await call('PUT', '/idp/adapters/a', other)).status).toBe(status);
  });

  // "A selection is required whether or not you use pseudonyms", of the console.
  test.each([
    ['refuse', 422],
    ['allow', 201],
  ] as const)('an adapter without a pseudonym: missingPseudonym=%s answers %i', async (missingPseudonym, status) => {
    const { call } = await open({ switches: { missingPseudonym } });
    const attributeContract = { coreAttributes: [{ name: 'username' }] };
    expect((await call('POST', '/idp/adapters', adapter('a', { attributeContract }))).status).toBe(status);
  });

  test('attributes that the contract does not have', async () => {
    const { call } = await open();
    const body = adapter('a', {
      attributeContract: {
        coreAttributes: [{ name: 'username', pseudonym: true }],
        uniqueUserKeyAttribute: 'uid',
      },
      attributeMapping: { attributeContractFulfillment: { mail: { source: { type: 'ADAPTER' }, value: 'mail' } } },
    });
    expect(errorsOf(await call('POST', '/idp/adapters', body))).toEqual([
      "attributeContract.uniqueUserKeyAttribute: The attribute 'uid' is not in the contract.",
      "attributeMapping.attributeContractFulfillment.mail: The attribute 'mail' is not in the contract.",
    ]);
  });
});
