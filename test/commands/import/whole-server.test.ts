import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';
import { pfconn, repository } from '../../terminal/run.ts';

const whole = readFileSync(new URL('../../fixtures/whole-server.bulk.json', import.meta.url), 'utf8');

async function wholeServer() {
  const sandbox = await startSandbox({ seed: JSON.parse(whole) });
  onTestFinished(() => sandbox.stop());
  return { PF_ADMIN_URL: sandbox.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
}

const textsIn = (root: string) => (file: string) =>
  readFileSync(join(root, file), 'utf8').replace(/^# yaml-language-server.*\n/, '');

test('a whole server becomes definitions that validate and plan to nothing', async () => {
  const server = await wholeServer();
  const root = repository({});
  const text = textsIn(root);
  const imported = await pfconn(root, 'import --kind all', server);
  expect(imported).toMatchObject({ exitCode: 0, out: expect.stringContaining('24 written.') });
  expect(await pfconn(root, 'validate', server)).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('✓ 24 definitions are valid'),
  });
  expect(await pfconn(root, 'plan', server)).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('✓ The server is as the definitions say: 2 connections and 22 other objects'),
  });

  expect(text('validators/crew-password.yaml')).toBe(`kind: PasswordCredentialValidator
id: crewpassword
name: Crew password
type: LDAP Username Password Credential Validator
attributeContract:
  extendedAttributes:
    - name: objectGUID
    - name: sn
configuration:
  fields:
    LDAP Datastore:
      name: Crew directory
    Search Base: OU=Crew,DC=crew,DC=nordwind,DC=example
    Search Filter: sAMAccountName=\${username}
    Trim Username Spaces For Search: true
`);
  expect(text('validators/help-desk.yaml')).toContain(`    Users:
      - Username: bridge
        Password: \${secret:HELP_DESK_PASSWORD}
`);
  expect(text('data-stores/crew-directory.yaml')).toContain('\npassword: ${secret:CREW_DIRECTORY_PASSWORD}\n');
  expect(text('settings/extended-properties.yaml')).toBe(`kind: ExtendedProperties
properties:
  costCentre: Who pays for the connection
  regions:
    description: Where the application is used
    multiValued: true
`);
  expect(text('signing-key-pairs/sign-nordwind-example.yaml')).toMatch(
    /^kind: SigningKeyPair\nid: nwsigning2026\nsha256Fingerprint: [0-9A-F]{64} # CN=sign.nordwind.example, O=Nordwind, C=DE, expires \d{4}-\d\d-\d\d\n$/,
  );
  expect(text('authorities/partner-root-ca/partner-root-ca.pem')).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
  expect((await pfconn(root, 'import --kind all', server)).out).toContain('24 unchanged.');
  // With what it knows of the server, too: a property that is defined to take several values may have them.
  expect((await pfconn(root, 'pull', server)).exitCode).toBe(0);
  expect(await pfconn(root, 'validate')).toMatchObject({ exitCode: 0 });
});

test('the same from an export, but for keys, which it holds sealed', async () => {
  const root = repository({ 'export.json': whole });
  const { exitCode, out } = await pfconn(root, 'import export.json --kind all');
  expect(exitCode).toBe(0);
  expect(out).toContain('1 SSL client key pair and 2 signing key pairs left out');
  expect(out).toContain(
    '2 connections and 19 other objects read from export.json (PingFederate 12.2.2.0): 21 written.',
  );
  expect((await pfconn(root, 'plan', await wholeServer())).out).toContain('✓ The server is as the definitions say');
});

test('a kind that can’t be read is left out with a word', async () => {
  const sandbox = await startSandbox({ seed: JSON.parse(whole) });
  onTestFinished(() => sandbox.stop());
  sandbox.faults.add({ match: { method: 'GET', path: '/dataStores' }, fault: 403, times: 0 });
  const server = { PF_ADMIN_URL: sandbox.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
  const { out } = await pfconn(repository({}), 'import --kind all', server);
  expect(out).toContain('nothing of the kind DataStore was imported: this account may not read it');
});

test('connections alone unless somebody names a kind', async () => {
  const root = repository({ 'export.json': whole });
  expect((await pfconn(root, 'import export.json')).out).toContain('2 connections read from export.json');
  expect((await pfconn(root, 'import export.json --kind datastore,IdpAdapter')).out).toContain(
    '5 data stores and 4 IdP adapters read from export.json',
  );
  expect((await pfconn(root, 'import export.json --only DataStore/partners')).out).toContain(
    '1 data store read from export.json (PingFederate 12.2.2.0): 1 unchanged.',
  );
  expect(await pfconn(root, 'import export.json --kind DataStroe')).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('"DataStroe" is no kind that can be imported'),
  });
});

