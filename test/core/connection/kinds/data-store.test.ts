import { describe, expect, test } from 'vitest';
import { buildBody } from '../../../../src/core/connection/body/build-body.ts';
import { compareDesired } from '../../../../src/core/connection/compare-desired.ts';
import { referencesOf } from '../../../../src/core/connection/references/references.ts';
import type { Desired, Live } from '../../../../src/core/connection/types.ts';
import { withoutDefaults } from '../../../../src/core/connection/without-defaults.ts';
import type { JsonObject } from '../../../../src/core/document/json.ts';
import { pathText } from '../../../../src/core/document/path.ts';
import { desiredFrom } from '../support/desired.ts';

const ldap: JsonObject = {
  type: 'LDAP',
  id: 'corp-ad',
  hostnames: ['ad1.example.com:636', 'ad2.example.com:636'],
  ldapType: 'ACTIVE_DIRECTORY',
  userDN: 'cn=pf,dc=example,dc=com',
  useSsl: true,
};

/** As a server answers `ldap`. */
const answered: Live = {
  ...ldap,
  id: 'corp-ad',
  hostnamesTags: [{ hostnames: ['ad1.example.com:636', 'ad2.example.com:636'], defaultSource: true }],
  name: 'ad1.example.com:636 ad2.example.com:636 (cn=pf,dc=example,dc=com)',
  encryptedPassword: 'OBF:JWE:one',
  maskAttributeValues: false,
  bindAnonymously: false,
  useStartTLS: false,
  verifyHost: true,
  minConnections: 10,
  maxConnections: 100,
  maxWait: -1,
  createIfNecessary: true,
  timeBetweenEvictions: 60000,
  readTimeout: 3000,
  connectionTimeout: 3000,
  dnsTtl: 60000,
  ldapDnsSrvPrefix: '_ldap._tcp',
  ldapsDnsSrvPrefix: '_ldaps._tcp',
  binaryAttributes: [],
  lastModified: '2026-11-24T10:00:00.000Z',
};

const desired = (document: JsonObject): Desired => ({ ...desiredFrom({ ...ldap, ...document }), kind: 'DataStore' });

const differences = (document: JsonObject, live: Live = answered) =>
  compareDesired({ desired: desired(document), live }).map(
    ({ kind, path, live: before, desired: after }) =>
      `${kind} ${pathText(path)} ${JSON.stringify(before)} ${JSON.stringify(after)}`,
  );

const body = (document: JsonObject, live?: Live) =>
  buildBody({ desired: desired(document), live, secrets: new Map(), version: '12.2.2.0' }).body;

