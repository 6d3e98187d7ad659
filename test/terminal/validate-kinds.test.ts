import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { definable, folderOf, schemaNameOf } from '../../src/core/kinds.ts';
import { foundIn, goodDefinition, pfconn, repository } from './run.ts';

/** Definitions of every kind beside connections: files in, what `validate` and `plan` say of them. */

const connection = goodDefinition('https://sp.example.com');
const contract = 'kind: AuthenticationPolicyContract\nid: workforce\nname: Workforce\n';
const metadataUrl = 'kind: MetadataUrl\nid: federation\nname: Federation\nurl: https://federation.example.com/md.xml\n';

async function validated(files: Record<string, string>, more = '') {
  const { out, err, exitCode } = await pfconn(repository(files), `validate ${more}`.trim());
  return { found: foundIn(out), last: out.trimEnd().split('\n').at(-1), out, err, exitCode };
}

test('each kind in its folder, or all in one', async () => {
  const apart = await validated({
    'connections/sso.yaml': connection,
    'policy-contracts/workforce.yaml': `${contract}extendedAttributes: [mail, { name: sn }]\n`,
    'metadata-urls/deep/federation.yaml': metadataUrl,
  });
  expect([apart.found, apart.last]).toEqual([[], '✓ 3 definitions are valid']);
  const together = await validated({ 'connections/a.yaml': contract, 'connections/b.yaml': metadataUrl });
  expect([together.found, together.last]).toEqual([[], '✓ 2 definitions are valid']);
});

test('the folders lie beside the one for connections, wherever that is', async () => {
  const files = { 'pf/connections/sso.yaml': connection, 'pf/policy-contracts/w.yaml': `${contract}nam: W\n` };
  const { found } = await validated(
    { ...files, 'policy-contracts/other.yaml': 'kind: Nothing' },
    '--connections pf/connections',
  );
  expect(found).toEqual(['pf/policy-contracts/w.yaml:4:1 error unknown property "nam" unknown-property']);
});

test('a folder for connections has to be there: who moves it away must not be taken to want none', async () => {
  const { err, exitCode } = await validated({ 'policy-contracts/w.yaml': contract });
  expect([exitCode, err]).toEqual([1, expect.stringContaining('there is no folder connections')]);
});

test('nothing at all is refused, though other folders are there', async () => {
  const { err, exitCode } = await validated({
    'connections/README.md': 'Nothing yet.',
    'policy-contracts/README.md': '',
  });
  expect([exitCode, err.split('\n')[0]]).toEqual([1, 'Error: the connections folder connections holds no definition']);
});

test.each([
  ['a wrong member', `${contract}entityId: x\n`, 'c.yaml:4:1 error unknown property "entityId" unknown-property'],
  [
    'a misspelt one',
    `${contract}extendedAtributes: []\n`,
    'c.yaml:4:1 error unknown property "extendedAtributes" unknown-property',
  ],
  [
    'what only connections have',
    `${contract}lifecycle: { allowReplace: true }\n`,
    'c.yaml:4:14 error unknown property "allowReplace" unknown-property',
  ],
  ['a missing one', 'kind: MetadataUrl\nid: a\nname: A\n', 'c.yaml:1:1 error the file lacks "url" missing-property'],
  ['no id', 'kind: AuthenticationPolicyContract\nname: A\n', 'c.yaml:1:1 error the file lacks "id" missing-property'],
  [
    'an id that none can be',
    contract.replace('workforce', 'a/b'),
    'c.yaml:2:5 error "a/b" does not have the form that is wanted here value-not-allowed',
  ],
  [
    'a misspelt kind',
    contract.replace('AuthenticationPolicyContract', 'AuthenticationPolicyContrat'),
    'c.yaml:1:7 error "AuthenticationPolicyContrat" is not allowed for "kind" value-not-allowed',
  ],
  [
    'a kind that nothing is like',
    'kind: Firewall\nid: a\nrules: []\n',
    'c.yaml:1:7 error "Firewall" is not allowed for "kind" value-not-allowed',
  ],
  [
    'an address that is none',
    metadataUrl.replace('https://', ''),
    'c.yaml:4:6 error "federation.example.com/md.xml" is no web address url-unusable',
  ],
  [
    'no certificate',
    `${metadataUrl}x509File: nonsense\n`,
    'c.yaml:5:11 error this is no X.509 certificate certificate-unreadable',
  ],
  [
    'a secret where none is kept',
    metadataUrl.replace('https:', '${secret:SCHEME}'),
    'c.yaml:4:6 error ${secret:SCHEME} can\'t stand in "url": PingFederate keeps it as readable text secret-not-here',
  ],
  [
    'to be deleted and protected',
    'kind: MetadataUrl\nid: a\nlifecycle: { state: absent, protect: true }\n',
    'c.yaml:3:38 error the metadata URL is to be deleted and protected from deletion at once absent-and-protected',
  ],
  [
    'a path that leads nowhere',
    `${contract}lifecycle: { ignoreChanges: [entityId] }\n`,
    'c.yaml:4:30 warning the path "entityId" names "entityId", which no policy contract has there unknown-ignore-path',
  ],
])('%s', async (_, text, finding) => {
  const { found } = await validated({ 'connections/c.yaml': text });
  expect(found.filter((one) => !one.includes(' note '))).toEqual([`connections/${finding}`]);
});

