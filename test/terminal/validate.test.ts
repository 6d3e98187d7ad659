import { describe, expect, test } from 'vitest';
import { foundIn, goodDefinition, pfconn, repository } from './run.ts';

const good = goodDefinition('${var:ENTITY}');
const environment = (entity: string, more = '') => `variables: { ENTITY: '${entity}' }\n${more}`;
const two = {
  'environments/production.yaml': environment('https://sp.example.com'),
  'environments/staging.yaml': environment('https://sp-staging.example.com'),
};

/** What `validate` says of these files. */
async function validated(files: Record<string, string>, more = '') {
  const { out, err, exitCode } = await pfconn(repository(files), `validate ${more}`.trim());
  return { found: foundIn(out), last: out.trimEnd().split('\n').at(-1), out, err, exitCode };
}

describe('every environment of the repository', () => {
  test('is looked at where none is chosen', async () => {
    const { found, last, exitCode } = await validated({ 'connections/c.yaml': good, ...two });
    expect(found).toEqual([]);
    expect(last).toBe('✓ 1 definition is valid for production, staging');
    expect(exitCode).toBe(0);
  });

  test('a finding that holds for all stands once, one that doesn’t says where it holds', async () => {
    const { found, out } = await validated({
      'connections/c.yaml': `${good}baseUrl: \${var:NOWHERE}\nactive: \${var:ONLY_HERE}\n`,
      ...two,
      'environments/staging.yaml': environment('https://s.example.com').replace('{ ', '{ ONLY_HERE: true, '),
    });
    expect(found).toEqual([
      'connections/c.yaml:16:10 error unknown variable "NOWHERE" unknown-variable',
      'connections/c.yaml:17:9 error unknown variable "ONLY_HERE" (production only) unknown-variable',
    ]);
    expect(out).toMatch(/environments\/production.yaml, or to the input `variables`;\s+likewise for staging/);
    expect(out).toContain('2 errors in 1 of 1 file, looked at for production, staging.');
  });

  test('values that differ by environment make no second finding', async () => {
    const { found } = await validated({
      'connections/c.yaml': `${good}baseUrl: ftp://\${var:ENTITY}\n`,
      'environments/production.yaml': environment('one.example.com'),
      'environments/staging.yaml': environment('two.example.com'),
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('ftp://${var:ENTITY}');
  });

  test('the same as data: each finding with its environments', async () => {
    const { out } = await validated({ 'connections/c.yaml': `${good}typo: 1\n`, ...two }, '--json');
    const { environments, findings } = JSON.parse(out);
    expect(environments).toEqual(['production', 'staging']);
    expect(findings).toMatchObject([{ code: 'unknown-property', environments: ['production', 'staging'] }]);
  });

  test('a definition that none takes is named', async () => {
    const exclude = 'exclude: [old.yaml]\n';
    const { out, exitCode } = await validated({
      'connections/c.yaml': good,
      'connections/old.yaml': good.replace('id: sso', 'id: old').replace('Sign-on', 'Old'),
      'environments/production.yaml': environment('https://a.example.com', exclude),
      'environments/staging.yaml': environment('https://b.example.com', exclude),
    });
    expect(out).toContain('Not checked:\n  connections/old.yaml: no environment takes it');
    expect(exitCode).toBe(0);
  });
});

describe('schema and rules at once', () => {
  test('a definition with a schema error still has its rules looked at', async () => {
    const { found, out } = await validated({
      'connections/c.yaml': `${good.replace('[IDP_INITIATED_SSO]', '[SP_INITIATED_SSO]')}contactInfo: { frstName: x }\n`,
      ...two,
    });
    expect(found.map((line) => line.split(' ').at(-1))).toEqual(['bindings-missing', 'unknown-property']);
    expect(out).toContain('Every check ran that needs no server.');
    expect(out).toMatch(/What one means and why it matters: {2}pfconn explain bindings-missing\n$/);
  });

  test('what only follows from a typo isn’t said', async () => {
    const { found } = await validated({
      'connections/c.yaml': good.replace('spBrowserSso:', 'spBrowserSSO:'),
      ...two,
    });
    expect(found).toEqual(['connections/c.yaml:6:1 error unknown property "spBrowserSSO" unknown-property']);
  });

  test('a connection for nothing is still one when something else is misspelt', async () => {
    const { found } = await validated({
      'connections/c.yaml':
        'kind: SpConnection\nid: sso\nname: a\nentityId: b\ncontactInfo: { frstName: x }\ncredentials: {}\n',
      ...two,
    });
    expect(found.map((line) => line.split(' ').at(-1))).toContain('no-protocol');
  });

  test('what can’t be looked into because of an earlier mistake is named', async () => {
    const { out } = await validated({
      'connections/broken.yaml': 'id: [',
      'connections/connector.yaml':
        'kind: SpConnection\nid: z\nname: Z\nentityId: z\noutboundProvision: { connector: zooom, targetSettings: {}, channels: [] }\n',
      'connections/metadata.yaml': 'kind: SpConnection\nid: m\nname: M\nsamlMetadata: { file: gone.xml }\n',
      ...two,
    });
    expect(out).toContain(`Not checked:
  connections/broken.yaml: nothing in it could be read
  connections/connector.yaml: its settings and fields, because its connector isn’t known
  connections/metadata.yaml: the rules for sign-on, because its metadata could not be read
`);
  });
});

describe('--only', () => {
  const files = {
    'connections/c.yaml': `${good}typo: 1\n`,
    'connections/other.yaml': `${good.replace('id: sso', 'id: other').replace('Sign-on', 'Other')}typo: 2\n`,
    ...two,
  };

  test('says what is wrong with those connections', async () => {
    const { found } = await validated(files, '--only oth*');
    expect(found.filter((line) => line.includes('unknown-property'))).toEqual([
      'connections/other.yaml:16:1 error unknown property "typo" unknown-property',
    ]);
  });

  test('that matches nothing is a mistake', async () => {
    const { err, exitCode } = await validated(files, '--only othr');
    expect(err).toContain('no definition has an id that matches othr');
    expect(exitCode).toBe(1);
  });
});

describe('as for another version, without a server', () => {
  const channel = (directory: string) => `kind: SpConnection
id: provisioning
name: Provisioning
entityId: https://zoom.example.com
outboundProvision:
  connector: zoom
  targetSettings: { Account ID: a, Client ID: c, Client Secret: '\${secret:S}' }
  channels:
    - name: People
      channelSource:
        directory: ${directory}
        dataSource: people
        baseDn: dc=example,dc=com
        userSourceLocation: { groupDN: 'cn=all,dc=example,dc=com', nestedSearch: true }
      attributeMapping: { Username: mail, Given Name: givenName, Family Name: sn }
`;
  const nested = async (files: Record<string, string>, version: string) => {
    const { found } = await validated(files, `--target-version ${version}`);
    return found.filter((line) => line.endsWith('nested-search-unsupported')).length;
  };

  test.each([
    ['pingdirectory', '11.1', 1],
    ['pingdirectory', '11.2', 0],
    ['pingdirectory', '13.1', 0],
    ['active-directory', '11.1', 0],
  ])('nested groups of %s with %s', async (directory, version, count) => {
    expect(await nested({ 'connections/p.yaml': channel(directory) }, version)).toBe(count);
  });

  test.each([
    ['PING_DIRECTORY', 'active-directory', 1],
    ['ACTIVE_DIRECTORY', 'pingdirectory', 0],
  ])('where what was pulled says that the directory is %s', async (ldapType, directory, count) => {
    const dataStores = [{ id: 'people', name: 'People', type: 'LDAP', ldapType }];
    const pulled = {
      format: 'pfconn-server',
      environment: 'default',
      server: 'x',
      version: '11.1',
      resources: { DataStore: dataStores },
    };
    const files = { 'connections/p.yaml': channel(directory), 'schemas/servers/default.json': JSON.stringify(pulled) };
    expect(await nested(files, '11.1')).toBe(count);
  });
});

test('--only: what was chosen is checked and counted, the rest is left alone', async () => {
  const root = repository({
    'connections/a.yaml': goodDefinition('https://a.example.com')
      .replace('id: sso', 'id: a-2')
      .replace('name: Sign-on', 'name: A'),
    'connections/b.yaml': `${goodDefinition('https://b.example.com').replace('id: sso', 'id: a-10')}datastore: x\n`,
  });
  expect(await pfconn(root, 'validate --only a-2')).toMatchObject({ exitCode: 0, out: '✓ 1 definition is valid\n' });
  expect((await pfconn(root, 'validate --only a-10')).exitCode).toBe(1);
  expect((await pfconn(root, 'validate --only zzz')).err).toContain('the ids are a-2, a-10');
});
