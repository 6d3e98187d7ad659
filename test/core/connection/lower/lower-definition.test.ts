import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lowerDefinition } from '../../../../src/core/connection/lower/index.ts';
import { connectorsFrom } from '../../../../src/core/connector/connectors.ts';
import { chooseFor } from '../../../../src/core/definition/choose.ts';
import { loadEnvironment } from '../../../../src/core/definition/environment.ts';
import { loadDefinitions } from '../../../../src/core/definition/load-definitions.ts';
import { parseDocument } from '../../../../src/core/document/parse-document.ts';

const zoom = JSON.parse(readFileSync('src/core/connector/catalogue/zoom.json', 'utf8'));

/** A definition's text → the lowered connection, or the findings that stand in its way. */
function lower(text: string, files: Record<string, string> = {}) {
  const file = 'connections/c.yaml';
  const { value: document } = parseDocument({ path: file, text });
  if (!document) throw new Error('not parsed');
  const loaded = loadDefinitions({
    chosen: chooseFor(loadEnvironment({ name: 'default', variables: {} }).value, [document]),
    attachments: new Map(Object.entries(files).map(([path, text]) => [`${file}\n${path}`, { state: 'read', text }])),
  });
  const [definition] = loaded.value;
  if (!definition) throw new Error(JSON.stringify(loaded.diagnostics, null, 2));
  const { value, diagnostics } = lowerDefinition({
    definition,
    connectors: connectorsFrom({ catalogue: [zoom] }),
    now: new Date('2026-11-24'),
  });
  if (!value) throw new Error(JSON.stringify(diagnostics, null, 2));
  const lineOf = (pointer: string) => text.split('\n')[value.placeOf(pointer).line - 1]?.trim();
  return { ...value, lineOf, diagnostics };
}

const metadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://your_vanity_url.zoom.us">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://your_vanity_url.zoom.us/saml/SSO"/>
  </SPSSODescriptor>
</EntityDescriptor>`;

const provisioning = `kind: SpConnection
id: zoom
name: Zoom
samlMetadata:
  file: zoom.xml
  replace: { "https://your_vanity_url.zoom.us": "https://acme.zoom.us" }
outboundProvision:
  connector: zoom
  targetSettings:
    Account ID: "1"
    Client ID: "2"
    Client Secret: \${secret:ZOOM}
  channels:
    - name: Staff
      channelSource:
        directory: active-directory
        dataSource: corp-ad
        baseDn: dc=example,dc=com
        userSourceLocation: { groupDN: "cn=zoom,dc=example,dc=com" }
      attributeMapping:
        Username: mail
