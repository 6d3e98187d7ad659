import { describe, expect, test } from 'vitest';
import { catalogueEntries } from '../../../scripts/generate/catalogue.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import { isSameLabel } from '../../../src/core/connector/labels.ts';
import { lowerOutboundProvision } from '../../../src/core/connector/lower/lower-outbound-provision.ts';
import type { ConnectorDescriptor } from '../../../src/core/connector/types.ts';
import { lowered, zoomEntry } from './check-lowering.ts';

/** A Zoom descriptor as a server might answer it: other machine names, other capitals. */
const liveZoom: ConnectorDescriptor = {
  id: 'ZoomSaaS',
  description: 'Zoom Provisioner',
  configDescriptor: {
    fields: zoomEntry.descriptor.configDescriptor.fields.map((setting) => ({
      ...setting,
      name: setting.name === 'Provisioning Options' ? setting.name : setting.name.toUpperCase().replace(/\W+/g, '_'),
      label: setting.name === 'Account ID' ? 'Account Id' : setting.name,
    })),
  },
  saasPluginFieldInfoDescriptors: zoomEntry.descriptor.saasPluginFieldInfoDescriptors.map((field) => ({
    ...field,
    code: field.code.replace(' ', ''),
  })),
};
const live = connectorsFrom({ live: [liveZoom], catalogue: [zoomEntry] });
const everything = connectorsFrom({ catalogue: catalogueEntries() });

const written = `
connector: zoom
targetSettings:
  Account ID: abc
  Client Secret: \${secret:ZOOM}
  User Create: true
  Remove User Action: Disable
channels:
  - name: Staff
    attributeMapping:
      Username: mail
      Given Name: [givenName]
      User Type: { defaultValue: Licensed }
`;

test('a label that is another setting’s machine name: a list means the machine name, a map asks which', () => {
  const fields = [
    { type: 'TEXT', name: 'URL', label: 'Server' },
    { type: 'TEXT', name: 'HOST', label: 'URL' },
  ];
  const descriptor = { ...zoomEntry.descriptor, configDescriptor: { fields } } as typeof zoomEntry.descriptor;
  const connectors = connectorsFrom({ live: [descriptor], catalogue: [] });
  const settings = (written: string) => lowered(`type: ${descriptor.id}\ntargetSettings: ${written}\n`, connectors);
  expect(settings('[{ name: URL, value: a }]').value.targetSettings).toEqual([{ name: 'URL', value: 'a' }]);
  expect(settings('{ Server: a }').value.targetSettings).toEqual([{ name: 'URL', value: 'a' }]);
  expect(settings('{ HOST: a }').value.targetSettings).toEqual([{ name: 'HOST', value: 'a' }]);
  expect(settings('{ URL: a }').findings).toEqual([
    expect.stringContaining('"URL" names several settings: "URL" and "HOST" (write the machine name, in the list form'),
  ]);
});

