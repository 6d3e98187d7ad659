import { describe, expect, test } from 'vitest';
import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import type { Desired } from '../../../src/core/connection/types.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import { isObject, type Json, type JsonObject, type Pointer, valueAt } from '../../../src/core/document/json.ts';
import { checkNestedSearch } from '../../../src/core/provisioning/channels.ts';
import { checkProvisioning } from '../../../src/core/provisioning/check-desired.ts';
import { checkDataStores } from '../../../src/core/provisioning/data-stores.ts';
import { lowered } from '../connector/check-lowering.ts';
import { ownHint } from '../own-hint.ts';

const connectors = connectorsFrom({ catalogue: catalogueEntries() });

/** YAML of an `outboundProvision` in, the rules' findings out: `/channels/0/name: what is wrong (what to do)`. */
function findings(yaml: string, dataStores?: JsonObject[], version = '12.2', active = false): string[] {
  const { value, places, diagnostics } = lowered(yaml, connectors);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const seen: Pointer[] = [];
  const desired: Desired = {
    kind: 'SpConnection',
    id: 'c',
    key: 'c',
    name: 'c',
    entityId: 'c',
    file: 'c.yaml',
    document: { active, outboundProvision: value },
    placeOf(pointer) {
      const inner = pointer.replace('/outboundProvision', '');
      seen.push(places.get(inner) ?? inner);
      return { file: 'c.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };
    },
    lifecycle: {
      state: 'present',
      protect: false,
      ignoreChanges: [],
      allowSecretIn: [],
      accept: [],
      allowReplace: false,
    },
  };
  const found = dataStores
    ? [
        ...checkDataStores(desired, dataStores),
        ...checkNestedSearch(desired, { version, resources: { DataStore: dataStores } }),
      ]
    : checkProvisioning(desired, connectors.find(String(value.type)));
  return found.map((one, index) => {
    const hint = ownHint(one);
    return `${one.severity} ${seen[index]}: ${one.message}${hint ? ` (${hint})` : ''}`;
  });
}

const settings = `
  Account ID: a
  Client ID: b
  Client Secret: \${secret:S}`;
const source = `
      directory: active-directory
      dataSource: { id: ad }
      baseDn: ou=People,dc=example
      userSourceLocation: { filter: (objectClass=user) }`;
const mapping = `
      Username: mail`;

/** A sound Zoom connection with one active channel, and what is changed about it. */
function zoom(change: { settings?: string; source?: string; mapping?: string; channel?: string; more?: string } = {}) {
  return `connector: zoom
targetSettings:${change.settings ?? settings}
channels:
  - name: Staff
    active: true
${change.channel ?? ''}
    channelSource:${change.source ?? source}
    attributeMapping:${change.mapping ?? mapping}
${change.more ?? ''}`;
}

test('nothing is said of a sound connection', () => {
  expect(findings(zoom())).toEqual([]);
});

describe('target settings', () => {
  test('a required one is missing or empty', () => {
    expect(findings(zoom({ settings: '\n  Account ID: a\n  Client ID: ""' }))).toEqual([
      'error /targetSettings/Client ID: "Client ID" is empty; the Zoom Provisioner requires it (The client ID of the same app. Needs version 1.3 of the connector.)',
      'warning /targetSettings: "Client Secret" is missing; the Zoom Provisioner requires it (write it as Client Secret: ${secret:…})',
    ]);
  });

  test('a draft may wait for its secret, a connection that runs can’t, and for all else neither', () => {
    const missing = { settings: '\n  Account ID: a' };
    const severities = (active: boolean) =>
      findings(zoom(missing), undefined, undefined, active).map((line) =>
        line.replace(/^(\w+) .*?"(.*?)".*$/, '$1 $2'),
      );
    expect(severities(false)).toEqual(['error Client ID', 'warning Client Secret']);
    expect(severities(true)).toEqual(['error Client ID', 'error Client Secret']);
  });

  test('what isn’t written counts as its default', () => {
    const zia = (more: string) =>
      findings(`connector: zscaler-zia\ntargetSettings: { ${more} }\nchannels: []`).filter((line) =>
        line.includes('"User Delete" is on'),
      );
    expect(zia('')).toHaveLength(1);
    expect(zia('User Delete: true')).toHaveLength(1);
    expect(zia('User Delete: false')).toEqual([]);
  });

  test('machine names that nobody knows may be the required ones', () => {
    const list = '\n  - { name: OAUTH_ACCOUNT_ID, value: a }';
    expect(findings(zoom({ settings: list }))).toEqual([]);
  });

  test('one that another one asks for', () => {
    const found = findings(`connector: scim
targetSettings: { SCIM URL: "https://x", Authentication Methods: Basic Authentication, Basic Authentication Username: u }
channels: []`);
    expect(found).toEqual([
      'warning /targetSettings: "Basic Authentication Password" is missing; the SCIM Provisioner requires it while "Authentication Methods" is "Basic Authentication" (write it as Basic Authentication Password: ${secret:…})',
    ]);
  });

  test('a secret in clear is pointed at and not repeated', () => {
    const found = findings(zoom({ settings: settings.replace('${secret:S}', 'hunter2') }));
    expect(found).toEqual([
      'warning /targetSettings/Client Secret: "Client Secret" is a secret and stands here in clear (write ${secret:NAME} and give NAME in the workflow\'s environment)',
    ]);
  });

  test.each([
    [
      'User Update: false',
      '"User Update" is off: people who were disabled in Zoom aren\'t enabled again either: that is an update',
    ],
    [
      'User Disable / Delete: false\n  Remove User Action: Delete',
      '"Remove User Action" has no effect while "User Disable / Delete" is off',
    ],
  ])('%s', (lines, message) => {
    expect(findings(zoom({ settings: `${settings}\n  ${lines}` }))).toEqual([expect.stringContaining(message)]);
  });

  test("GitHub's managed users and Delete", () => {
    const found = findings(`connector: github-emu
targetSettings: { Base URL: "https://x", Access Token: "\${secret:T}", Remove User Action: Delete }
channels: []`);
    expect(found).toEqual([
      'warning /targetSettings/Remove User Action: "Remove User Action" is Delete: a deleted person is suspended in GitHub for good and can\'t come back (write Remove User Action: Disable)',
    ]);
  });
});

describe('attribute mapping', () => {
  test('a required field without a value, on an active channel only', () => {
    const without = { mapping: '\n      Title: title' };
    expect(findings(zoom(without))).toEqual([
      'error /channels/0/attributeMapping: the channel is active, and "Username", which the Zoom Provisioner requires, gets no value (An e-mail address. It identifies the person in Zoom and links accounts that exist there already.)',
    ]);
    expect(findings(zoom(without).replace('active: true', 'active: false'))).toEqual([]);
  });

  test.each([
    [
      'Title: [a, b]',
      'error',
      '"Title" has 2 source attributes and nothing that combines them (add an expression, for example #this.get("a") + " " + #this.get("b"), or keep one attribute)',
    ],
    [
      'Title: { attributeNames: [a], expression: "#this.get(\\"a\\") + #b" }',
      'warning',
      'the expression of "Title" reads "b", which isn\'t among its attributeNames (add b to attributeNames: PingFederate reads only what is listed)',
    ],
    [
      'Title: { attributeNames: [a], expression: "#b == #a" }',
      'warning',
      'the expression of "Title" reads "b", which isn\'t among its attributeNames (add b to attributeNames: PingFederate reads only what is listed)',
    ],
    [
      'User Type: { defaultValue: Pro }',
      'warning',
      '"User Type" doesn\'t take "Pro" (it takes "Basic", "Licensed" or "On-Prem")',
    ],
    ['User Type: { defaultValue: licensed }', 'error', '"User Type" doesn\'t take "licensed" (write "Licensed")'],
    [
      'Phone: { defaultValue: "0049 30 1" }',
      'warning',
      '"Phone" doesn\'t take the shape of "0049 30 1" (Plus sign, country code, one space, number: +1 2015550123.)',
    ],
    [
      'Email: { defaultValue: nobody }',
      'warning',
      '"Email" takes an e-mail address, not "nobody" (as in name@example.com)',
    ],
    [
      'Roles: { defaultValue: "Member,Admin" }',
      'warning',
      '"Roles" takes one value, "Member,Admin" looks like several (The name of one role that exists in Zoom. Zoom keeps one role for each person although the label is plural.)',
    ],
    [
      'Roles: { defaultValue: Member }',
      'info',
      '"Roles" is mapped: people who get an administrator role in Zoom can be neither disabled nor deleted until the role is changed',
    ],
  ])('%s', (line, severity, message) => {
    const found = findings(zoom({ mapping: `${mapping}\n      ${line}` }));
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${severity} .*: `)));
    expect(found.map((text) => text.replace(/^\w+ \S+( \S+)*?: (?=["t])/, ''))).toContain(message);
  });

  test.each([
    'Title: { attributeNames: [a, b], expression: "#this.get(\\"a\\") + #B" }',
    'Title: { attributeNames: [Mail], expression: "#this.get(\\"mail\\")" }',
    'Title: { attributeNames: [a], expression: "#x = #a, #x.toLowerCase()" }',
    'Title: { attributeNames: [a], expression: "#root.size() > 0 ? #this.a : #context.b" }',
    'User Type: { defaultValue: On-Prem }',
    'Phone: { defaultValue: "+49 3012345" }',
    'Email: { defaultValue: "${secret:MAIL}" }',
  ])('nothing is said of %s', (line) => {
    expect(findings(zoom({ mapping: `${mapping}\n      ${line}` }))).toEqual([]);
  });

  test('as many characters as a field takes, an emoji counting as one', () => {
    const of = (value: string) =>
      findings(`connector: github-emu
targetSettings: { Base URL: "https://x", Access Token: "\${secret:T}" }
channels: [{ name: a, attributeMapping: { Username: { defaultValue: ${value} } } }]`);
    expect(of('a'.repeat(39))).toEqual([]);
    expect(of(`💡${'a'.repeat(38)}`)).toEqual([]);
    expect(of('a'.repeat(40))).toEqual([expect.stringContaining('takes 39 characters at most')]);
  });

  test('several attributes may go raw into a field for them', () => {
    const found = findings(`type: SCIM11
targetSettings: [{ name: usersUrl, value: "https://x" }]
channels: [{ name: a, attributeMapping: { ldapAttributesMap: [a, b] } }]`);
    expect(found).toEqual([]);
  });

  test('a password is written once', () => {
    const found = findings(`connector: scim
targetSettings: { SCIM URL: "https://x" }
channels: [{ name: a, attributeMapping: { password: { defaultValue: start123 } } }]`);
    expect(found).toEqual([
      'warning /channels/0/attributeMapping/password: "password" would be written again with every change of a person (add createOnly: true)',
      'warning /channels/0/attributeMapping/0/saasFieldInfo/defaultValue: "password" stands here in clear (PingFederate keeps a constant as readable text: fill it from an attribute of the directory, or by an expression)',
    ]);
  });
});

describe('channel source', () => {
  const changed = (from: string | RegExp, to: string) => findings(zoom({ source: source.replace(from, to) }));
  const add = (line: string) => findings(zoom({ source: `${source}\n      ${line}` }));

  test.each([
    [
      '(objectClass=user)',
      '(&(a=b)',
      'error /channels/0/channelSource/userSourceLocation/filter: "(&(a=b)" is no LDAP filter: a closing parenthesis is missing (character 1)',
    ],
    [
      'ou=People,dc=example',
      'ou=People,,dc=example',
      'error /channels/0/channelSource/baseDn: "ou=People,,dc=example" is no distinguished name: a part is empty: there is a comma too many (it looks like ou=People,dc=example,dc=com)',
    ],
    [
      '{ filter: (objectClass=user) }',
      '{}',
      'error /channels/0/channelSource/userSourceLocation: the channel says of no one that they are to be provisioned (give userSourceLocation a groupDN, a filter, or both)',
    ],
    [
      'filter: (objectClass=user)',
      'groupDN: "cn=a,dc=b"',
      'info /channels/0/channelSource/userSourceLocation/groupDN: users are chosen by a group: a person deleted from the directory stays in Zoom until somebody is added to the group (choose the users by a filter, for example (memberOf=…), where the directory keeps memberOf)',
    ],
  ])('%s → %s', (from, to, finding) => {
    expect(changed(from, to)).toEqual([finding]);
  });

  test.each([
    [
      'groupSourceLocation: { groupDN: "cn=g,dc=b" }',
      "error /channels/0/channelSource/groupSourceLocation/groupDN: the Zoom Provisioner doesn't provision groups (leave groupSourceLocation out)",
    ],
    [
      'guidBinary: false',
      "warning /channels/0/channelSource/guidBinary: objectGUID is binary in Active Directory, but guidBinary isn't true (write guidBinary: true)",
    ],
    [
      'changeDetectionSettings: { usnAttributeName: "" }',
      "error /channels/0/channelSource/directory: ACTIVE_DIRECTORY_USN finds changes by an attribute, and usnAttributeName doesn't name it (write usnAttributeName: uSNChanged)",
    ],
    [
      'accountManagementSettings: { accountStatusAlgorithm: ACCOUNT_STATUS_ALGORITHM_FLAG, accountStatusAttributeName: nsaccountlock, flagComparisonValue: "true" }',
      "warning /channels/0/channelSource/accountManagementSettings: nsaccountlock: true means locked, and here it counts as active: locked people stay active at the target (write flagComparisonStatus: false; PingFederate takes it as true when it isn't given)",
    ],
    [
      'accountManagementSettings: { accountStatusAlgorithm: ACCOUNT_STATUS_ALGORITHM_FLAG, accountStatusAttributeName: x }',
      'error /channels/0/channelSource/accountManagementSettings/flagComparisonValue: nothing is said about the value of x that decides the status (write flagComparisonValue and flagComparisonStatus)',
    ],
  ])('%s', (line, finding) => {
    expect(add(line)).toEqual([finding]);
  });

  test.each(['groupSourceLocation: { nestedSearch: false }', 'groupSourceLocation: {}'])(
    'nothing is said of %s',
    (line) => {
      expect(add(line)).toEqual([]);
    },
  );

  test('without a directory each setting has to be written', () => {
    expect(changed('directory: active-directory', 'guidAttributeName: x')).toEqual(
      [
        'userObjectClass',
        'groupObjectClass',
        'changedUsersAlgorithm',
        'timeStampAttributeName',
        'accountStatusAttributeName',
        'accountStatusAlgorithm',
      ].map((name) => expect.stringContaining(`the source has no ${name} (`)),
    );
  });

  test.each(['pingdirectory', 'oracle-unified-directory', 'oracle-directory-server'])(
    'the %s preset is sound',
    (directory) => {
      expect(changed('active-directory', directory)).toEqual([]);
    },
  );
});

describe('channels side by side', () => {
  const second = (base: string, selection: string, more = '') =>
    zoom({
      more: `  - name: Second
    active: true
${more}
    channelSource:${source.replace('ou=People,dc=example', base).replace('filter: (objectClass=user)', selection)}
    attributeMapping:${mapping}`,
    });
  const all = 'filter: (objectClass=user)';

  test.each([
    [
      'ou=people, DC=example',
      all,
      'this channel and "Staff" have the same base and choose users alike: the same people are in both',
    ],
    [
      'ou=Berlin,ou=People,dc=example',
      all,
      'this base is below the base of channel "Staff": the same people can be in both',
    ],
    [
      'dc=example',
      'filter: (mail=*)',
      'this base is above the base of channel "Staff": the same people can be in both',
    ],
  ])('overlap: %s', (base, selection, message) => {
    expect(findings(second(base, selection))).toEqual([
      `warning /channels/1/channelSource/baseDn: ${message} (one channel handles a person, and which one isn't defined: keep the channels apart)`,
    ]);
  });

  test.each([
    ['ou=Guests,dc=example', all],
    ['ou=People,dc=example', 'filter: (l=Berlin)'],
  ])('no overlap: %s %s', (base, selection) => {
    expect(findings(second(base, selection))).toEqual([]);
  });

  test.each([
    ['the same group', 'cn=a,dc=b', 'CN=A, DC=B', 1],
    ['another group', 'cn=a,dc=b', 'cn=c,dc=b', 0],
  ])('%s below another base', (_, one, other, count) => {
    const yaml = second('ou=Berlin,ou=People,dc=example', `groupDN: "${other}"`);
    const found = findings(yaml.replace(all, `groupDN: "${one}"`)).filter((line) => line.includes('is below the base'));
    expect(found).toHaveLength(count);
  });

  test.each([
    ['maxThreads', 10, 11],
    ['timeout', 5, 4],
    ['timeout', 600, 601],
    ['maxThreads', 1, 0],
    ['timeout', 5, 0],
  ])('%s: %i is usual, %i isn’t', (member, usual, unusual) => {
    expect(findings(zoom({ channel: `    ${member}: ${usual}` }))).toEqual([]);
    expect(findings(zoom({ channel: `    ${member}: ${unusual}` }))).toHaveLength(1);
  });

  test('threads and timeouts', () => {
    const yaml = second('ou=Guests,dc=example', all, '    maxThreads: 64\n    timeout: 60000').replace(
      'Second',
      'Staff',
    );
    expect(findings(yaml)).toEqual([
      "warning /channels/1/maxThreads: 64 threads push at once; most targets refuse so many requests (PingFederate's default is 1)",
      "warning /channels/1/timeout: one hanging operation holds a thread for 60000 seconds (the timeout counts in seconds; PingFederate's default is 60)",
    ]);
    expect(findings(zoom({ channel: '    maxThreads: 0\n    timeout: 0' }))).toEqual([
      'error /channels/0/maxThreads: a channel needs one thread at least (write maxThreads: 1)',
      "error /channels/0/timeout: a timeout has to be one second at least (PingFederate's default is 60)",
    ]);
  });

  test('people are known by the same attribute everywhere', () => {
    const yaml = second('ou=Guests,dc=example', all);
    const at = yaml.lastIndexOf('Username: mail');
    expect(findings(`${yaml.slice(0, at)}Username: uid${yaml.slice(at + 14)}`)).toEqual([
      'warning /channels/1/attributeMapping/Username: "Username" comes from uid here and from mail in channel "Staff" (a person who is found by both channels is created twice, and links to managers break)',
    ]);
  });
});

test('a field that tells people apart and needn’t be filled may come from anywhere', () => {
  const channels = ['mail', 'uid'].map((name) => `{ name: ${name}, attributeMapping: { Email: ${name} } }`);
  const found = findings(`connector: webex\nchannels: [${channels}]`);
  expect(found.filter((line) => line.includes('comes from'))).toEqual([]);
});

describe("the server's data stores", () => {
  const store = {
    id: 'ad',
    type: 'LDAP',
    ldapType: 'ACTIVE_DIRECTORY',
    hostnames: ['dc1'],
    binaryAttributes: ['objectGUID'],
  };

  test.each([
    [{}, []],
    [
      { hostnames: ['dc1', 'dc2'] },
      [
        'warning /channels/0/channelSource/dataSource: data store "ad" has 2 hosts; each domain controller of Active Directory counts changes for itself, so changes can be missed (use a data store with a single host for provisioning)',
      ],
    ],
    [
      { binaryAttributes: [] },
      [
        "warning /channels/0/channelSource/directory: objectGUID is binary, and data store \"ad\" doesn't list it among its binary attributes: people couldn't be told apart (add objectGUID to the data store's LDAP binary attributes)",
      ],
    ],
  ] as [JsonObject, Json[]][])('%j', (change, expected) => {
    expect(findings(zoom(), [{ ...store, ...change }])).toEqual(expected);
  });

  test.each([
    ['ACTIVE_DIRECTORY', 'active-directory', 1],
    ['ACTIVE_DIRECTORY', 'pingdirectory', 1],
    ['GENERIC', 'active-directory', 1],
    ['PING_DIRECTORY', 'pingdirectory', 0],
  ])('two hosts of %s, read as %s', (ldapType, directory, count) => {
    const hosts = { ldapType, hostnames: ['dc1', 'dc2'], binaryAttributes: ['OBJECTGUID'] };
    const read = zoom({ source: source.replace('active-directory', directory) });
    expect(findings(read, [{ ...store, ...hosts }])).toHaveLength(count);
  });

  test.each([
    ['PING_DIRECTORY', '11.1.4', true],
    ['UNBOUNDID_DS', '11.1', true],
    ['PING_DIRECTORY', '11.2', false],
    ['PING_DIRECTORY', '13.1', false],
    ['ACTIVE_DIRECTORY', '10.3', false],
    ['ORACLE_UNIFIED_DIRECTORY', '10.3', false],
    ['PING_DS', '12.1', false],
  ])('nested groups in %s with PingFederate %s', (ldapType, version, isSaid) => {
    const nested = `
      directory: pingdirectory
      dataSource: { id: ad }
      baseDn: dc=example
      userSourceLocation: { groupDN: cn=all, nestedSearch: true }`;
    expect(findings(zoom({ source: nested }), [{ ...store, ldapType }], version)).toEqual(
      isSaid
        ? [
            `warning /channels/0/channelSource/userSourceLocation/nestedSearch: PingFederate ${version} doesn't look into nested groups in PingDirectory; 11.2 is the first that does (leave nestedSearch out, choose by a filter, or upgrade PingFederate)`,
          ]
        : [],
    );
  });
});

test('connections without provisioning, and half-written ones, are let alone', () => {
  const nothing = { placeOf: () => expect.fail('no finding was expected') };
  for (const document of [
    {},
    { outboundProvision: null },
    { outboundProvision: {} },
    { outboundProvision: { channels: [null, 1] } },
  ]) {
    expect(valueAt(document, '/outboundProvision')).not.toEqual([]);
    expect(checkProvisioning({ ...nothing, document } as never, undefined)).toEqual([]);
  }
  expect(isObject({})).toBe(true);
});

describe('settings that hold something of another shape', () => {
  const scim = (lines: string) =>
    findings(
      `connector: scim\ntargetSettings:\n  Access Token: \${secret:S}\n  Authentication Methods: OAuth 2 Bearer Token\n${lines}channels: []\n`,
    );

  test('addresses and numbers', () => {
    expect(scim('  SCIM URL: scim.example.com\n  Results Per Page: many\n')).toEqual([
      'warning /targetSettings/SCIM URL: "SCIM URL" takes a web address, not "scim.example.com" (as in https://example.com)',
      'warning /targetSettings/Results Per Page: "Results Per Page" takes a whole number, not "many" (as in 1000)',
    ]);
    expect(scim('  SCIM URL: https://scim.example.com/v2\n  Results Per Page: -1\n')).toEqual([]);
    expect(scim('  SCIM URL: ${file:x}\n')).toEqual([]);
  });
});