test('a kind that was misspelt is guessed, and the rest of the file looked at as of that one', async () => {
  const { out, found } = await validated({
    'connections/c.yaml': `${metadataUrl.replace('MetadataUrl', 'MetaDataURLs')}validateSig: true\n`,
  });
  expect(found).toHaveLength(2);
  expect(out).toContain('did you mean "MetadataUrl"?');
  expect(out).toContain('did you mean "validateSignature"?');
});

test('what a server answers is taken as it is', async () => {
  const answered = {
    ...JSON.parse('{"kind":"AuthenticationPolicyContract"}'),
    id: 'a',
    name: 'A',
    coreAttributes: [{ name: 'subject' }],
    extendedAttributes: [],
    lastModified: '2026-01-01T00:00:00.000Z',
  };
  const { found } = await validated({ ...others, 'policy-contracts/a.json': JSON.stringify(answered) });
  expect(found).toEqual([
    'policy-contracts/a.json:1:60 note "coreAttributes" and "lastModified" are written by PingFederate and ignored here read-only-member',
  ]);
});

test('two kinds may share an id and a name, two of one kind may not', async () => {
  const shared = {
    'connections/a.yaml': contract.replaceAll(/workforce|Workforce/g, 'sso'),
    'connections/b.yaml': connection.replace('Sign-on', 'sso'),
  };
  expect((await validated(shared)).found).toEqual([]);
  const { found } = await validated({
    'connections/a.yaml': contract,
    'policy-contracts/b.yaml': contract,
    'metadata-urls/c.yaml': metadataUrl,
    'metadata-urls/d.yaml': metadataUrl.replace('id: federation', 'id: other'),
  });
  expect(found).toEqual([
    'connections/a.yaml:2:5 error the id "workforce" is also used at policy-contracts/b.yaml:2 duplicate-id',
    'connections/a.yaml:3:7 error the name "Workforce" is also used at policy-contracts/b.yaml:3 duplicate-name',
    'policy-contracts/b.yaml:2:5 error the id "workforce" is also used at connections/a.yaml:2 duplicate-id',
    'policy-contracts/b.yaml:3:7 error the name "Workforce" is also used at connections/a.yaml:3 duplicate-name',
  ]);
});

const others = { 'connections/sso.yaml': connection };

const twins = {
  'connections/sso.yaml': connection,
  'policy-contracts/sso.yaml': contract.replace('workforce', 'sso'),
};

test.each([
  [
    'the id alone, where one has it',
    'federation: { url: ftp://a }',
    ['metadata-urls/f.yaml', 'environments/dev.yaml:1:33'],
  ],
  [
    'the kind before it',
    'MetadataUrl/federation: { url: ftp://a }',
    ['metadata-urls/f.yaml', 'environments/dev.yaml:1:45'],
  ],
])('an override by %s', async (_, override, [, place]) => {
  const files = { 'metadata-urls/f.yaml': metadataUrl, 'connections/sso.yaml': connection };
  const { found } = await validated(
    { ...files, 'environments/dev.yaml': `overrides: { ${override} }\n` },
    '--environment dev',
  );
  expect(found).toEqual([`${place} error "ftp://a" is no web address url-unusable`]);
});

test.each([
  ['an id that two kinds have', 'sso: { name: X }', 'definitions of 2 kinds have the id "sso" override-ambiguous'],
  ['one that none has', 'MetadataUrl/sso: { name: X }', 'no definition has the id "MetadataUrl/sso" override-unused'],
])('an override for %s is refused', async (_, override, finding) => {
  const { found, out } = await validated(
    { ...twins, 'environments/dev.yaml': `overrides: { ${override} }\n` },
    '--environment dev',
  );
  expect(found).toEqual([`environments/dev.yaml:1:14 error ${finding}`]);
  if (override.startsWith('sso')) expect(out).toMatch(/write "(AuthenticationPolicyContract|SpConnection)\/sso" or/);
});

test('a connection is named with its kind where an id alone isn’t enough', async () => {
  const override = 'overrides: { SpConnection/sso: { nam: X }, AuthenticationPolicyContract/sso: { nam: Y } }\n';
  const { found } = await validated({ ...twins, 'environments/dev.yaml': override }, '--environment dev');
  expect(found).toEqual([
    'environments/dev.yaml:1:34 error unknown property "nam" unknown-property',
    'environments/dev.yaml:1:80 error unknown property "nam" unknown-property',
  ]);
});