describe('an LDAP data store', () => {
  test('what a server fills in is no difference', () => expect(differences({})).toEqual([]));

  test('what is left of an answer is what a person would write', () => {
    expect(withoutDefaults('DataStore', answered)).toEqual({
      ...ldap,
      encryptedPassword: 'OBF:JWE:one',
      createIfNecessary: true,
      timeBetweenEvictions: 60000,
      readTimeout: 3000,
      connectionTimeout: 3000,
      dnsTtl: 60000,
    });
  });

  test('the order of hosts counts: the next one is asked when the first doesn’t answer', () => {
    const turned = ['ad2.example.com:636', 'ad1.example.com:636'];
    expect(differences({ hostnames: turned })).toEqual([
      'changed hostnames ["ad1.example.com:636","ad2.example.com:636"] ["ad2.example.com:636","ad1.example.com:636"]',
    ]);
    expect(body({ hostnames: turned }, answered)).toMatchObject({ hostnames: turned });
  });

  test('another host: the list with the old one, and the name made of it, stay at home', () => {
    const sent = body({ hostnames: ['new.example.com'] }, answered);
    expect(sent.hostnames).toEqual(['new.example.com']);
    expect(sent).not.toHaveProperty('hostnamesTags');
    expect(sent).not.toHaveProperty('name');
  });

  test('a name that somebody gave it travels back', () =>
    expect(body({}, { ...answered, name: 'Corporate AD' }).name).toBe('Corporate AD'));

  test('what the server holds of the pool travels back where nobody writes it', () =>
    expect(body({}, answered)).toMatchObject({ readTimeout: 3000, createIfNecessary: true, dnsTtl: 60000 }));

  const europe = { hostnames: ['ad.eu.example.com'], tags: 'eu' };
  const main = { hostnames: ['ad1.example.com:636', 'ad2.example.com:636'], defaultSource: true };

  test('a list alone, or one beside a host that it contradicts: the list counts', () => {
    const { hostnames: _, ...without } = desired({ hostnamesTags: [main] }).document;
    expect(compareDesired({ desired: { ...desired({}), document: without }, live: answered })).toEqual([]);
    const both = body({ hostnames: ['stale'], hostnamesTags: [main, europe] }, answered);
    expect(both.hostnames).toEqual(main.hostnames);
    expect(both.hostnamesTags).toEqual([main, europe]);
  });

  test('hosts for a region that only the server has go when the definition has none', () => {
    const live = { ...answered, hostnamesTags: [europe, main] };
    expect(differences({ hostnamesTags: [main, europe] }, live)).toEqual([]);
    expect(differences({}, live)).toEqual([
      'removed hostnamesTags[eu] {"hostnames":["ad.eu.example.com"],"tags":"eu"} undefined',
    ]);
    expect(body({}, live)).not.toHaveProperty('hostnamesTags');
  });

  test('a host exchanged in the list is one difference, and is sent in both forms', () => {
    const live = { ...answered, hostnamesTags: [europe, main] };
    const other = { hostnames: ['new.example.com'], defaultSource: true };
    expect(differences({ hostnamesTags: [other, europe] }, live)).toHaveLength(1);
    expect(body({ hostnamesTags: [other, europe] }, live).hostnames).toEqual(['new.example.com']);
  });

  test.each(['hostnames', 'hostnamesTags'])(
    'an address that is left to the server (%s) is left there in both forms',
    (path) => {
      const live: Live = {
        ...answered,
        hostnames: ['moved'],
        hostnamesTags: [europe, { hostnames: ['moved'], defaultSource: true }],
      };
      const left = { ...desired({}), ...{ lifecycle: { ...desired({}).lifecycle, ignoreChanges: [path] } } };
      expect(compareDesired({ desired: left, live })).toEqual([]);
      const { body: sent } = buildBody({ desired: left, live, secrets: new Map(), version: '12.2.2.0' });
      expect([sent.hostnames, sent.hostnamesTags]).toEqual([live.hostnames, live.hostnamesTags]);
    },
  );

  test('referrals of a PingDirectory are its own affair', () => {
    const pingDirectory = { ldapType: 'PING_DIRECTORY', followLDAPReferrals: true };
    const live: Live = { ...answered, ldapType: 'PING_DIRECTORY' };
    expect(differences(pingDirectory, live)).toEqual([]);
    expect(body(pingDirectory, live)).not.toHaveProperty('followLDAPReferrals');
    expect(differences({ followLDAPReferrals: true })).toEqual(['changed followLDAPReferrals false true']);
  });

  test('a password is kept as long as somebody signs in', () => {
    expect(body({}, answered).encryptedPassword).toBe('OBF:JWE:one');
    expect(body({ userDN: undefined as never, bindAnonymously: true }, answered)).not.toHaveProperty(
      'encryptedPassword',
    );
  });

  test('a password in a secret manager is compared, shown and sent as what it is', () => {
    const managed = { encryptedPassword: 'OBF:MGR:vault:corp-ad' };
    const live = { ...answered, encryptedPassword: 'OBF:MGR:vault:old' };
    expect(differences(managed, live)).toEqual([
      'changed encryptedPassword "OBF:MGR:vault:old" "OBF:MGR:vault:corp-ad"',
    ]);
    expect(body(managed, live).encryptedPassword).toBe('OBF:MGR:vault:corp-ad');
    expect(differences({}, live)).toEqual([]);
    expect(body({}, live).encryptedPassword).toBe('OBF:MGR:vault:old');
  });

  test('refers to the key that it signs in with', () => {
    const document = { type: 'LDAP', clientTlsCertificateRef: { id: 'client' } };
    expect(referencesOf('DataStore', document).map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ['SslClientKeyPair', '/clientTlsCertificateRef'],
    ]);
  });
});

describe('other types', () => {
  test('a database that nobody named is called by its address and its user', () => {
    const live: Live = {
      type: 'JDBC',
      id: 'hr',
      connectionUrl: 'jdbc:postgresql://db/hr',
      connectionUrlTags: [{ connectionUrl: 'jdbc:postgresql://db/hr', defaultSource: true }],
      name: 'jdbc:postgresql://db/hr (null)',
      minPoolSize: 10,
      blockingTimeout: 5000,
    };
    const written = { type: 'JDBC', id: 'hr', connectionUrl: 'jdbc:postgresql://db/hr' };
    expect(withoutDefaults('DataStore', live)).toEqual(written);
  });

  test('so is a gateway, by its connection, its environment and itself', () => {
    const written = { type: 'PING_ONE_LDAP_GATEWAY', id: 'gw', pingOneEnvironmentId: 'e', pingOneLdapGatewayId: 'g' };
    const live: Live = { ...written, pingOneConnectionRef: { id: 'c', location: 'https://…' }, name: 'c:e:g' };
    expect(withoutDefaults('DataStore', live)).toEqual({ ...written, pingOneConnectionRef: 'c' });
  });
});
