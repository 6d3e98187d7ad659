import { describe, expect, test } from 'vitest';
import type { DesiredConnection, LiveConnection } from '../../../src/core/connection/types.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { isObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, samlConnection } from '../connection/support/desired.ts';
import { withValueAt } from '../connection/support/leaves.ts';
import { ownHint } from '../own-hint.ts';

/** What a plan says about a change: `code: message`, without the place. */
function risks(desired: DesiredConnection, live: LiveConnection): string[] {
  const plan = planChanges({
    desired: [desired],
    live: [live],
    environment: 'production',
    serverVersion: '12.2.2.0',
    connectors: exampleConnectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-24T12:00:00Z'),
  });
  return plan.changes.flatMap(({ findings }) => findings.map(({ code, message }) => `${code}: ${message}`));
}

const live = withValueAt(
  withValueAt(samlConnection(), '/spBrowserSso/encryptionPolicy', {
    encryptAssertion: true,
    encryptedAttributes: ['mail'],
  }),
  '/spBrowserSso/requireSignedAuthnRequests',
  true,
);
const mapping = '/spBrowserSso/adapterMappings/0';
const other = { binding: 'POST', url: 'https://other.example.com/acs', isDefault: true, index: 1 };
const endpoint = { binding: 'POST', url: 'https://zoom.example.com/saml/SSO', isDefault: true, index: 0 };

describe('a change to', () => {
  test.each([
    [
      'active',
      '/active',
      false,
      ['connection-deactivated: the connection is switched off: sign-on and provisioning through it stop'],
    ],
    [
      'the entity id',
      '/entityId',
      'https://new',
      [
        'entity-id-changed: the entity id changes from "https://zoom.example.com" to "https://new"; sign-on fails until the partner has changed it, too',
      ],
    ],
    [
      'the signing key',
      '/credentials/signingSettings/signingKeyPairRef',
      { id: 'next' },
      [
        'signing-key-changed: messages are signed with the key "next" instead of "signing"; the partner must know it first',
      ],
    ],
    [
      'the partner’s certificates',
      '/credentials/certs',
      [{ x509File: { fileData: 'QUJD' } }],
      [
        'partner-certificate-changed: the partner’s certificates change; messages signed with one that isn’t listed are refused',
      ],
    ],
    [
      'the profiles',
      '/spBrowserSso/enabledProfiles',
      ['IDP_INITIATED_SSO'],
      ['profile-removed: SP_INITIATED_SSO no longer possible'],
    ],
    [
      'an endpoint’s host',
      '/spBrowserSso/ssoServiceEndpoints/0/url',
      'https://evil.example.org/acs',
      [
        'endpoint-host-changed: assertions or logout messages go to evil.example.org, which is new to this connection',
        'default-endpoint-changed: the default endpoint changes from https://zoom.example.com/saml/SSO to https://evil.example.org/acs',
      ],
    ],
    [
      'an endpoint’s path',
      '/spBrowserSso/ssoServiceEndpoints',
      [
        { ...endpoint, isDefault: false },
        { ...endpoint, url: 'https://zoom.example.com/acs2', index: 1 },
      ],
      [
        'default-endpoint-changed: the default endpoint changes from https://zoom.example.com/saml/SSO to https://zoom.example.com/acs2',
      ],
    ],
    [
      'a further host',
      '/spBrowserSso/ssoServiceEndpoints',
      [endpoint, { ...other, isDefault: false }],
      ['endpoint-host-changed: assertions or logout messages go to other.example.com, which is new to this connection'],
    ],
    [
      'the contract',
      '/spBrowserSso/attributeContract/extendedAttributes',
      [{ name: 'mail' }],
      ['attribute-removed: the attribute "department" is no longer sent to the partner'],
    ],
    [
      'the subject',
      `${mapping}/attributeContractFulfillment/SAML_SUBJECT/value`,
      'mail',
      [
        'subject-changed: spBrowserSso.adapterMappings[HTMLForm].attributeContractFulfillment.SAML_SUBJECT.value decides by which name the partner knows people; with another one it may not find their accounts',
      ],
    ],
    [
      'the subject’s format',
      '/spBrowserSso/attributeContract/coreAttributes/0/nameFormat',
      'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      [
        'subject-changed: spBrowserSso.attributeContract.coreAttributes[SAML_SUBJECT].nameFormat decides by which name the partner knows people; with another one it may not find their accounts',
      ],
    ],
    [
      'encryption',
      '/spBrowserSso/encryptionPolicy',
      {},
      [
        'encryption-off: spBrowserSso.encryptionPolicy.encryptAssertion is switched off: attributes pass the browser in clear',
        'encryption-off: spBrowserSso.encryptionPolicy.encryptedAttributes is switched off: attributes pass the browser in clear',
      ],
    ],
    [
      'signed requests',
      '/spBrowserSso/requireSignedAuthnRequests',
      false,
      ['signature-dropped: spBrowserSso.requireSignedAuthnRequests is switched off: unsigned requests are accepted'],
    ],
    [
      'signed responses',
      '/spBrowserSso/signResponseAsRequired',
      false,
      [
        'signature-dropped: spBrowserSso.signResponseAsRequired is switched off: the partner gets less that it can verify',
      ],
    ],
    [
      'who may sign on',
      `${mapping}/issuanceCriteria`,
      { expressionCriteria: [{ expression: 'true' }] },
      [
        'issuance-criteria-changed: spBrowserSso.adapterMappings[HTMLForm].issuanceCriteria.expressionCriteria[0] is added: other people than before may get an assertion',
      ],
    ],
    [
      'the mappings',
      '/spBrowserSso/adapterMappings',
      [],
      [
        "sign-on-mapping-removed: spBrowserSso.adapterMappings[HTMLForm] goes; people who are authenticated by it can't sign on through this connection any more",
      ],
    ],
    ['a harmless member', '/applicationName', 'Zoom', []],
    ['another attribute', `${mapping}/attributeContractFulfillment/mail/value`, 'upn', []],
  ] as [string, string, never, string[]][])('%s', (_, pointer, value, expected) => {
    expect(risks(desiredFrom(withValueAt({ applicationName: '', ...live }, pointer, value)), live)).toEqual(expected);
  });
});

