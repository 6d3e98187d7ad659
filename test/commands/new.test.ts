import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogueNames } from '../../src/edges/catalogue/load-catalogue.ts';
import { pfconn, repository } from '../terminal/run.ts';

/** Values for everything that the new definitions leave to be filled in. */
function valuesFor(text: string): { variables: string[]; secrets: Record<string, string> } {
  const names = (kind: string) => [
    ...new Set([...text.matchAll(new RegExp(`\\$\\{${kind}:(\\w+)\\}`, 'g'))].map((match) => match[1]!)),
  ];
  const known: Record<string, string> = {
    BASE_DN: 'ou=People,dc=example,dc=com',
    PINGONE_POPULATION_ID: '0c4b2f6a-3d1e-4f5a-9b7c-8e2d1f0a6b5c',
  };
  return {
    variables: names('var').map((name) => `${name}=${known[name] ?? 'https://value.example.com'}`),
    secrets: Object.fromEntries(names('secret').map((name) => [name, 'a secret'])),
  };
}

test('a new definition whose values are still to be given is told what it lacks, and nothing of metadata', async () => {
  const root = repository({ 'environments/production.yaml': 'variables: {}\n' });
  await pfconn(root, 'new zoom --output connections/zoom.yaml');
  const { findings } = JSON.parse((await pfconn(root, 'validate --json')).out);
  const told = findings.filter(({ severity }: { severity: string }) => severity === 'error');
  expect([...new Set(told.map(({ code }: { code: string }) => code))]).toEqual(['unknown-variable']);
});

/** The findings of `validate`, errors and warnings only. */
async function validated(root: string, files: Record<string, string>): Promise<string[]> {
  const { variables, secrets } = valuesFor(Object.values(files).join('\n'));
  const line = `validate --json ${variables.map((value) => `--variables ${value}`).join(' ')}`;
  const { out } = await pfconn(root, line, secrets);
  const { findings } = JSON.parse(out) as {
    findings: { severity: string; message: string; place: { file: string } }[];
  };
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ severity, message, place }) => `${place.file} ${severity} ${message}`);
}

/** `new NAME` for each connector of the catalogue. */
async function everyDefinition(): Promise<Record<string, string>> {
  const root = repository({});
  const texts = await Promise.all(catalogueNames().map(async (name) => (await pfconn(root, `new ${name}`)).out));
  return Object.fromEntries(catalogueNames().map((name, index) => [`connections/${name}.yaml`, texts[index]!]));
}

describe('what new writes for every connector of the catalogue', () => {
  test('validates as written, once the values are filled in', async () => {
    const files = await everyDefinition();
    expect(Object.keys(files)).toHaveLength(29);
    expect(await validated(repository(files), files)).toEqual([]);
  });

  test('validates when everything is switched on: no required field is left out', async () => {
    const files = await everyDefinition();
    const active = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replaceAll('active: false', 'active: true')]),
    );
    expect(await validated(repository(active), active)).toEqual([]);
  });
});

test('a definition for Zoom', async () => {
  const { out, exitCode } = await pfconn(repository({}), 'new zoom');
  expect(exitCode).toBe(0);
  expect(
    out.replaceAll(/^ *#(?! yaml-).*\n| # .*$/gm, ''),
  ).toBe(`# yaml-language-server: $schema=../schemas/connection.schema.json
kind: SpConnection
id: zoom-provisioning
name: Zoom Provisioning
entityId: zoom-provisioning
lifecycle:
  state: draft
active: false
outboundProvision:
  connector: zoom
  targetSettings:
    Account ID: \${var:ZOOM_ACCOUNT_ID}
    Client ID: \${var:ZOOM_CLIENT_ID}
    Client Secret: \${secret:ZOOM_CLIENT_SECRET}
    User Create: true
    User Update: true
    User Disable / Delete: true
    Remove User Action: Disable
  channels:
    - name: Corporate directory
      active: false
      maxThreads: 1
      timeout: 60
      channelSource:
        directory: active-directory
        dataSource: \${var:LDAP_DATA_STORE}
        baseDn: \${var:BASE_DN}
        userSourceLocation:
          filter: (memberOf=cn=zoom-users,ou=Groups,\${var:BASE_DN})
      attributeMapping:
        Username: mail
        Email: mail
        Department:
          attributeNames:
            - department
          trim: true
        Family Name: sn
        Given Name: givenName
        Title: title
        User Type:
          defaultValue: Licensed
`);
});

test('is written to a file, and no file is overwritten unasked', async () => {
  const root = repository({ 'deep/there.yaml': 'mine\n' });
  const { out, exitCode } = await pfconn(root, 'new zoom --output deep/er/zoom.yaml');
  expect([exitCode, out]).toEqual([
    0,
    'deep/er/zoom.yaml written.\n' +
      'Give these values in environments/<name>.yaml or with --variables: ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, LDAP_DATA_STORE, BASE_DN\n' +
      'Give these secrets in the environment of the run: ZOOM_CLIENT_SECRET\n',
  ]);
  expect(readFileSync(join(root, 'deep/er/zoom.yaml'), 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\//,
  );

  const refused = await pfconn(root, 'new zoom --output deep/there.yaml');
  expect(refused.exitCode).toBe(1);
  expect(refused.err).toContain('deep/there.yaml is there already');
  expect(readFileSync(join(root, 'deep/there.yaml'), 'utf8')).toBe('mine\n');
  expect((await pfconn(root, 'new zoom --output deep/there.yaml --force')).exitCode).toBe(0);
});

test('a plugin of the server that was pulled, by its type', async () => {
  const acme = {
    id: 'Acme',
    configDescriptor: {
      fields: [
        { type: 'TEXT', name: 'tenant', label: 'Tenant', required: true },
        { type: 'HASHED_TEXT', name: 'key', label: 'Key', required: true },
        {
          type: 'SELECT',
          name: 'region',
          label: 'Region',
          required: true,
          optionValues: [{ name: 'Europe', value: 'eu' }],
        },
      ],
    },
    saasPluginFieldInfoDescriptors: [
      { code: 'login_name', label: 'Login', required: true },
      { code: 'plan', label: 'Plan', required: true, options: [{ code: 'p1', label: 'Basic' }] },
      { code: 'shoe', label: 'Shoe Size', required: true },
    ],
  };
  const files = { 'schemas/connectors/Acme.json': JSON.stringify(acme) };
  const root = repository(files);
  const { out } = await pfconn(root, 'new Acme');
  expect(out).toContain(`  type: Acme
  targetSettings:
    Tenant: \${var:ACME_TENANT}
    Key: \${secret:ACME_KEY}
    # One of: Europe.
    Region: Europe
`);
  expect(out).toContain(`        Login: sAMAccountName # required
        # required; one of p1
        Plan:
          defaultValue: p1
        # required
        Shoe Size:
          defaultValue: \${var:ACME_SHOE_SIZE}
`);
  const written = { ...files, 'connections/acme.yaml': out };
  expect(await validated(repository(written), written)).toEqual([]);
});

test.each([
  ['new', 'new needs a connector'],
  ['new zom', 'no connector is called "zom"'],
  ['new zoom --output ../outside.yaml', '../outside.yaml lies outside the repository'],
])('%s', async (line, message) => {
  const { exitCode, err } = await pfconn(repository({}), line);
  expect(exitCode).toBe(1);
  expect(err).toContain(message);
});
