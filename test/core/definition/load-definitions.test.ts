import { describe, expect, test } from 'vitest';
import { attachmentsIn } from '../../../src/core/definition/attachments.ts';
import { chooseFor, matches } from '../../../src/core/definition/choose.ts';
import { loadEnvironment } from '../../../src/core/definition/environment.ts';
import { missingSecrets } from '../../../src/core/definition/missing-secrets.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { expectFindings } from '../document/check.ts';
import { check, checkText, load, provisioning, start } from './check.ts';

const definition = (id: string, name = id, entityId = id) =>
  `kind: SpConnection\nid: ${id}\nname: ${name}\nentityId: ${entityId}\n${provisioning}`;

describe('across files', () => {
  test('what two connections can’t share, on each of them', () => {
    const { value, diagnostics, brokenKeys } = load({
      files: {
        'c/a.yaml': definition('a', 'Zoom', 'x'),
        'c/b.yaml': definition('b', 'Zoom', 'x'),
        'c/c.yaml': definition('a'),
        'c/d.yaml': definition('d', 'Zoom'),
      },
    });
    expectFindings(
      diagnostics,
      `
      c/a.yaml:2:5-6 error duplicate-id the id "a" is also used at c/c.yaml:2
      c/a.yaml:3:7-11 error duplicate-name the name "Zoom" is also used at c/b.yaml:3 and 1 more
      c/a.yaml:4:11-12 error duplicate-entity-id the entity ID "x" is also used at c/b.yaml:4
      c/b.yaml:3:7-11 error duplicate-name the name "Zoom" is also used at c/a.yaml:3 and 1 more
      c/b.yaml:4:11-12 error duplicate-entity-id the entity ID "x" is also used at c/a.yaml:4
      c/c.yaml:2:5-6 error duplicate-id the id "a" is also used at c/a.yaml:2
      c/d.yaml:3:7-11 error duplicate-name the name "Zoom" is also used at c/a.yaml:3 and 1 more`,
    );
    expect(value).toEqual([]);
    expect([...brokenKeys]).toEqual(['a', 'b', 'd']);
  });

  test('an id is used where its definition only deletes, and a name of another kind is another name', () => {
    const absent = 'lifecycle: { state: absent }\n';
    const twice = load({
      files: { 'c/a.yaml': definition('a', 'One', 'x') + absent, 'c/b.yaml': definition('a', 'Two', 'y') },
    });
    expect(twice.diagnostics.map(({ code }) => code)).toEqual(['duplicate-id', 'duplicate-id']);
    const contract = 'kind: AuthenticationPolicyContract\nid: zoom\nname: Zoom\nextendedAttributes: [mail]\n';
    const both = load({ files: { 'c/a.yaml': definition('zoom', 'Zoom', 'x'), 'c/b.yaml': contract } });
    expect(both.diagnostics).toEqual([]);
  });

  test('one that is to be deleted has no name to defend', () => {
    const { diagnostics } = load({
      files: {
        'c/a.yaml': `${definition('a', 'Zoom', 'x')}lifecycle: { state: absent }\n`,
        'c/b.yaml': definition('b', 'Zoom', 'x'),
      },
    });
    expect(diagnostics).toEqual([]);
  });

  test('a broken file hides nothing of the others, and its id is remembered', () => {
    const { value, diagnostics, brokenKeys } = load({
      files: {
        'c/a.yaml': 'id: a # the id\nname: [\n',
        'c/b.json': '{ "type": "SP", "id": "b",, }',
        'c/c.yaml': definition('c'),
        'c/d.yaml': `${definition('d')}activ: true\n`,
      },
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml-syntax', 'yaml-syntax', 'unknown-property']);
    expect(value.map(({ id }) => id)).toEqual(['c']);
    expect([...brokenKeys]).toEqual(expect.arrayContaining(['a', 'b', 'd', 'MetadataUrl/a', 'MetadataUrl/b']));
    expect([...brokenKeys]).not.toContain('MetadataUrl/d');
  });
});

describe('within one definition', () => {
  test('a connection for nothing', () => {
    checkText(
      start,
      'c/f.yaml:1:1-5 error no-protocol the connection is for nothing: it has neither browser SSO, WS-Trust, attribute query, OAuth token exchange nor outbound provisioning (add spBrowserSso, wsTrust, attributeQuery, oauthTokenExchangeSettings or outboundProvision)',
    );
    checkText(`${start}samlMetadata: { file: m.xml }\n`, '', { attached: { 'c/m.xml': '<EntityDescriptor/>' } });
  });

  test('to be deleted: kind and id are enough', () => {
    const { value, diagnostics } = load({
      files: { 'c/f.yaml': 'kind: SpConnection\nid: gone\nlifecycle: { state: absent }\n' },
    });
    expect(diagnostics).toEqual([]);
    expect(value[0]?.lifecycle).toEqual({
      state: 'absent',
      protect: false,
      ignoreChanges: [],
      allowSecretIn: [],
      accept: [],
      allowReplace: false,
    });
  });

  test('to be deleted, and active or protected', () => {
    check(
      'active: true\nlifecycle: { state: absent, protect: true }\n',
      `
      c/f.yaml:5:9-13 error absent-and-active the connection is to be deleted (lifecycle.state is absent) and active at once
      c/f.yaml:6:38-42 error absent-and-protected the connection is to be deleted and protected from deletion at once (remove \`protect\` in one pull request, and set \`state: absent\` in the next)`,
    );
  });

  test.each([
    ['contactInfo', ''],
    ['outboundProvision.channels[Staff].active', ''],
    ['outboundProvision.targetSettings[User Create]', ''],
    ['a..b', 'is no path: "." can\'t stand here'],
    ['a[b', 'is no path: a bracket is not closed'],
    ['[a]', 'is no path: it begins with a bracket'],
    ['a.', 'is no path: it ends with a dot'],
  ])('ignoreChanges: %s', (path, problem) => {
    const hint = '(write `contactInfo`, or `outboundProvision.channels[Staff].active`)';
    const finding = `c/f.yaml:5:29-${31 + path.length} error ignored-path "${path}" ${problem} ${hint}`;
    check(`lifecycle: {ignoreChanges: ["${path}"]}\n`, problem === '' ? '' : finding);
  });

  test('a connector named twice, a channel named twice', () => {
    checkText(
      `${start}outboundProvision:\n  connector: zoom\n  type: Zoom\n  channels:\n    - { name: A, channelSource: *source }\n    - { name: A, channelSource: *source }\n`.replace(
        '*source',
        '&source { directory: active-directory, dataSource: a, baseDn: b }',
      ),
      `c/f.yaml:7:3-7 error connector-and-type "connector" and "type" are both given (keep one: \`connector\` names a connector of the catalogue, \`type\` PingFederate’s plugin)
       c/f.yaml:10:15-16 error duplicate-channel two channels are called "A", the first on line 9`,
    );
  });

  test('metadata that isn’t there, or not allowed', () => {
    const text = (path: string) => `${start}samlMetadata: { file: ${path} }\n`;
    checkText(
      text('no.xml'),
      "c/f.yaml:5:23-29 error attachment-missing there is no file no.xml (looked for c/no.xml; paths start from the definition's folder)",
    );
    checkText(
      text('../../x.xml'),
      'c/f.yaml:5:23-34 error file-outside-repository ../../x.xml leads out of the repository (put the file into the repository, beside the definition)',
    );
  });
});

describe('environments', () => {
  test('an override is merged, and its values stand in the environment’s file', () => {
    const environment = 'overrides:\n  zoom:\n    active: false\n    contactInfo: { email: 5 }\n    name: null\n';
    const { diagnostics } = load({
      files: { 'c/f.yaml': `${start}active: true\ncontactInfo: { phone: 7 }\n${provisioning}` },
      environment,
    });
    expectFindings(
      diagnostics,
      `
      c/f.yaml:6:23-24 error wrong-type "phone" must be text, but is the number 7 (put it in quotes: "7")
      environments/dev.yaml:4:27-28 error wrong-type "email" must be text, but is the number 5 (put it in quotes: "5")
      environments/dev.yaml:5:5-9 error missing-property the file lacks "name" (write \`name: …\` there)`,
    );
  });

  test('an override finds its definition through a variable in the id', () => {
    const { value } = load({
      files: { 'c/f.yaml': start.replace('id: zoom', 'id: zoom-${var:STAGE}') + provisioning },
      environment: 'variables: { STAGE: dev }\noverrides: { zoom-dev: { active: true } }\n',
    });
    expect(value[0]).toMatchObject({ id: 'zoom-dev', data: { active: true } });
    expect(value[0]?.locate('/active').file).toBe('environments/dev.yaml');
  });

  test('overrides and patterns that reach nothing', () => {
    check(
      '',
      `environments/dev.yaml:3:3-7 error override-unused no definition has the id "zomo" (did you mean "zoom"?)
       environments/dev.yaml:1:17-25 warning pattern-unused "other/**" matches no definition`,
      { environment: 'include: [c/**, other/**]\noverrides:\n  zomo: { active: true }\n' },
    );
  });

  test('its own schema', () => {
    check(
      '',
      `environments/dev.yaml:1:1-9 error unknown-property unknown property "variable" (did you mean "variables"?)
       environments/dev.yaml:2:12-15 error value-not-allowed "yes" is not allowed for "replicate" (allowed: auto, always, never)`,
      { environment: 'variable: {}\nreplicate: yes\n' },
    );
    check(
      '',
      'environments/dev.yaml:1:14-17 error name-not-allowed "a-b" is no valid name here (the schema says what may stand there: `pfconn schema` writes it)',
      {
        environment: 'variables: { a-b: 1 }\n',
      },
    );
  });

  test('an override is laid over the one definition that it names, and over none where that isn’t clear', () => {
    const files = { 'c/a.yaml': definition('a'), 'p/a.yaml': 'kind: AuthenticationPolicyContract\nid: a\nname: A\n' };
    const names = (overrides: string) => {
      const { value, diagnostics } = load({ files, environment: `overrides:\n${overrides}` });
      return [...value.map(({ data }) => data.name), ...diagnostics.map(({ code }) => code)];
    };
    const [connection] = names('  none: {}\n');
    expect(names('  AuthenticationPolicyContract/a: { name: X }\n')).toEqual([connection, 'X']);
    expect(names('  SpConnection/a: { name: X }\n')).toEqual(['X', 'A']);
    expect(names('  a: { name: X }\n')).toEqual([connection, 'A', 'override-ambiguous']);
    const alone = (overrides: string) => {
      const { value, diagnostics } = load({
        files: { 'c/a.yaml': definition('a') },
        environment: `overrides:\n${overrides}`,
      });
      return [...value.map(({ data }) => data.name), ...diagnostics.map(({ code, place }) => `${code} ${place.line}`)];
    };
    expect(alone('  a: { name: X }\n')).toEqual(['X']);
    expect(alone('  SpConnection/a: { name: X }\n')).toEqual(['X']);
    expect(alone('  a: { name: X }\n  SpConnection/a: { name: Y }\n')).toEqual([connection, 'override-ambiguous 2']);
  });

  test('what references bring in has an end, to the character', () => {
    const text = 'a'.repeat(512 * 1024);
    const found = (more: string) =>
      load({
        files: { 'c/a.yaml': `${definition('a')}applicationName: "${'${var:A}'.repeat(16)}${more}"\n` },
        environment: `variables: { A: ${text}, B: b }\n`,
      }).diagnostics.filter(({ code }) => code === 'filled-in-too-much').length;
    expect([found(''), found('more'), found('${var:B}')]).toEqual([0, 0, 1]);
  });

  test('which definitions belong', () => {
    const files = { 'c/a.yaml': definition('a'), 'c/lab/b.yaml': definition('b'), 'c/lab/c.yaml': definition('c') };
    const ids = (environment: string) => load({ files, environment }).value.map(({ id }) => id);
    expect(ids('replicate: auto\n')).toEqual(['a', 'b', 'c']);
    expect(ids('include: [c/lab/**]\n')).toEqual(['b', 'c']);
    expect(ids('exclude: [lab/*]\n')).toEqual(['a']);
    expect(ids('include: [lab/**]\nexclude: [b.yaml]\n')).toEqual(['c']);
  });

  test.each([
    ['connections/**', 'connections/a/b.yaml', true],
    ['/a/*.yaml', 'connections/a/b.yaml', false],
    ['a/*.yaml', 'connections/a/b.yaml', true],
    ['*.yaml', 'connections/a/b.yaml', true],
    ['./connections/*/b.yaml', 'connections/a/b.yaml', true],
    ['b', 'connections/a/b.yaml', false],
    ['/*/pf/*.yaml', '.github/pf/b.yaml', true],
    ['!b.yaml', 'connections/a/b.yaml', false],
    ['*'.repeat(70_000), 'connections/a/b.yaml', false],
  ])('%.40s matches %s: %s', (pattern, file, expected) => expect(matches(pattern, file)).toBe(expected));

  test('none at all', () => {
    const own = { path: 'environments/dev.yaml', text: 'variables: { A: 2 }\n' };
    const named = loadEnvironment({ name: 'dev', source: own, variables: { A: 1, B: 1 } });
    expect(named.value.variables).toEqual({ A: 2, B: 1 });
    const { value, diagnostics } = loadEnvironment({ name: 'default', variables: { A: 1 } });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ name: 'default', variables: { A: 1 }, include: [], overrides: {} });
  });
});

