/** Data stores: what a server adds, keeps twice, and refuses. Where the evidence ends a switch says so. */
import { describe, expect, test } from 'vitest';
import { errorsOf, open } from './client.ts';

const ldap = { type: 'LDAP', ldapType: 'GENERIC', hostnames: ['one:636', 'two:636'], userDN: 'cn=pf', password: 'x' };
const jdbc = { type: 'JDBC', driverClass: 'org.hsqldb.jdbcDriver', connectionUrl: 'jdbc:x' };

describe('the name of a store that has none', () => {
  // The official Terraform provider computes these, and its tests read them back.
  test.each([
    [ldap, 'one:636 two:636 (cn=pf)'],
    [{ ...ldap, userDN: undefined, password: undefined, bindAnonymously: true }, 'one:636 two:636 (null)'],
    [{ ...jdbc, userName: 'sa' }, 'jdbc:x (sa)'],
    [jdbc, 'jdbc:x (null)'],
  ])('%#: %s', async (body, name) => {
    const { call } = await open();
    expect((await call('POST', '/dataStores', body)).json.name).toBe(name);
    expect(errorsOf(await call('POST', '/dataStores', body))).toEqual([`name: The name '${name}' is already in use.`]);
  });

  test('of a gateway it is made of connection, environment and gateway', async () => {
    const { call } = await open();
    await call('POST', '/pingOneConnections', { id: 'p1', name: 'p1', credential: 'a.b.c' });
    const reply = await call('POST', '/dataStores', {
      type: 'PING_ONE_LDAP_GATEWAY',
      ldapType: 'PING_DIRECTORY',
      pingOneConnectionRef: { id: 'p1' },
      pingOneEnvironmentId: 'env',
      pingOneLdapGatewayId: 'gate',
    });
    expect(reply.json).toMatchObject({ name: 'p1:env:gate', useSsl: false, useStartTLS: false });
  });
});

describe('an address is kept twice', () => {
  // Public exports have both; the official Terraform provider computes either from the other.
  test('alone it becomes the default of the tagged ones', async () => {
    const { call } = await open();
    const { json } = await call('POST', '/dataStores', ldap);
    expect(json.hostnamesTags).toEqual([{ hostnames: ldap.hostnames, defaultSource: true }]);
    const made = await call('POST', '/dataStores', jdbc);
    expect(made.json.connectionUrlTags).toEqual([{ connectionUrl: 'jdbc:x', defaultSource: true }]);
  });

  test('tagged ones alone give the address of their default', async () => {
    const { call } = await open();
    const hostnamesTags = [
      { hostnames: ['east:636'], tags: 'east' },
      { hostnames: ['west:636'], defaultSource: true },
    ];
    const { json } = await call('POST', '/dataStores', { ...ldap, hostnames: undefined, hostnamesTags });
    expect(json.hostnames).toEqual(['west:636']);
    expect(json.hostnamesTags[0].defaultSource).toBe(false);
  });

  test('without any address a store is refused', async () => {
    const { call } = await open();
    const reply = await call('POST', '/dataStores', { ...ldap, name: 'x', hostnames: undefined });
    expect(errorsOf(reply)).toEqual(['hostnames: hostnames is required.']);
  });

  test.each([
    ['tags', 200, ['one:636', 'two:636']],
    ['plain', 200, ['three:636']],
    ['refuse', 422, undefined],
  ] as const)('two that differ: twoAddresses=%s answers %i', async (twoAddresses, status, hostnames) => {
    const { call } = await open({ switches: { twoAddresses } });
    const { json } = await call('POST', '/dataStores', ldap);
    const reply = await call('PUT', `/dataStores/${json.id}`, { ...json, password: 'x', hostnames: ['three:636'] });
    expect([reply.status, reply.json.hostnames, reply.json.hostnamesTags?.[0].hostnames]).toEqual([
      status,
      hostnames,
      hostnames,
    ]);
  });
});