test('a change that only adds protection says nothing', () => {
  const weaker = withValueAt(live, '/spBrowserSso/encryptionPolicy', {});
  expect(risks(desiredFrom(withValueAt(live, '/spBrowserSso/signAssertions', true)), weaker)).toEqual([]);
});

test('switching on', () => {
  expect(risks(desiredFrom(live), { ...live, active: false })).toEqual([
    'connection-activated: the connection is switched on: people can sign on through it, and its active channels begin to provision',
  ]);
});

test('a new connection has no risks of this kind, an unchanged one has none at all', () => {
  expect(risks(desiredFrom({ ...live, id: 'new', name: 'new', entityId: 'new' }), live)).toEqual([]);
  expect(risks(desiredFrom(live), live)).toEqual([]);
});

describe('references', () => {
  const resources = {
    signingKeyPairs: [{ id: 'signing-2026', name: 'x' }],
    adapters: [{ id: 'HTMLFormPD', name: 'HTMLForm' }, { id: 'Kerberos' }],
    dataStores: [
      { id: 'corp-ad', type: 'LDAP' },
      { id: 'hr', type: 'JDBC' },
    ],
    extendedProperties: [{ name: 'owner' }, { name: 'tags', multiValued: true }],
  };
  const found = (document: JsonObject, known: JsonObject = resources) =>
    planChanges({
      desired: [desiredFrom({ ...document, id: 'new', name: 'new', entityId: 'new' })],
      live: [],
      environment: 'production',
      serverVersion: '12.2.2.0',
      connectors: exampleConnectors,
      resources: known as never,
      options: { allowReplace: false, prune: false, rotate: [] },
      now: new Date('2026-11-24T12:00:00Z'),
    }).changes.flatMap(({ findings }) =>
      findings.map(
        (one) => `${one.code} ${one.place.file.replace(/^.*?\.yaml/, '')}: ${one.message} (${ownHint(one) ?? ''})`,
      ),
    );

  test('that lead nowhere on the server, too, are warnings', () => {
    const live = samlConnection({ id: 'a', name: 'a', entityId: 'a' });
    const changed = withValueAt(live, '/credentials/signingSettings/signingKeyPairRef', { id: 'other' });
    const { changes } = planChanges({
      desired: [desiredFrom(changed)],
      live: [live],
      environment: 'production',
      serverVersion: '12.2.2.0',
      connectors: exampleConnectors,
      resources: resources as never,
      options: { allowReplace: false, prune: false, rotate: [] },
      now: new Date('2026-11-24T12:00:00Z'),
    });
    const missing = changes.flatMap(({ findings }) => findings).filter(({ code }) => code === 'missing-reference');
    expect(missing.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'error the server has no signing key pair with the id "other"',
      'warning the server has no IdP adapter with the id "HTMLForm"',
    ]);
  });

  test('that lead nowhere, with the likeliest', () => {
    expect(found(samlConnection())).toEqual([
      'missing-reference /credentials/signingSettings/signingKeyPairRef: the server has no signing key pair with the id "signing" (did you mean "signing-2026"?)',
      'missing-reference /spBrowserSso/adapterMappings/0/idpAdapterRef: the server has no IdP adapter with the id "HTMLForm" (that is its name; write { name: HTMLForm }, or its id "HTMLFormPD")',
    ]);
  });

  test('of kinds that could not be read are not judged', () => {
    expect(found(samlConnection(), {})).toEqual([]);
  });

  test('to data stores of another kind', () => {
    const source = (type: string, id: string) =>
      withValueAt(
        withValueAt(samlConnection(), '/spBrowserSso/adapterMappings/0/attributeSources', [
          { type, dataStoreRef: { id } },
        ]),
        '/credentials/signingSettings/signingKeyPairRef/id',
        'signing-2026',
      );
    const lines = (type: string, id: string) => found(source(type, id), { dataStores: resources.dataStores });
    expect(lines('LDAP', 'corp-ad')).toEqual([]);
    expect(lines('LDAP', 'hr')).toEqual([
      'wrong-data-store /spBrowserSso/adapterMappings/0/attributeSources/0/dataStoreRef: "hr" is a JDBC data store; LDAP is needed here ()',
    ]);
    const channel = {
      outboundProvision: {
        type: 'Example',
        targetSettings: [],
        channels: [{ name: 'a', channelSource: { dataSource: { id: 'hr' } } }],
      },
    };
    expect(found(channel, { dataStores: resources.dataStores }).filter((line) => line.startsWith('wrong'))).toEqual([
      'wrong-data-store /outboundProvision/channels/0/channelSource/dataSource: "hr" is a JDBC data store; LDAP is needed here ()',
    ]);
  });

  test('to directories without nested groups', () => {
    const lines = (ldapType: string) =>
      found(
        withValueAt(samlConnection(), '/spBrowserSso/adapterMappings/0/attributeSources', [
          { type: 'LDAP', dataStoreRef: { id: 'corp' }, memberOfNestedGroup: true },
        ]),
        { dataStores: [{ id: 'corp', type: 'LDAP', ldapType }] },
      );
    expect(lines('ACTIVE_DIRECTORY')).toEqual([]);
    expect(lines('PING_DIRECTORY')).toEqual([
      'nested-groups-without-active-directory /spBrowserSso/adapterMappings/0/attributeSources/0/dataStoreRef: memberOfNestedGroup works with Active Directory only; "corp" is another directory, and PingFederate sets it to false ()',
    ]);
  });

  test('to extended properties', () => {
    const document = {
      extendedProperties: { ownr: { values: ['x'] }, owner: { values: ['a', 'b'] }, tags: { values: ['a', 'b'] } },
    };
    expect(found(document).filter((line) => line.includes('/extendedProperties'))).toEqual([
      'missing-reference /extendedProperties/ownr: the server has no extended property "ownr" (did you mean "owner"?)',
      'extended-property-values /extendedProperties/owner: "owner" takes one value, 2 are given ()',
    ]);
  });
});

test('a logging mode that the server decides', () => {
  const plan = planChanges({
    desired: [desiredFrom({ ...live, loggingMode: 'FULL', applicationName: 'x' })],
    live: [live],
    environment: 'production',
    serverVersion: '12.2.2.0',
    connectors: exampleConnectors,
    loggingOverride: 'ENHANCED',
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-24T12:00:00Z'),
  });
  const [change] = plan.changes;
  expect(change && 'differences' in change && change.differences.map(({ path }) => pathText(path))).toEqual([
    'applicationName',
  ]);
  expect(change?.findings.map(({ message }) => message)).toEqual([
    'the server gives every SP connection the logging mode ENHANCED; FULL has no effect',
  ]);
  expect(isObject(change)).toBe(true);
});
