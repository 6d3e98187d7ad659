import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../src/commands/command.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import { objectsIn } from '../../../src/core/document/readers.ts';
import { type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

const ldap = (more = '') => `kind: DataStore
id: corporate
type: LDAP
name: Corporate
ldapType: ACTIVE_DIRECTORY
hostnames: ad.example.com:636
useSsl: true
userDN: cn=pf
password: \${secret:AD_PASSWORD}
createIfNecessary: true
timeBetweenEvictions: 60000
readTimeout: 3000
connectionTimeout: 3000
dnsTtl: 60000
${more}`;

/** A connection that looks people up there. */
const reader = () =>
  signOn('zoom').replace(
    'attributeSources: []',
    `attributeSources:
        - { type: LDAP, id: ad, description: AD, dataStoreRef: corporate, baseDn: dc=x, searchScope: SUBTREE, searchFilter: uid=x }`,
  );

/** What a plan says, of the whole and change by change. */
const findingsIn = ({ diagnostics, plan }: Result) => [
  ...diagnostics,
  ...(plan?.findings ?? []),
  ...(plan?.changes.flatMap(({ findings }) => findings) ?? []),
];
const codesIn = (result: Result) => findingsIn(result).map(({ code }) => code);

const gateway = `kind: DataStore
id: gateway
type: PING_ONE_LDAP_GATEWAY
ldapType: PING_DIRECTORY
pingOneConnectionRef: { name: Example }
pingOneEnvironmentId: e
pingOneLdapGatewayId: g
useSsl: true
`;

const variables = { AD_PASSWORD: 'planted-directory-secret' };
const statuses = async () => (await stage.plan()).plan?.changes.map(({ key, action }) => `${key} ${action}`);
const liveStore = () => stage.sandbox.state.get('/dataStores', 'corporate')?.value as JsonObject;

describe('a data store', () => {
  test('is made before the connection that reads from it, with its password, and then nothing is left to do', async () => {
    stage = await rehearse({ 'zoom.yaml': reader(), 'store.yaml': ldap() }, { variables });
    const { outcome } = await stage.apply();
    expect(outcome?.changes.map(({ key, status }) => `${key} ${status}`)).toEqual([
      'DataStore/corporate done',
      'zoom done',
    ]);
    expect(stage.secretOf('corporate', 'DataStore')).toBe('planted-directory-secret');
    expect(await statuses()).toEqual(['DataStore/corporate no-op', 'zoom no-op']);
    expect(JSON.stringify(outcome)).not.toContain('planted-directory-secret');
    const absent = (kind: string, id: string) => `kind: ${kind}\nid: ${id}\nlifecycle: { state: absent }\n`;
    stage.write({ 'store.yaml': absent('DataStore', 'corporate') });
    expect(codesIn(await stage.plan())).toContain('still-in-use');
    stage.write({ 'zoom.yaml': absent('SpConnection', 'zoom') });
    const gone = await stage.apply(await stage.yes());
    expect(gone.outcome?.changes.map(({ key, status }) => `${key} ${status}`)).toEqual([
      'zoom done',
      'DataStore/corporate done',
    ]);
  });

  test('goes back to what git says after somebody changed it, with one address in both forms and its password', async () => {
    stage = await rehearse({ 'store.yaml': ldap() }, { variables });
    await stage.apply();
    const stores = stage.console.of('DataStore');
    const { hostnamesTags: _, ...held } = (await stores.read('corporate')) as JsonObject;
    await stores.replace('corporate', { ...held, hostnames: ['other.example.com'], verifyHost: false });
    expect(liveStore().hostnamesTags).toEqual([{ hostnames: ['other.example.com'], defaultSource: true }]);
    const [change] = (await stage.plan()).plan?.changes ?? [];
    expect(change?.action === 'update' && change.differences.map(({ path }) => pathText(path))).toEqual([
      'hostnames',
      'verifyHost',
    ]);
    await stage.apply();
    expect(liveStore().hostnamesTags).toEqual([{ hostnames: ['ad.example.com:636'], defaultSource: true }]);
    expect(stage.secretOf('corporate', 'DataStore')).toBe('planted-directory-secret');
  });

  test('that nobody named is called by its address, also after that has changed', async () => {
    const nameless = ldap().replace('name: Corporate\n', '');
    stage = await rehearse({ 'store.yaml': nameless }, { variables });
    await stage.apply();
    expect(liveStore().name).toBe('ad.example.com:636 (cn=pf)');
    stage.write({ 'store.yaml': nameless.replace('ad.example.com', 'ad2.example.com') });
    await stage.apply();
    expect(liveStore().name).toBe('ad2.example.com:636 (cn=pf)');
    expect(await statuses()).toEqual(['DataStore/corporate no-op']);
  });

  test('that PingFederate can’t reach is refused with what to look at, and what reads from it isn’t begun', async () => {
    const sandbox = { switches: { unreachableDataStores: ['corporate'] } };
    stage = await rehearse({ 'zoom.yaml': reader(), 'store.yaml': ldap() }, { variables, sandbox });
    const { outcome, diagnostics } = await stage.apply();
    expect(outcome?.changes.map(({ key, status }) => `${key} ${status}`)).toEqual([
      'DataStore/corporate failed',
      'zoom skipped',
    ]);
    const refused = [...diagnostics, ...(outcome?.changes.flatMap(({ diagnostics: own }) => own) ?? [])];
    expect(refused.find(({ code }) => code === 'refused-by-server')).toMatchObject({
      message: 'Unable to connect to the data store',
      hint: expect.stringMatching(/whether the account and its password are right/),
    });
  });

  test('doesn’t become one of another type', async () => {
    stage = await rehearse({ 'store.yaml': ldap() }, { variables });
    await stage.apply();
    stage.write({
      'store.yaml':
        'kind: DataStore\nid: corporate\ntype: JDBC\nname: Corporate\nconnectionUrl: jdbc:x\ndriverClass: y\n',
    });
    expect(codesIn(await stage.plan())).toContain('needs-new-id');
  });

  test.each([
    [
      'a database',
      'type: JDBC\nname: S\nconnectionUrl: jdbc:x\ndriverClass: y\nuserName: pf\npassword: ${secret:AD_PASSWORD}\n',
    ],
    [
      'hosts by tag',
      'type: LDAP\nldapType: GENERIC\nbindAnonymously: true\nhostnamesTags:\n  - { hostnames: a, defaultSource: true }\n  - { hostnames: [b, c], tags: eu }\n',
    ],
    [
      'a PingDirectory',
      'type: LDAP\nldapType: PING_DIRECTORY\nhostnames: [b, a]\nbindAnonymously: true\nbinaryAttributes: [b, a]\n',
    ],
    [
      'a secret manager',
      'type: LDAP\nldapType: GENERIC\nhostnames: a\nuserDN: cn=x\nencryptedPassword: "OBF:MGR:vault:x"\n',
    ],
  ])('as %s is as written afterwards', async (_, members) => {
    stage = await rehearse({ 'store.yaml': `kind: DataStore\nid: s\n${members}` }, { variables });
    const { outcome } = await stage.apply();
    expect(outcome?.changes.map(({ status, message }) => [status, message])).toEqual([['done', undefined]]);
    expect(await statuses()).toEqual(['DataStore/s no-op']);
  });
});

test.each(['11.3.2.0', '12.1.0.0', '13.1.0.5'])('in version %s all of them are as written', async (version) => {
  const files = {
    'store.yaml': ldap(),
    'properties.yaml': 'kind: ExtendedProperties\nproperties: { team: Who answers }\n',
    'gateway.yaml': gateway,
  };
  stage = await rehearse(files, { variables, sandbox: { version } });
  await stage.console.post('/pingOneConnections', { name: 'Example', id: 'one', credential: 'x' });
  const { outcome } = await stage.apply();
  expect(outcome?.changes.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
  expect((await stage.plan()).plan?.changes.map(({ action }) => action)).toEqual(['no-op', 'no-op', 'no-op']);
});

describe('extended properties', () => {
  const properties = async () => {
    const [live] = await stage.console.of('ExtendedProperties').list();
    return objectsIn(live, 'items').map(({ name }) => name);
  };
  const written = (lines: string) => ({ 'properties.yaml': `kind: ExtendedProperties\nproperties:\n${lines}` });

  test('are added beside those that nobody defined, the marker’s among them', async () => {
    stage = await rehearse(written('  team: Who answers\n'));
    const before = await properties();
    await stage.apply();
    expect(await properties()).toEqual(expect.arrayContaining([...before, 'team']));
    expect(await statuses()).toEqual(['ExtendedProperties/extended-properties no-op']);
  });
});

describe('a certificate authority', () => {
  const pem = readFileSync(new URL('../../core/meaning/fixtures/partner.pem', import.meta.url), 'utf8');
  const next = readFileSync(new URL('../../core/meaning/fixtures/partner-next.pem', import.meta.url), 'utf8');
  const yaml = 'kind: CertificateAuthority\nid: root\ncertificate: ${file:root.pem}\n';

  test('is imported once, compared by its fingerprint, and needs a new id to be another', async () => {
    stage = await rehearse({ 'root.yaml': yaml, 'root.pem': pem });
    await stage.apply();
    const [live] = await stage.console.of('CertificateAuthority').list();
    const fingerprint = new X509Certificate(pem).fingerprint256.replaceAll(':', '');
    expect(String(live?.sha256Fingerprint).replaceAll(':', '').toUpperCase()).toBe(fingerprint);
    expect(await statuses()).toEqual(['CertificateAuthority/root no-op']);
    stage.write({ 'root.pem': next });
    expect(codesIn(await stage.plan())).toContain('needs-new-id');
  });

  test('that goes says that nothing shows who needs it', async () => {
    stage = await rehearse({ 'root.yaml': yaml, 'root.pem': pem });
    await stage.apply();
    stage.write({ 'root.yaml': 'kind: CertificateAuthority\nid: root\nlifecycle: { state: absent }\n' });
    const said = findingsIn(await stage.plan())
      .map(({ message }) => message)
      .join('\n');
    expect(said).toMatch(/can’t be reached any more at the next TLS handshake; nothing shows/);
    await stage.apply(await stage.yes());
    expect(await stage.console.of('CertificateAuthority').list()).toEqual([]);
  });
});
