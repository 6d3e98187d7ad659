import { describe, expect, it } from 'vitest';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import type { ConnectorDescriptor } from '../../../src/core/connector/types.ts';
import { definitionOf, imported } from './import-support.ts';

const plugin = (
  more: Partial<ConnectorDescriptor['configDescriptor']> = {},
  fields = [] as { code: string; label?: string }[],
) =>
  connectorsFrom({
    live: [{ id: 'Plugin', configDescriptor: { fields: [], ...more }, saasPluginFieldInfoDescriptors: fields }],
    catalogue: [],
  });
const provision = (targetSettings: object[], attributeMapping: object[] = []) => ({
  outboundProvision: {
    type: 'Plugin',
    targetSettings,
    channels: attributeMapping.length === 0 ? [] : [{ name: 'c', channelSource: source, attributeMapping }],
  },
});
const source = {
  dataSource: { id: 'ds' },
  baseDn: 'dc=x',
  guidAttributeName: 'id',
  changeDetectionSettings: {
    userObjectClass: 'u',
    groupObjectClass: 'g',
    changedUsersAlgorithm: 'TIMESTAMP',
    timeStampAttributeName: 't',
  },
  accountManagementSettings: { accountStatusAttributeName: 's', accountStatusAlgorithm: 'ACCOUNT_STATUS_ALGORITHM_AD' },
  userSourceLocation: { groupDN: 'cn=g' },
};

describe('settings and fields of a connector', () => {
  it('are called by their label where that names one thing, by their machine name where it doesn’t', () => {
    const connectors = plugin({
      fields: [
        { type: 'TEXT', name: 'URL_1', label: 'URL' },
        { type: 'TEXT', name: 'URL_2', label: 'URL' },
        { type: 'CHECK_BOX', name: 'ON', label: 'Switch on' },
        { type: 'TEXT', name: 'PIN', label: 'Pin code' },
      ],
    });
    const settings = [
      { name: 'URL_1', value: 'a' },
      { name: 'URL_2', value: 'b' },
      { name: 'ON', value: 'false' },
      { name: 'PIN', value: '0012' },
    ];
    expect(definitionOf(provision(settings), connectors)).toContain(`
  targetSettings:
    URL_1: a
    URL_2: b
    Switch on: false
    Pin code: "0012"
`);
  });

  it('stand in the API’s own list where neither is clear', () => {
    const connectors = plugin({
      fields: [
        { type: 'TEXT', name: 'A', label: 'B' },
        { type: 'TEXT', name: 'B', label: 'A' },
      ],
    });
    const settings = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    expect(definitionOf(provision(settings), connectors)).toContain(`
  targetSettings:
    - name: A
      value: "1"
    - name: B
      value: "2"
`);
  });

  it('stand as they are when nothing is known of the plugin', () => {
    const text = definitionOf(
      provision(
        [{ name: 'A_SETTING', value: 'x' }],
        [{ fieldName: 'mail', saasFieldInfo: { attributeNames: ['a', 'b'], expression: '#a + #b' } }],
      ),
    );
    expect(text).toContain('type: Plugin\n  targetSettings:\n    A_SETTING: x\n');
    expect(text).toContain(`attributeMapping:
        mail:
          attributeNames:
            - a
            - b
          expression: "#a + #b"`);
  });

  it('that are secret become references, even where a document shows the clear value', () => {
    const connectors = plugin({ fields: [{ type: 'TEXT', name: 'KEY', label: 'API key', encrypted: true }] });
    const text = definitionOf(provision([{ name: 'KEY', value: 'hunter2' }]), connectors);
    expect(text).toContain('API key: ${secret:EXAMPLE_API_KEY}');
    expect(text).not.toContain('hunter2');
  });
});

