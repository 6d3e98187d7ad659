import { describe, expect, test } from 'vitest';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
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
          active: false,
          maxThreads: 1,
          timeout: 60,
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

  test("places lead from PingFederate's pointers to the written ones", () => {
    const { places } = lowered(written, live);
    expect(places.get('/targetSettings/3')).toBe('/targetSettings/Remove User Action');
    expect(places.get('/targetSettings/3/value')).toBe('/targetSettings/Remove User Action');
    expect(places.get('/channels/0/attributeMapping/2')).toBe('/channels/0/attributeMapping/User Type');
    expect(places.get('/channels/0/attributeMapping/0/saasFieldInfo/attributeNames/0')).toBe(
      '/channels/0/attributeMapping/Username',
    );
    expect(places.get('/type')).toBe('/connector');
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
      'Provisioning Options: x',
      '3:3 error "Provisioning Options" is a heading in the console and holds no value (leave it out)',
    ],
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

  test("a number is written as PingFederate's text", () => {
    const { value, findings } = lowered('connector: zoom\ntargetSettings: { Client ID: 12 }\n', live);
    expect(findings).toEqual([]);
    expect(value.targetSettings).toEqual([{ name: 'CLIENT_ID', value: '12' }]);
  });
});
