import { expect, test } from 'vitest';
import { checkBody } from '../../sandbox/model/check.ts';
import { adminApi, membersOf, type Shape, variantOf } from '../../sandbox/model/model.ts';
import { kinds } from '../../sandbox/resources/kinds.ts';
import { targetOf } from '../../sandbox/resources/links.ts';
import { open } from './client.ts';

function shapesIn(shape: Shape): Shape[] {
  return [shape, ...(shape.items ? shapesIn(shape.items) : []), ...(shape.values ? shapesIn(shape.values) : [])];
}

test('every type that is named is there, every variant too, and no text of the vendor', () => {
  const types = Object.values(adminApi.types);
  const members = types.flatMap((type) => Object.values(type.members ?? {}));
  const named = [...members, ...types].flatMap(shapesIn).flatMap((shape) => shape.ref ?? []);
  const variants = types.flatMap((type) => Object.values(type.variants ?? {}));
  expect([...named, ...variants].filter((name) => !adminApi.types[name])).toEqual([]);
  expect(JSON.stringify(members)).not.toMatch(/description|[a-z] [a-z]+ [a-z]/);
  expect(Object.keys(adminApi.paths)).toHaveLength(285);
});

test('a variant has the members of its parent first', () => {
  expect(variantOf('DataStore', { type: 'LDAP' })).toBe('LdapDataStore');
  expect(Object.keys(membersOf('SpConnection')).slice(0, 4)).toEqual(['type', 'id', 'entityId', 'name']);
  expect(Object.keys(membersOf('SpConnection', '12.2.2')).at(-1)).toBe('connectionTargetType');
});

test('null counts as absent, members come out in order, every missing one is named', () => {
  const result = checkBody(
    { entityId: 'e', id: null, type: 'SP' },
    { ref: 'SpConnection' },
    { unknownMembers: 'refuse' },
  );
  expect(result).toEqual({ value: { type: 'SP', entityId: 'e' }, problem: undefined, missing: ['name'] });
});

test('it is known where a reference points to', () => {
  const unknown = Object.entries(adminApi.types).flatMap(([type, { members = {} }]) =>
    Object.entries(members)
      .filter(([, member]) => shapesIn(member).some((shape) => shape.ref === 'ResourceLink'))
      .filter(
        ([member]) =>
          !targetOf({
            value: {},
            type: 'ResourceLink',
            path: '',
            holder: { type, member, value: { type: 'IDP_ADAPTER' } },
          }),
      )
      .map(([member]) => `${type}.${member}`),
  );
  expect(unknown).toEqual([
    'Action.invocationRef',
    'CsdArchiveInfo.statusLink',
    'CsdArchiveInfo.exportLink',
    'PluginInstance.parentRef',
    'ResourceUsage.ref',
    'SpUrlMapping.ref',
  ]);
});

test('every collection of the API lists, and knows what it does not have', async () => {
  const { call } = await open({ version: '13.1.0.5' });
  const odd: string[] = [];
  for (const kind of kinds.values()) {
    if (adminApi.paths[kind.path]?.get) {
      const list = await call('GET', kind.path);
      if (list.status !== 200 || !Array.isArray(list.json.items ?? list.json)) odd.push(`${kind.path} ${list.status}`);
    }
    const one = await call('GET', `${kind.path}/nothing-there`);
    if (one.status !== 404) odd.push(`${kind.path}/x ${one.status}`);
  }
  expect(odd).toEqual([]);
});

test('no path of the API breaks the server', async () => {
  const { call } = await open({ version: '13.1.0.5' });
  const broken: string[] = [];
  for (const [path, operations] of Object.entries(adminApi.paths)) {
    for (const method of Object.keys(operations)) {
      const reply = await call(
        method.toUpperCase(),
        path.replace(/\{[^}]+\}/g, 'x'),
        method === 'get' || method === 'delete' ? undefined : {},
      );
      if (reply.status >= 500) broken.push(`${method} ${path}: ${reply.text}`);
    }
  }
  expect(broken).toEqual([]);
});

test('any resource can be created, read, replaced and deleted', async () => {
  const { sandbox, call } = await open();
  const contract = { name: 'Partner', extendedAttributes: [{ name: 'mail' }] };
  const created = await call('POST', '/authenticationPolicyContracts', contract);
  expect(created.json).toMatchObject({
    id: expect.stringMatching(/^[A-Za-z0-9]{16}$/),
    coreAttributes: [{ name: 'subject' }],
  });
  const path = `/authenticationPolicyContracts/${created.json.id}`;
  expect((await call('PUT', path, { ...contract, name: 'Partners' })).json.name).toBe('Partners');
  expect((await call('DELETE', path)).status).toBe(204);
  const adapter = await call('POST', '/idp/adapters', {
    id: 'form',
    name: 'form',
    pluginDescriptorRef: { id: 'com.pingidentity.adapters.htmlform.idp.HtmlFormIdpAuthnAdapter' },
    configuration: { fields: [{ name: 'Challenge Retries', value: '5' }] },
    attributeContract: { coreAttributes: [{ name: 'username', pseudonym: true }] },
  });
  expect(adapter.json.configuration.fields).toHaveLength(65);
  expect(adapter.json.configuration.fields[0]).toEqual({ name: 'Challenge Retries', value: '5' });
  expect(adapter.json.pluginDescriptorRef.location).toBe(
    `${sandbox.apiUrl}/idp/adapters/descriptors/com.pingidentity.adapters.htmlform.idp.HtmlFormIdpAuthnAdapter`,
  );
  expect((await call('POST', '/idp/adapters', adapter.json)).json.validationErrors).toEqual([
    { errorId: 'plugin_id_in_use', message: 'The plugin ID is already defined, specify a unique ID.', fieldPath: 'id' },
  ]);
  const store = await call('POST', '/dataStores', {
    type: 'LDAP',
    ldapType: 'PING_DIRECTORY',
    hostnames: ['a:389'],
    password: 'hush',
  });
  expect(store.json.id).toMatch(/^LDAP-[0-9A-F]{40}$/);
  expect(store.json).toMatchObject({
    hostnamesTags: [{ hostnames: ['a:389'], defaultSource: true }],
    maxWait: -1,
    verifyHost: true,
  });
  expect(store.text).not.toContain('hush');
});