extendedProperties: { owner: iam, tags: [a, b] }
lifecycle: { protect: true }
`;

test('conveniences end: references, maps, labels and metadata become the API’s own form', () => {
  const { document, name, entityId, lifecycle } = lower(provisioning, { 'zoom.xml': metadata });
  expect({ name, entityId, protect: lifecycle.protect }).toEqual({
    name: 'Zoom',
    entityId: 'https://acme.zoom.us',
    protect: true,
  });
  expect(document).toMatchObject({
    type: 'SP',
    id: 'zoom',
    baseUrl: 'https://acme.zoom.us',
    extendedProperties: { owner: { values: ['iam'] }, tags: { values: ['a', 'b'] } },
    outboundProvision: {
      targetSettings: expect.arrayContaining([{ name: 'Account ID', value: '1' }]),
      channels: [
        {
          name: 'Staff',
          // As the field table has them.
          active: false,
          maxThreads: 1,
          timeout: 60,
          channelSource: { dataSource: { id: 'corp-ad' }, guidAttributeName: 'objectGUID', guidBinary: true },
          attributeMapping: [{ fieldName: 'Username', saasFieldInfo: { attributeNames: ['mail'] } }],
        },
      ],
    },
  });
  expect(Object.keys(document)).not.toEqual(expect.arrayContaining(['kind', 'lifecycle', 'samlMetadata']));
});

test('a connection for provisioning alone takes no sign-on settings from metadata', () => {
  expect(lower(provisioning, { 'zoom.xml': metadata }).document.spBrowserSso).toBeUndefined();
});

test.each([
  ['browser sign-on', 'spBrowserSso: { adapterMappings: [] }'],
  ['WS-Trust', 'wsTrust: { partnerServiceIds: [a], attributeContract: {}, tokenProcessorMappings: [] }'],
  ['attribute query', 'attributeQuery: { attributes: [], attributeContractFulfillment: {} }'],
  [
    'token exchange',
    'oauthTokenExchangeSettings: { resourceUris: [], attributeContract: {}, processorPolicyMappings: [] }',
  ],
])('one that is for %s, too, takes them', (_what, role) => {
  const { document } = lower(`${provisioning}${role}\n`, { 'zoom.xml': metadata });
  expect(document.spBrowserSso).toMatchObject({
    protocol: 'SAML20',
    ssoServiceEndpoints: [{ binding: 'POST', url: '/saml/SSO', isDefault: true, index: 0 }],
  });
});

test('the secret is still a reference', () => {
  expect(JSON.stringify(lower(provisioning, { 'zoom.xml': metadata }).document)).toContain('${secret:ZOOM}');
});

test.each([
  ['/name', 'name: Zoom'],
  ['/entityId', 'samlMetadata:'],
  ['/outboundProvision/targetSettings/0/value', 'Account ID: "1"'],
  ['/outboundProvision/channels/0/attributeMapping/0/saasFieldInfo/attributeNames/0', 'Username: mail'],
  ['/outboundProvision/channels/0/channelSource/dataSource/id', 'dataSource: corp-ad'],
  ['/outboundProvision/channels/0/channelSource/guidBinary', 'directory: active-directory'],
  ['/extendedProperties/owner/values/0', 'extendedProperties: { owner: iam, tags: [a, b] }'],
])('%s is placed at the line that brought it', (pointer, line) => {
  expect(lower(provisioning, { 'zoom.xml': metadata }).lineOf(pointer)).toBe(line);
});

test('where each value comes from, and whether that is sure', () => {
  const { originOf } = lower(provisioning, { 'zoom.xml': metadata });
  const source = '/outboundProvision/channels/0/channelSource';
  const preset = { from: 'preset', directory: 'active-directory' };
  expect(originOf?.(`${source}/guidBinary`)).toEqual({ ...preset, sure: true });
  expect(originOf?.(`${source}/guidAttributeName`)).toEqual({ ...preset, sure: false });
  expect(originOf?.(`${source}/baseDn`)).toEqual({ from: 'written' });
  expect(originOf?.('/entityId')).toEqual({ from: 'metadata', file: 'connections/zoom.xml' });
  expect(originOf?.('/name')).toEqual({ from: 'written' });
});

test('a file that a bare text names is told of the member that it stands for', () => {
  const certs = 'credentials: { certs: [{ x509File: "${file:a.pem}", activeVerificationCert: true }] }\n';
  const { broughtIn } = lower(`${provisioning}${certs}`, { 'zoom.xml': metadata, 'a.pem': 'PEM' });
  const at = '/credentials/certs/0';
  expect(broughtIn?.(`${at}/x509File/fileData`)).toBeDefined();
  expect(broughtIn?.(`${at}/x509File/fileData`)).toEqual(broughtIn?.(`${at}/x509File`));
  expect(broughtIn?.(`${at}/activeVerificationCert`)).toBeUndefined();
});

test('what only the server holds makes no part of a document', () => {
  const unknown = 'unknown: { contactInfo.newSecret: null, attributeQuery.policy.newThing: 1 }\n';
  const { document, serverOnly } = lower(`${provisioning}${unknown}`, { 'zoom.xml': metadata });
  expect(serverOnly).toEqual(['contactInfo.newSecret']);
  expect(document).not.toHaveProperty('contactInfo');
  expect(document.attributeQuery).toEqual({ policy: { newThing: 1 } });
});

test('what is written wins over metadata, member by member', () => {
  const { document } = lower(`${provisioning}entityId: acme.zoom.us\n`, { 'zoom.xml': metadata });
  expect(document).toMatchObject({ entityId: 'acme.zoom.us', baseUrl: 'https://acme.zoom.us' });
});

test('metadata that can’t be used stands in the way, with its finding and those of the provisioning alone', () => {
  const text = provisioning.replace('Client ID', 'Clint ID');
  expect(() => lower(text, { 'zoom.xml': 'no XML' })).toThrow('metadata-not-xml');
  expect(() => lower(text, { 'zoom.xml': 'no XML' })).toThrow('connector-setting-unknown');
});

test('a connection that is to go needs no document', () => {
  const { document, lifecycle, lineOf } = lower(
    'kind: SpConnection\nid: old\nlifecycle:\n  state: absent\n  accept: []\n',
  );
  expect(lineOf('/lifecycle/accept')).toBe('accept: []');
  expect(document).toEqual({});
  expect(lifecycle.state).toBe('absent');
  expect(lineOf('/name')).toBe('state: absent');
});