test('the files that definitions refer to', () => {
  const { value: environment } = loadEnvironment({
    name: 'dev',
    source: {
      path: 'environments/dev.yaml',
      text: 'variables: { DIR: partner }\noverrides: { zoom: { baseUrl: "${file:../up.txt}" } }\n',
    },
    variables: {},
  });
  const text = `${start}samlMetadata: { file: "\${var:DIR}/m.xml" }\nextendedProperties: { x: ["\${file:a/b.pem}"], y: "\${file:../../no}" }\n`;
  const document = parseDocument({ path: 'c/f.yaml', text }).value;
  expect(attachmentsIn(chooseFor(environment, document ? [document] : []))).toEqual([
    { file: 'c/f.yaml', pointer: '/extendedProperties/x/0', path: 'a/b.pem', target: 'c/a/b.pem' },
    { file: 'c/f.yaml', pointer: '/extendedProperties/y', path: '../../no', target: undefined },
    { file: 'c/f.yaml', pointer: '/baseUrl', path: '../up.txt', target: 'up.txt' },
    { file: 'c/f.yaml', pointer: '/samlMetadata/file', path: 'partner/m.xml', target: 'c/partner/m.xml' },
  ]);
});

test('secrets that aren’t set, at their references', () => {
  const { value } = load({
    files: {
      'c/f.yaml': `${start}extendedProperties: { x: "\${secret:A}", y: "\${secret:B}", z: "\${secret:C}" }\n${provisioning}`,
    },
  });
  expectFindings(
    missingSecrets(
      value,
      new Map([
        ['A', ''],
        ['C', 'x'],
      ]),
    ),
    `
    c/f.yaml:5:26-39 info secret-not-set the secret A is empty (set the environment variable A from a secret)
    c/f.yaml:5:44-57 info secret-not-set the secret B is not set (set the environment variable B from a secret)`,
  );
});