describe('only', () => {
  const broken = {
    'connections/sso.yaml': `${connection}typo: 1\n`,
    'policy-contracts/sso.yaml': `${contract.replace('workforce', 'sso')}typo: 1\n`,
    'metadata-urls/f.yaml': `${metadataUrl}typo: 1\n`,
  };

  test.each([
    ['federation', ['metadata-urls/f.yaml']],
    ['MetadataUrl/*', ['metadata-urls/f.yaml']],
    ['SpConnection/sso', ['connections/sso.yaml']],
    ['AuthenticationPolicyContract/sso', ['policy-contracts/sso.yaml']],
    ['s*', ['connections/sso.yaml', 'policy-contracts/sso.yaml']],
  ])('%s', async (only, files) => {
    const { found } = await validated(broken, `--only ${only}`);
    expect(found.map((one) => one.split(':')[0]).sort()).toEqual(files);
  });

  test('an id that two kinds have is refused, and the ways to write it named', async () => {
    const { err, exitCode } = await validated(twins, '--only sso');
    expect([exitCode, err]).toEqual([1, expect.stringContaining('definitions of 2 kinds have the id "sso"')]);
    expect(err).toMatch(/write (AuthenticationPolicyContract|SpConnection)\/sso or/);
  });
});

test('a file that can’t be read leaves alone what has its id, of whatever kind', async () => {
  const { found, exitCode } = await validated({
    'connections/a.yaml': 'kind: MetadataUrl\nid: federation\n  url: x: y\n',
    'connections/sso.yaml': connection,
  });
  expect([exitCode, found.map((one) => one.split(' ').at(-1))]).toEqual([1, ['yaml-syntax', 'yaml-syntax']]);
});

describe('what a server has one of', () => {
  const properties = 'kind: ExtendedProperties\nproperties: { owner: Who answers for it }\n';
  const files = { 'connections/sso.yaml': connection, 'settings/properties.yaml': properties };

  test.each(['extended-properties', 'ExtendedProperties/extended-properties'])('is overridden as %s', async (word) => {
    const environment = `overrides: { ${word}: { propertees: {} } }\n`;
    const { found } = await validated({ ...files, 'environments/dev.yaml': environment }, '--environment dev');
    expect(found.map((one) => one.replace(/^\S+ /, ''))).toEqual([
      'error unknown property "propertees" unknown-property',
    ]);
  });

  test('is chosen by the same, and defined once', async () => {
    const broken = { ...files, 'settings/properties.yaml': `${properties}typo: 1\n` };
    expect((await validated(broken, '--only sso')).found).toEqual([]);
    expect((await validated(broken, '--only extended-properties')).found).toHaveLength(1);
    const twice = await validated({ ...files, 'settings/more.yaml': properties });
    expect(twice.found.map((one) => one.split(' ').at(-1))).toEqual(['duplicate-id', 'duplicate-id']);
  });
});

/** The examples of the reference page; a kind of tomorrow is among them. */
describe.each(definable.filter((kind) => kind !== 'SpConnection'))('%s', (kind) => {
  const folder = 'docs/examples/kinds';
  const texts = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
  );
  const file = `${folderOf(kind)}/${schemaNameOf(kind)}.yaml`;
  const text = texts[`${schemaNameOf(kind)}.yaml`] as string;
  const { id = schemaNameOf(kind) } = parse(text) as { id?: string };
  const attached = Object.fromEntries(
    Object.entries(texts)
      .filter(([name]) => !name.endsWith('.yaml'))
      .map(([name, content]) => [`${folderOf(kind)}/${name}`, content]),
  );
  const withText = (changed: string) => ({ 'connections/sso.yaml': connection, ...attached, [file]: changed });
  const errorsIn = (found: string[]) => found.filter((one) => / (error|warning) /.test(one));

  test('its example is fine', async () => {
    expect(errorsIn((await validated(withText(text))).found)).toEqual([]);
  });

  test('a wrong member is found, and what only connections have', async () => {
    const { found } = await validated(withText(`${text.trimEnd()}\nspBrowserSso: {}\n`));
    expect(errorsIn(found)).toEqual([
      expect.stringMatching(/ error unknown property "spBrowserSso" unknown-property$/),
    ]);
  });

  test('to be deleted it needs kind and id', async () => {
    const { found } = await validated(withText(`kind: ${kind}\nid: ${id}\nlifecycle: { state: absent }\n`));
    expect(errorsIn(found)).toEqual([]);
  });

  test('an override reaches it by its key, and only it', async () => {
    const environment = `overrides: { ${kind}/${id}: { spBrowserSso: {} } }\n`;
    const files = { ...withText(text), 'environments/dev.yaml': environment };
    const { found } = await validated(files, '--environment dev');
    expect(errorsIn(found)).toEqual([expect.stringContaining('environments/dev.yaml:1:')]);
  });
});