describe('an LDAP store', () => {
  // Nobody says what a server chooses for the five members that the console fills in.
  test.each([
    ['zero', { createIfNecessary: false, timeBetweenEvictions: 0, readTimeout: 0, connectionTimeout: 0, dnsTtl: 0 }],
    [
      'console',
      {
        createIfNecessary: true,
        timeBetweenEvictions: 60_000,
        readTimeout: 3_000,
        connectionTimeout: 3_000,
        dnsTtl: 60_000,
      },
    ],
  ] as const)('has with ldapDefaults=%s %j', async (ldapDefaults, expected) => {
    const { call } = await open({ switches: { ldapDefaults } });
    const { json } = await call('POST', '/dataStores', ldap);
    expect(json).toMatchObject({ ...expected, verifyHost: true, minConnections: 10, maxConnections: 100, maxWait: -1 });
  });

  // "This property does not apply to PingDirectory"; the provider reads it as absent there.
  test.each([
    ['PING_DIRECTORY', undefined],
    ['ACTIVE_DIRECTORY', false],
  ])('of type %s answers followLDAPReferrals as %s', async (ldapType, expected) => {
    const { call } = await open();
    expect((await call('POST', '/dataStores', { ...ldap, ldapType })).json.followLDAPReferrals).toBe(expected);
  });

  // The API's description says of each way to sign in that no other should be provided.
  test.each([
    [{ bindAnonymously: true }, 'userDN: Only one of bindAnonymously, userDN can be used.'],
    [
      { clientTlsCertificateRef: { id: 'tls' }, useSsl: true },
      'clientTlsCertificateRef: Only one of userDN, clientTlsCertificateRef can be used.',
    ],
    [
      { userDN: undefined, password: undefined, clientTlsCertificateRef: { id: 'tls' } },
      'clientTlsCertificateRef: A client TLS certificate needs SSL or StartTLS.',
    ],
  ])('with %j is refused', async (more, message) => {
    const { call } = await open();
    await call('POST', '/keyPairs/sslClient/generate', newKey('tls'));
    expect(errorsOf(await call('POST', '/dataStores', { ...ldap, ...more }))).toEqual([message]);
  });

  test.each([
    ['allow', 201],
    ['refuse', 422],
  ] as const)('that says nothing of how to sign in: ldapWithoutSignIn=%s answers %i', async (given, status) => {
    const { call } = await open({ switches: { ldapWithoutSignIn: given } });
    const silent = { ...ldap, userDN: undefined, password: undefined };
    expect((await call('POST', '/dataStores', silent)).status).toBe(status);
  });

  // The descriptions of 11.2, 11.3, 12.0 and 12.1 differ in these.
  test.each([
    ['11.2.0', { clientTlsCertificateRef: { id: 'tls' } }, 400],
    ['12.0.0', { useStartTLS: true }, 400],
    ['12.0.0', { ldapType: 'PING_DS' }, 400],
    ['12.1.0', { ldapType: 'PING_DS', useStartTLS: true }, 201],
  ])('at %s with %j answers %i', async (version, more, status) => {
    const { call } = await open({ version });
    expect((await call('POST', '/dataStores', { ...ldap, ...more })).status).toBe(status);
  });

  test('holds on to its client certificate', async () => {
    const { call } = await open();
    await call('POST', '/keyPairs/sslClient/generate', newKey('tls'));
    const body = { ...ldap, userDN: undefined, password: undefined, useSsl: true };
    await call('POST', '/dataStores', { ...body, clientTlsCertificateRef: { id: 'tls' } });
    expect((await call('DELETE', '/keyPairs/sslClient/tls')).status).toBe(422);
  });
});

// "If you do not want to update the stored value, this attribute should be passed back unchanged."
test('the password of a store goes back as ciphertext, and is lost without it', async () => {
  const { call, sandbox } = await open();
  for (const body of [ldap, { ...jdbc, userName: 'sa', password: 'x' }]) {
    const made = (await call('POST', '/dataStores', body)).json;
    expect(made).not.toHaveProperty('password');
    const kept = (await call('PUT', `/dataStores/${made.id}`, made)).json;
    expect(sandbox.reveal(kept.encryptedPassword)).toBe('x');
    const { encryptedPassword: _, ...bare } = made;
    expect((await call('PUT', `/dataStores/${made.id}`, bare)).json).not.toHaveProperty('encryptedPassword');
  }
});

test.each([
  ['refuse', 422, 'LDAP'],
  ['allow', 200, 'JDBC'],
] as const)('another type under the id of a store: dataStoreTypeByPut=%s answers %i', async (given, status, type) => {
  const { call } = await open({ switches: { dataStoreTypeByPut: given } });
  const { id } = (await call('POST', '/dataStores', { ...ldap, id: 'store' })).json;
  expect((await call('PUT', `/dataStores/${id}`, { ...jdbc, id })).status).toBe(status);
  expect((await call('GET', `/dataStores/${id}`)).json.type).toBe(type);
});

test.each([
  ['/dataStores', { ...ldap, id: 'a b' }],
  ['/authenticationPolicyContracts', { name: 'x', id: 'a/b' }],
])('%s takes no id with other letters', async (path, body) => {
  const { call } = await open();
  expect(errorsOf(await call('POST', path, body))).toEqual([
    'id: The ID may contain only letters, digits, ".", "_" and "-".',
  ]);
});

// From 12.0 on, data stores, plugin instances and contracts say when they were changed.
test.each([
  ['11.3.0', undefined],
  ['12.0.0', '2026-08-01T10:00:00.000Z'],
])('a store at %s was last modified at %s', async (version, lastModified) => {
  const { call } = await open({ version });
  expect((await call('POST', '/dataStores', ldap)).json.lastModified).toBe(lastModified);
});

function newKey(id: string) {
  return { id, commonName: id, organization: 'Example', country: 'US', validDays: 30, keyAlgorithm: 'EC' };
}
