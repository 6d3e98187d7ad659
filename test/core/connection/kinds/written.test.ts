import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { written } from './written.ts';

const ldap = 'kind: DataStore\nid: corp-ad\ntype: LDAP\nldapType: ACTIVE_DIRECTORY\n';
const good = `${ldap}hostnames: ad.example.com:636\nuseSsl: true\nuserDN: cn=pf\npassword: \${secret:AD}\n`;

test('a directory with one host', () => {
  const { desired, findings } = written(good);
  expect(findings).toEqual([
    '1:1 info data-store-left-open: some settings are left to the server, and which values it takes isn’t known',
  ]);
  const timed =
    'createIfNecessary: true\ntimeBetweenEvictions: 60000\nreadTimeout: 3000\nconnectionTimeout: 3000\ndnsTtl: 60000\n';
  expect(written(good + timed).findings).toEqual([]);
  expect(desired?.key).toBe('DataStore/corp-ad');
  expect(desired?.name).toBe('ad.example.com:636 (cn=pf)');
  expect(desired?.document).toMatchObject({ hostnames: ['ad.example.com:636'], password: '${secret:AD}' });
  expect(desired?.placeOf('/hostnames/0').line).toBe(5);
});

describe('a data store says', () => {
  const findings = (yaml: string, version?: string) =>
    written(yaml, {}, version).findings.filter((line) => !line.includes('data-store-left-open'));
  const sslAnd = `${ldap}hostnames: h\nuseSsl: true\n`;

  test.each<[string, string, string[]]>([
    [
      'where it is',
      `${ldap}userDN: cn=pf\npassword: \${secret:AD}\nuseSsl: true\n`,
      ['1:1 error data-store-address-missing: neither "hostnames" nor "hostnamesTags" is written'],
    ],
    [
      'a host, not an address',
      `${ldap}hostnames: ["ldaps://h:636"]\nuseSsl: true\nbindAnonymously: true\n`,
      ['5:13 warning data-store-host-unusable: "ldaps://h:636" is more than a host'],
    ],
    [
      'one way to sign in',
      `${sslAnd}userDN: cn=pf\npassword: \${secret:AD}\nbindAnonymously: true\n`,
      ['7:1 error data-store-sign-in-twice: "bindAnonymously" and "userDN" are written, which PingFederate refuses'],
    ],
    [
      'some way to sign in',
      sslAnd,
      ['1:1 warning data-store-sign-in-missing: nothing says how PingFederate signs in to this directory'],
    ],
    [
      'a certificate over TLS',
      `${ldap}hostnames: h\nclientTlsCertificateRef: client\n`,
      ['6:1 error data-store-certificate-in-clear: a client certificate needs SSL or StartTLS'],
    ],
    [
      'that passwords are encrypted',
      `${ldap}hostnames: h\nuserDN: cn=pf\npassword: \${secret:AD}\n`,
      [
        '6:1 warning data-store-unencrypted: PingFederate sends this account’s password in clear, and those of everybody who signs on here',
      ],
    ],
    [
      'its password by reference',
      `${sslAnd}userDN: cn=pf\npassword: letmein\n`,
      ['8:11 warning password-in-clear: a password stands in the file in clear'],
    ],
    [
      'some password',
      `${sslAnd}userDN: cn=pf\n`,
      ['7:1 warning data-store-password-missing: no password is written for "cn=pf"'],
    ],
    [
      'one default among its hosts',
      `${ldap}useSsl: true\nbindAnonymously: true\nhostnamesTags: [{ hostnames: a, tags: x }, { hostnames: b }]\n`,
      ['7:1 warning data-store-default-address: none of the 2 addresses is the default'],
    ],
    [
      'one default address',
      `${ldap}useSsl: true\nbindAnonymously: true\nhostnames: a\nhostnamesTags: [{ hostnames: b, defaultSource: true }]\n`,
      ['7:1 warning data-store-two-addresses: a stands here and b as the default in "hostnamesTags"'],
    ],
    [
      'what a PingDirectory keeps',
      'kind: DataStore\nid: pd\ntype: LDAP\nldapType: PING_DIRECTORY\nhostnames: h\nuseSsl: true\nbindAnonymously: true\nfollowLDAPReferrals: true\n',
      ['8:1 warning data-store-unkept: PingFederate doesn’t keep "followLDAPReferrals" for a PingDirectory'],
    ],
    [
      'a pool that can be',
      `${sslAnd}bindAnonymously: true\nminConnections: 200\n`,
      ['8:1 warning data-store-pool: 200 connections are kept open, and at most 100 are allowed'],
    ],
  ])('%s', (_, yaml, expected) => {
    const at = (line: string) => line.replace(/^\d+:\d+ /, '');
    expect(findings(yaml).map(at)).toEqual(expected.map(at));
  });

  test('nothing about members that the version has', () => {
    expect(findings(`${good}useStartTLS: false\nretryFailedOperations: true\n`, '12.1.0')).toEqual([]);
    const old = findings(`${ldap}hostnames: h\nuseStartTLS: true\nbindAnonymously: true\n`, '12.0.1');
    expect(old).toHaveLength(1);
    expect(old[0]).toMatch(/member-not-in-version: PingFederate 12.0.1 doesn't know "useStartTLS"; it came with 12.1/);
    expect(findings(good.replace('ACTIVE_DIRECTORY', 'PING_DS'), '12.0.1')[0]).toMatch(/doesn't know PING_DS/);
  });

  test('a user of its database up to 11.3.1', () => {
    const jdbc = 'kind: DataStore\nid: hr\ntype: JDBC\nconnectionUrl: jdbc:x\ndriverClass: y\n';
    expect(findings(jdbc, '12.2.0')).toEqual([]);
    expect(findings(jdbc, '11.3.1')).toEqual([
      '1:1 warning member-required-by-version: PingFederate 11.3.1 asks for "userName"; versions after 11.3.1 don\'t',
    ]);
  });

  test('a member of another type is none of it', () => {
    expect(findings('kind: DataStore\nid: hr\ntype: JDBC\nconnectionUrl: u\ndriverClass: d\nhostnames: h\n')).toEqual([
      '6:1 error unknown-property: unknown property "hostnames"',
    ]);
    expect(findings(`${good}hostname: h\n`)[0]).toMatch(/unknown-property: unknown property "hostname"/);
  });

  test('a type that there is', () => {
    expect(findings('kind: DataStore\nid: hr\ntype: LDAPS\n')[0]).toMatch(/"LDAPS" is not allowed for "type"/);
    expect(findings('kind: DataStore\nid: hr\n')[0]).toMatch(/"type"/);
  });

  test('nothing more when it is to go', () => {
    expect(findings('kind: DataStore\nid: hr\nlifecycle: { state: absent }\n')).toEqual([]);
  });
});

describe('extended properties', () => {
  test('as a mapping, by name', () => {
    const yaml =
      'kind: ExtendedProperties\nproperties:\n  owner: Who answers for it\n  regions: { multiValued: true }\n  old: { state: absent }\n  plain:\n';
    const { desired, findings } = written(yaml);
    expect(findings).toEqual([]);
    expect(desired?.key).toBe('ExtendedProperties/extended-properties');
    expect(desired?.document.items).toEqual([
      { name: 'owner', description: 'Who answers for it' },
      { name: 'regions', multiValued: true },
      { name: 'old', state: 'absent' },
      { name: 'plain' },
    ]);
    expect(desired?.placeOf('/items/1/multiValued').line).toBe(4);
  });

  test('the marker’s can’t be removed', () => {
    const { findings } = written('kind: ExtendedProperties\nproperties: { managedBy: { state: absent } }\n');
    expect(findings).toEqual([
      '2:35 error marker-property-removed: "managedBy" is how connections say who manages them',
    ]);
  });

  test('as a list, and not twice', () => {
    const { findings } = written('kind: ExtendedProperties\nproperties: { owner: x }\nitems: [{ name: owner }]\n');
    expect(findings).toEqual(['3:9 error extended-property-twice: the extended property "owner" is written twice']);
  });
});

describe('a certificate authority', () => {
  const pem = readFileSync(new URL('../../meaning/fixtures/partner.pem', import.meta.url), 'utf8');
  const yaml = 'kind: CertificateAuthority\nid: root-2026\ncertificate: ${file:root.pem}\n';

  test('is one certificate, by a file', () => {
    expect(written(yaml, { 'c/root.pem': pem }).desired?.document).toEqual({
      id: 'root-2026',
      certificate: pem.trim(),
    });
    expect(written(yaml, { 'c/root.pem': 'nonsense' }).findings[0]).toMatch(/error certificate-unreadable/);
    expect(written(yaml, { 'c/root.pem': `${pem}${pem}` }).findings.join()).toMatch(/certificate-several/);
    expect(
      written(yaml, { 'c/root.pem': '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' }).findings[0],
    ).toMatch(/certificate-with-private-key/);
  });

  test('is needed as long as it is to be there', () => {
    expect(written('kind: CertificateAuthority\nid: root\n').findings[0]).toMatch(/"certificate"/);
    expect(written('kind: CertificateAuthority\nid: root\nlifecycle: { state: absent }\n').findings).toEqual([]);
  });
});