describe("labels become the server's names", () => {
  test('with the live descriptor', () => {
    const { value, findings } = lowered(written, live);
    expect(findings).toEqual([]);
    expect(value).toEqual({
      type: 'ZoomSaaS',
      targetSettings: [
        { name: 'ACCOUNT_ID', value: 'abc' },
        { name: 'CLIENT_SECRET', value: '${secret:ZOOM}' },
        { name: 'USER_CREATE', value: 'true' },
        { name: 'REMOVE_USER_ACTION', value: 'Disable' },
      ],
      channels: [
        {
          name: 'Staff',
          attributeMapping: [
            { fieldName: 'Username', saasFieldInfo: { attributeNames: ['mail'] } },
            { fieldName: 'GivenName', saasFieldInfo: { attributeNames: ['givenName'] } },
            { fieldName: 'UserType', saasFieldInfo: { defaultValue: 'Licensed' } },
          ],
        },
      ],
    });
  });

  test("the API's own list form is taken as it is, machine names first", () => {
    const { value, findings } = lowered(
      `
type: ZoomSaaS
targetSettings:
  - name: ACCOUNT_ID
    value: abc
  - name: CLIENT_SECRET
    encryptedValue: OBF:123
  - name: Provisioning Options
channels:
  - name: Staff
    attributeMapping:
      - fieldName: GivenName
        saasFieldInfo: { attributeNames: [givenName], trim: true }
`,
      live,
    );
    expect(findings).toEqual([]);
    expect(value.targetSettings).toEqual([
      { name: 'ACCOUNT_ID', value: 'abc' },
      { name: 'CLIENT_SECRET', encryptedValue: 'OBF:123' },
    ]);
    expect(value.channels).toMatchObject([
      { attributeMapping: [{ fieldName: 'GivenName', saasFieldInfo: { attributeNames: ['givenName'], trim: true } }] },
    ]);
  });

  test('a field that nobody knows and nothing fills comes from a newer plugin, and means nothing', () => {
    const blank = '{ attributeNames: [], createOnly: false, characterCase: NONE, parser: NONE, defaultValue: "" }';
    const mapping = (info: string) => `
type: ZoomSaaS
targetSettings: []
channels:
  - name: Staff
    attributeMapping:
      - { fieldName: GivenName, saasFieldInfo: { attributeNames: [givenName] } }
      - { fieldName: LaterField, saasFieldInfo: ${info} }
`;
    const { value, findings } = lowered(mapping(blank), live);
    expect(findings).toEqual([]);
    expect(value.channels).toMatchObject([{ attributeMapping: [{ fieldName: 'GivenName' }] }]);
    expect(lowered(mapping('{ attributeNames: [l] }'), live).findings[0]).toMatch(/^8:9 error .*"LaterField"/);
  });

  test("places lead from PingFederate's pointers to the written ones", () => {
    const { places } = lowered(written, live);
    expect(places.get('/targetSettings/3')).toBe('/targetSettings/Remove User Action');
    expect(places.get('/targetSettings/3/value')).toBe('/targetSettings/Remove User Action');
    expect(places.get('/channels/0/attributeMapping/2')).toBe('/channels/0/attributeMapping/User Type');
    expect(places.get('/channels/0/attributeMapping/0/saasFieldInfo/attributeNames/0')).toBe(
      '/channels/0/attributeMapping/Username',
    );
    expect(places.get('/type')).toBe('/connector');
    expect(lowered('type: ZoomSaaS\n', live).places.get('/type')).toBeUndefined();
  });

  test.each([
    ['mail', '', ''],
    ['[mail]', '', ''],
    ['{ attributeNames: [mail] }', '', undefined],
    ['{ saasFieldInfo: { attributeNames: [mail] } }', '/saasFieldInfo', undefined],
  ])('and from each part of a field to where it was written: %s', (value, info, names) => {
    const { places } = lowered(
      `connector: zoom\nchannels: [{ name: a, attributeMapping: { Title: ${value} } }]\n`,
      live,
    );
    const at = '/channels/0/attributeMapping';
    const whole = `${at}/0/saasFieldInfo`;
    expect(places.get(whole)).toBe(`${at}/Title${info}`);
    expect(places.get(`${whole}/attributeNames`)).toBe(names === undefined ? undefined : `${at}/Title${names}`);
  });

  test('what was written stays as it was', () => {
    const source = { directory: 'active-directory', changeDetectionSettings: { userObjectClass: 'person' } };
    const channels = [{ name: 'Staff', channelSource: source, attributeMapping: { Title: 'title' } }];
    const definition = { connector: 'zoom', targetSettings: { 'Account ID': 1 }, channels };
    const before = JSON.stringify(definition);
    lowerOutboundProvision({
      written: definition,
      connector: live.find('zoom'),
      connectors: live,
      connection: 'c',
      placeOf: () => ({ file: 'c.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 }),
    });
    expect(JSON.stringify(definition)).toBe(before);
  });
});

describe('bad settings', () => {
  const settings = (lines: string, connectors = live) =>
    lowered(`connector: zoom\ntargetSettings:\n  ${lines.trim()}\n`, connectors).findings;

  test.each([
    ['User Creat: true', '3:3 error Zoom Provisioner has no setting "User Creat" (did you mean "User Create"?)'],
    ['Remove User Action: disable', '3:23 error "Remove User Action" doesn\'t take "disable" (write "Disable")'],
    [
      'Remove User Action: Suspend',
      '3:23 error "Remove User Action" doesn\'t take "Suspend" (it takes "Disable" or "Delete")',
    ],
    [
      'User Update: "yes"',
      '3:16 error "User Update" is a check box; "yes" is neither true nor false (write true or false)',
    ],
    ['User Update: "TRUE"', '3:16 error "User Update" is a check box; "TRUE" is neither true nor false (write true)'],
    [
      'Client ID: [a]',
      '3:14 error "Client ID" is a list; PingFederate wants a text here (write a text, a number, true or false)',
    ],
    [
      'SCIM URL: x',
      '3:3 error Zoom Provisioner has no setting "SCIM URL" ("SCIM URL" is a setting of Aquera Provisioner, AWS IAM Identity Center Provisioner, SCIM Provisioner)',
    ],
    ['Provisioning Options: x', '3:3 error "Provisioning Options" is a heading in the console and holds no value'],
    ['Provisioning Options: ""', '3:3 error "Provisioning Options" is a heading in the console and holds no value'],
    [
      'User Create: true\n  USER_CREATE: false',
      '4:3 error "USER_CREATE" is given twice (the first one stands in line 3, as "User Create")',
    ],
    [
      'API Key: x',
      '3:3 error setting "API Key" is dead since 1 September 2023 (Zoom shut down the JWT apps that used it on that day; since connector 1.3 (June 2023) write Account ID, Client ID and Client Secret of a server-to-server OAuth app)',
    ],
  ])('%s', (line, finding) => {
    expect(settings(line)).toEqual([finding]);
  });

  test('one that more than three connectors have names some of them', () => {
    expect(settings('Base URL: x')).toEqual([
      expect.stringMatching(/ is a setting of [^,]+, [^,]+, [^,]+ and others\)$/),
    ]);
  });

  test('what a server still offers and its target doesn’t take is told where it holds something', () => {
    const [first] = liveZoom.configDescriptor.fields;
    const old = { ...liveZoom, configDescriptor: { fields: [{ ...first!, name: 'API_KEY', label: 'API Key' }] } };
    const offering = connectorsFrom({ live: [old], catalogue: [zoomEntry] });
    expect(settings('API Key: x', offering)).toEqual([expect.stringMatching(/^3:3 \w+ "API Key" is dead since/)]);
    expect(settings('API Key: ""', offering)).toEqual([]);
    expect(settings('API Key: { encryptedValue: "OBF:x" }', offering)).toHaveLength(1);
  });

  test("a number is written as PingFederate's text", () => {
    const { value, findings } = lowered('connector: zoom\ntargetSettings: { Client ID: 12 }\n', live);
    expect(findings).toEqual([]);
    expect(value.targetSettings).toEqual([{ name: 'CLIENT_ID', value: '12' }]);
  });
});

describe('what the catalogue doesn’t know', () => {
  const findings = (yaml: string, connectors = everything) => lowered(yaml, connectors).findings;

  test('a list with gaps: a warning, and the setting is kept', () => {
    const { value, findings } = lowered('connector: webex\ntargetSettings: { Sit ID: a, Region: b }\n', everything);
    expect(findings).toEqual([
      '2:19 warning it isn\'t known whether Webex Provisioner has a setting "Sit ID" (did you mean "Site ID"?)',
      '2:30 warning it isn\'t known whether Webex Provisioner has a setting "Region" (the server\'s own list decides when a plan is made; `pfconn pull` brings it here)',
    ]);
    expect(value.targetSettings).toEqual([
      { name: 'Sit ID', value: 'a' },
      { name: 'Region', value: 'b' },
    ]);
  });

  test('options that are all known, although other settings may be missing', () => {
    expect(findings('connector: webex\ntargetSettings: { Remove User Action: Delete }\n')).toEqual([
      expect.stringMatching(
        /^2:19 error Webex Provisioner has no setting "Remove User Action" \("Remove User Action" is a setting of /,
      ),
    ]);
  });

  test('a saved answer of a server, whose machine names aren’t public', () => {
    const { value, findings } = lowered(
      `
type: Zoom
targetSettings:
  - { name: OAUTH_ACCOUNT_ID, value: a }
  - { name: Provisioning Options, value: "" }
  - { name: CREATE_USERS, value: "true" }
channels:
  - name: a
    attributeMapping:
      - { fieldName: userName, saasFieldInfo: { attributeNames: [mail] } }
`,
      everything,
    );
    expect(findings).toEqual([
      "3:1 info 2 settings are written by machine name, and those of the Zoom Provisioner aren't public (they are checked against the server when a plan is made; `pfconn pull` brings its list here)",
    ]);
    expect(value.targetSettings).toEqual([
      { name: 'OAUTH_ACCOUNT_ID', value: 'a' },
      { name: 'CREATE_USERS', value: 'true' },
    ]);
  });

  test('the same names against the server are mistakes', () => {
    expect(findings('connector: zoom\ntargetSettings: { CREATE_USERS: true }\n', live)).toEqual([
      '2:19 error Zoom Provisioner has no setting "CREATE_USERS" (it has "Account Id", "Client ID", "Client Secret", "User Create", "User Update", "User Disable / Delete", "Remove User Action")',
    ]);
  });

  test('fields that a plugin reads from the customer’s account', () => {
    const salesforce = connectorsFrom({
      live: [everything.find('salesforce')!.descriptor],
      catalogue: catalogueEntries(),
    });
    const yaml = 'connector: salesforce\nchannels: [{ name: a, attributeMapping: { Badge__c: employeeNumber } }]\n';
    expect(findings(yaml, salesforce)).toEqual([
      expect.stringContaining('warning it isn\'t known whether Salesforce Provisioner has a field "Badge__c"'),
    ]);
  });

  test('attributes of the connection’s own SCIM schema', () => {
    const yaml = `connector: scim
customSchema: { namespace: "urn:x", attributes: [{ name: badge }] }
channels: [{ name: a, attributeMapping: { badge: employeeNumber } }]
`;
    expect(findings(yaml)).toEqual([]);
    expect(findings(yaml.replace('name: badge', 'name: other'))).toEqual([
      expect.stringContaining("1 field is written by code, and the codes of the SCIM Provisioner aren't public"),
    ]);
  });
});

describe('names that don’t decide', () => {
  const twins = connectorsFrom({
    live: [
      {
        id: 'Twins',
        configDescriptor: {
          fields: [
            { type: 'TEXT', name: 'one', label: 'Token' },
            { type: 'TEXT', name: 'two', label: 'Token' },
            { type: 'TEXT', name: 'url', label: 'URL' },
            { type: 'TEXT', name: 'URL', label: 'Other' },
          ],
        },
        saasPluginFieldInfoDescriptors: [
          { code: 'a', label: 'Phone', options: [{ code: '1', label: 'Home' }] },
          { code: 'b', label: 'Phone' },
        ],
      },
    ],
    catalogue: [],
  });

  test('a label of two settings, a name that is another one’s label, a label of two fields', () => {
    const yaml =
      'type: Twins\ntargetSettings: { Token: a, URL: b }\nchannels: [{ name: a, attributeMapping: { Phone: x } }]\n';
    expect(lowered(yaml, twins).findings).toEqual([
      '2:19 error "Token" names several settings: "one" and "two" (write the machine name, in the list form: - { name: …, value: … })',
      '2:29 error "URL" names several settings: "url" and "URL" (write the machine name, in the list form: - { name: …, value: … })',
      '3:43 error "Phone" names several fields: "a" and "b" (write the code, in the list form: - { fieldName: …, saasFieldInfo: … })',
    ]);
  });

  test('the list form says which', () => {
    const yaml = `type: Twins
targetSettings: [{ name: two, value: a }, { name: URL, value: b }]
channels: [{ name: a, attributeMapping: [{ fieldName: a, saasFieldInfo: { defaultValue: Home } }] }]
`;
    const { value, findings } = lowered(yaml, twins);
    expect(findings).toEqual([]);
    expect(value).toMatchObject({
      targetSettings: [{ name: 'two' }, { name: 'URL' }],
      channels: [{ attributeMapping: [{ fieldName: 'a', saasFieldInfo: { defaultValue: '1' } }] }],
    });
  });
});

describe('bad mappings', () => {
  test.each([
    ['Usernam: {}', '3:43 error Zoom Provisioner has no field "Usernam" (did you mean "Username"?)'],
    ['Usernam: mail', '3:43 error Zoom Provisioner has no field "Usernam" (did you mean "Username"?)'],
    [
      'Group Members: member',
      '3:43 error "Group Members" would be about groups, and the Zoom Provisioner doesn\'t provision groups',
    ],
    [
      'Title: 7',
      '3:50 error "Title" is mapped to 7, which is no source attribute (for a fixed value write { defaultValue: "7" })',
    ],
    [
      'Title: null',
      '3:50 error "Title" is mapped to nothing, which is no source attribute (write the name of a source attribute, or leave the field out)',
    ],
    [
      'Given Name: a, GivenName: b',
      '3:58 error "GivenName" is mapped twice (the first one stands in line 3, as "Given Name")',
    ],
  ])('%s', (line, finding) => {
    expect(
      lowered(`connector: zoom\n\nchannels: [{ name: a, attributeMapping: { ${line} } }]\n`, live).findings,
    ).toEqual([finding]);
  });

  test('numbers and switches become PingFederate’s texts', () => {
    const { value } = lowered(
      'connector: zoom\nchannels: [{ name: a, attributeMapping: { Title: { defaultValue: 7 }, Locale: { defaultValue: true } } }]\n',
      live,
    );
    expect(value.channels).toMatchObject([
      { attributeMapping: [{ saasFieldInfo: { defaultValue: '7' } }, { saasFieldInfo: { defaultValue: 'true' } }] },
    ]);
  });

  test('an option’s code means itself, also where another one is called so', () => {
    const [field] = liveZoom.saasPluginFieldInfoDescriptors;
    const options = [
      { label: 'Basic', code: '1' },
      { label: '1', code: '2' },
    ];
    const descriptor = {
      ...liveZoom,
      saasPluginFieldInfoDescriptors: [{ ...field!, code: 'kind', label: 'Kind', options }],
    };
    const connectors = connectorsFrom({ live: [descriptor], catalogue: [zoomEntry] });
    const constant = (word: string) =>
      lowered(
        `connector: zoom\nchannels: [{ name: a, attributeMapping: { Kind: { defaultValue: ${word} } } }]\n`,
        connectors,
      ).value.channels;
    const meaning = (defaultValue: string) => [
      { attributeMapping: [{ fieldName: 'kind', saasFieldInfo: { defaultValue } }] },
    ];
    expect(constant('Basic')).toMatchObject(meaning('1'));
    expect(constant('1')).toMatchObject(meaning('1'));
  });
});

describe('a mistyped name', () => {
  const read = (yaml: string) => {
    const { value, findings } = lowered(`connector: zoom\n${yaml}`, live);
    return { settings: value.targetSettings, findings };
  };

  test('is refused and read as what it was meant to be, so that nothing seems missing', () => {
    expect(read('targetSettings:\n  Acount ID: a\n')).toEqual({
      settings: [{ name: 'ACCOUNT_ID', value: 'a' }],
      findings: ['3:3 error Zoom Provisioner has no setting "Acount ID" (did you mean "Account Id"?)'],
    });
  });

  test('stays as written when what it was meant to be is there, or could be two', () => {
    expect(read('targetSettings:\n  Acount ID: a\n  Account ID: b\n').settings).toEqual([
      { name: 'Acount ID', value: 'a' },
      { name: 'ACCOUNT_ID', value: 'b' },
    ]);
    expect(read('targetSettings:\n  User: a\n').settings).toEqual([{ name: 'User', value: 'a' }]);
  });

  test('is compared with machine names, too, where they are the server’s', () => {
    const { findings } = lowered('connector: pingone\ntargetSettings:\n  CREATE_USER_PROV_OPT: true\n', everything);
    expect(findings).toEqual([
      '3:3 error PingOne Provisioner has no setting "CREATE_USER_PROV_OPT" (did you mean "CREATE_USERS_PROV_OPT"?)',
    ]);
  });
});

test.each([
  ['User Disable/Delete', 'user disable - delete', true],
  ['Straße', 'STRASSE', false],
  ['-', '+', false],
  ['-', '-', true],
  ['-', '', false],
])('%s and %s are one label: %s', (one, other, same) => expect(isSameLabel(one, other)).toBe(same));