test('an object and a connection may share an id: each keeps its own file', async () => {
  const mine = 'kind: AuthenticationPolicyContract\nid: partners\nname: Partners\n';
  const root = repository({ 'export.json': whole, 'policy-contracts/p.yaml': mine, 'connections/.keep': '' });
  const { out } = await pfconn(root, 'import export.json --kind DataStore --only partners');
  expect(out).toContain('written      data-stores/partner-directory.yaml');
  expect(textsIn(root)('policy-contracts/p.yaml')).toBe(mine);
});

/** What somebody wrote otherwise than the server has it: a file, the server's words, the other ones. */
const otherwise: [file: string, held: string, mine: string][] = [
  [
    'validators/crew-password.yaml',
    'Trim Username Spaces For Search: "true"',
    'Trim Username Spaces For Search: false',
  ],
  ['validators/crew-password.yaml', 'name: Crew directory', 'name: Partner directory'],
  ['validators/token-cards.yaml', 'Hostname: radius.nordwind.example', 'Hostname: old.nordwind.example'],
  ['adapters/crew-sign-on-form.yaml', 'Challenge Retries: "5"', 'Challenge Retries: 3'],
  ['data-stores/crew-directory.yaml', 'maskAttributeValues: true', 'maskAttributeValues: false'],
  ['data-stores/ship-register.yaml', 'Username: sso', 'Username: somebody'],
  ['policy-contracts/crew-sign-on.yaml', '    - name: berth\n'.slice(2), ''],
  ['metadata-urls/fleet-partner-metadata.yaml', 'fleet.partner.example', 'old.partner.example'],
  ['settings/extended-properties.yaml', 'multiValued: true', 'multiValued: false'],
];
const files = [...new Set(otherwise.map(([file]) => file))];

test('what the server has otherwise is kept as it is, whatever it is, and taken over with --force', async () => {
  const root = repository({ 'export.json': whole });
  await pfconn(root, 'import export.json --kind all');
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const texts = () => Object.fromEntries(files.map((file) => [file, read(file)]));
  for (const [file, held, mine] of otherwise) {
    expect(read(file)).toContain(held);
    writeFileSync(join(root, file), read(file).replace(held, mine));
  }
  const before = texts();
  const kept = await pfconn(root, 'import export.json --kind all');
  expect(kept.out).toContain('13 unchanged, 8 kept.');
  expect(texts()).toEqual(before);
  const forced = await pfconn(root, 'import export.json --kind all --force');
  expect(forced.out).toContain('13 unchanged, 8 overwritten.');
  for (const [file, , mine] of otherwise) if (mine !== '') expect(read(file), file).not.toContain(mine);
  expect((await pfconn(root, 'import export.json --kind all')).out).toContain('21 unchanged.');
});

test('a server without connections is imported, validated and imported again', async () => {
  const root = repository({ 'export.json': whole });
  expect((await pfconn(root, 'import export.json --kind DataStore')).out).toContain('5 written.');
  expect(await pfconn(root, 'validate')).toMatchObject({ exitCode: 0, out: expect.stringContaining('5 definitions') });
  expect((await pfconn(root, 'import export.json --kind DataStore')).out).toContain('5 unchanged.');
});

test('a secret stays a reference when the live state is taken over', async () => {
  const taken = [
    [
      'data-stores/crew-directory.yaml',
      'maskAttributeValues: true',
      'maskAttributeValues: false',
      'password: ${secret:',
    ],
    [
      'validators/token-cards.yaml',
      'Hostname: radius.nordwind.example',
      'Hostname: old.example',
      'Shared Secret: ${secret:',
    ],
    ['validators/help-desk.yaml', 'Username: bridge', 'Username: deck', 'Password: ${secret:'],
  ] as const;
  const server = await wholeServer();
  const root = repository({});
  await pfconn(root, 'import --kind all', server);
  for (const [file, held, mine] of taken) {
    const path = join(root, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(held, mine));
  }
  expect((await pfconn(root, 'import --kind all --force', server)).out).toContain('3 overwritten.');
  for (const [file, held, , secret] of taken) {
    const text = readFileSync(join(root, file), 'utf8');
    expect(text).toContain(held);
    expect(text).toContain(secret);
    expect(text).not.toMatch(/OBF:|encrypted/);
  }
});