it('secrets in settings that nothing is known of offline are allowed by name, so that they validate', () => {
  const encrypted = (name: string) => ({ name, encryptedValue: 'OBF:JWE:x' });
  const adapterOverrideSettings = {
    id: 'a',
    name: 'a',
    pluginDescriptorRef: { id: 'p' },
    parentRef: { id: 'Form' },
    configuration: { fields: [encrypted('Site Key')], tables: [] },
  };
  const spBrowserSso = {
    protocol: 'SAML20',
    ssoServiceEndpoints: [],
    assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
    attributeContract: {},
    adapterMappings: [{ adapterOverrideSettings, attributeContractFulfillment: {} }],
  };
  const server = plugin({ fields: [{ type: 'TEXT', name: 'KEY', label: 'API key', encrypted: true }] });
  const outboundProvision = { type: 'Plugin', targetSettings: [encrypted('KEY')], channels: [] };
  const connection = { id: 'a', name: 'A', entityId: 'urn:a', spBrowserSso, outboundProvision };
  const { written, proofs } = imported([connection], server);
  expect(written[0]?.text).toContain('lifecycle:\n  allowSecretIn:\n    - Site Key\n    - API key\n');
  expect(proofs.get('a')?.diagnostics.filter(({ code }) => code.startsWith('secret'))).toEqual([]);
});

describe('texts of the server', () => {
  it('that are PingFederate’s own stay, those that read like ours go into a file', () => {
    const connection = {
      id: 'example',
      name: 'Example',
      entityId: 'urn:example',
      baseUrl: 'https://${PF_HOST}',
      applicationName: '${var:NAME} and ${{ secrets.X }}',
      outboundProvision: { type: 'Plugin', targetSettings: [], channels: [] },
    };
    const { written, proofs } = imported([connection], plugin());
    expect(written[0]?.text).toContain('baseUrl: https://${PF_HOST}\napplicationName: ${file:example/text.txt}\n');
    expect(written[0]?.files).toEqual([
      { path: 'connections/example/text.txt', text: '${var:NAME} and ${{ secrets.X }}' },
    ]);
    expect(proofs.get('example')).toMatchObject({ holds: true, differences: [] });
  });

  it('stay texts, whatever YAML would make of them', () => {
    const text = definitionOf({
      contactInfo: { company: 'yes', phone: '012', firstName: '1e3', lastName: 'a: b # c' },
    });
    expect(text).toContain(`contactInfo:
  company: "yes"
  firstName: "1e3"
  lastName: "a: b # c"
  phone: "012"
`);
  });

  it('that can’t be a name are reported instead of written', () => {
    const nameless = { id: 'example', entityId: 'urn:example', outboundProvision: { type: 'Plugin' } };
    expect(imported([{ ...nameless, name: 'A' }], plugin()).proofs.get('example')?.holds).toBe(true);
    const { proofs } = imported([{ ...nameless, name: '${secret:NAME}' }], plugin());
    expect(proofs.get('example')?.holds).toBe(false);
  });
});

describe('what the API demands', () => {
  it('is written although it is empty: an artifact without resolvers, a protocol without settings', () => {
    const spBrowserSso = {
      protocol: 'SAML11',
      enabledProfiles: ['IDP_INITIATED_SSO'],
      artifact: { lifetime: 60, sourceId: 'a1', resolverLocations: [] },
      attributeContract: {},
      adapterMappings: [],
      ssoServiceEndpoints: [{ binding: 'ARTIFACT', url: 'https://x.example/acs', isDefault: true }],
      assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
    };
    const attributeQuery = { attributes: [], attributeContractFulfillment: {}, attributeSources: [] };
    const credentials = { signingSettings: { signingKeyPairRef: { id: 'k' } } };
    const text = definitionOf({ credentials, spBrowserSso, attributeQuery, outboundProvision: undefined });
    expect(text).toContain(`
  artifact:
    lifetime: 60
    resolverLocations: []
    sourceId: a1
`);
    expect(text).toContain(`
attributeQuery:
  attributes: []
  attributeContractFulfillment: {}
`);
  });
});

describe('what no server should hold', () => {
  it('is written all the same, with a warning', () => {
    const certs = [{ x509File: { fileData: 'bm9uZQ==' }, encryptionCert: true }];
    const outboundProvision = { type: 'Plugin' };
    const live = { id: 'example', name: 'E', entityId: 'urn:example', credentials: { certs }, outboundProvision };
    const proof = imported([live], plugin()).proofs.get('example');
    expect(proof?.holds).toBe(true);
    expect(proof?.opinions.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning certificate-unreadable',
    ]);
  });
});
