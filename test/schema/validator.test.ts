import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { validators } from '../../src/generated/definitions.js';
import validateEnvironment from '../../src/generated/environment.js';

const validate = validators.SpConnection;

/** What the validator says about a document: `/where keyword what`, sorted; at the top no where. */
function check(document: unknown): string[] {
  validate(document);
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${Object.values(params).join(' ')}`.trim())
    .sort();
}

const bare = { kind: 'SpConnection', id: 'a', name: 'A', entityId: 'a' };
const endpoint = { binding: 'POST', url: '/acs', index: 0, isDefault: true };
const sso = {
  protocol: 'SAML20',
  ssoServiceEndpoints: [endpoint],
  attributeContract: {},
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
  adapterMappings: [],
};
const source = { directory: 'pingdirectory', dataSource: 'ldap', baseDn: 'dc=example' };
const channel = { name: 'Staff', channelSource: source };
const ldap = { type: 'LDAP', dataStoreRef: 'ldap', searchScope: 'SUBTREE', searchFilter: 'uid=${username}' };
const query = { attributes: ['a'], attributeContractFulfillment: {} };

const good: [what: string, document: object][] = [
  ['no protocol at all', bare],
  ['a deletion', { kind: 'SpConnection', id: 'a', lifecycle: { state: 'absent' } }],
  ['metadata in place of name and entity id', { kind: 'SpConnection', id: 'a', samlMetadata: { file: 'a.xml' } }],
  [
    'an answer of the API, which has a type and no kind',
    { ...bare, kind: undefined, type: 'SP', creationDate: '2026-01-01T00:00:00.000Z' },
  ],
  ['browser SSO', { ...bare, spBrowserSso: sso }],
  [
    'policy contracts instead of adapters',
    {
      ...bare,
      spBrowserSso: {
        ...sso,
        adapterMappings: undefined,
        authenticationPolicyContractAssertionMappings: [
          { authenticationPolicyContractRef: 'a', attributeContractFulfillment: {} },
        ],
      },
    },
  ],
  ['an artifact without a lifetime', { ...bare, spBrowserSso: { ...sso, artifact: { resolverLocations: [] } } }],
  [
    'references in both forms',
    {
      ...bare,
      credentials: {
        signingSettings: {
          signingKeyPairRef: { id: 'a', location: 'https://pf' },
          alternativeSigningKeyPairRefs: ['b', { id: 'c' }],
        },
      },
    },
  ],
  [
    'extended properties in three forms',
    { ...bare, extendedProperties: { a: 'x', b: ['x', 'y'], c: { values: ['x'] } } },
  ],
  ['a preset in place of source settings', { ...bare, outboundProvision: { connector: 'zoom', channels: [channel] } }],
  [
    'settings and mappings as maps',
    {
      ...bare,
      outboundProvision: {
        type: 'Zoom',
        targetSettings: { a: true, b: 1, c: 'x', d: { encryptedValue: 'x' } },
        channels: [{ ...channel, attributeMapping: { a: 'mail', b: ['x', 'y'], c: { trim: true } } }],
      },
    },
  ],
  [
    'settings and mappings as lists',
    {
      ...bare,
      outboundProvision: {
        type: 'Zoom',
        targetSettings: [{ name: 'a' }],
        channels: [{ ...channel, attributeMapping: [{ fieldName: 'a', saasFieldInfo: {} }] }],
      },
    },
  ],
  [
    'attribute sources of each kind',
    {
      ...bare,
      attributeQuery: {
        ...query,
        attributeSources: [
          ldap,
          { ...ldap, type: 'PING_ONE_LDAP_GATEWAY' },
          { type: 'JDBC', dataStoreRef: 'db', table: 't', filter: 'f' },
          { type: 'CUSTOM', dataStoreRef: 'c', filterFields: [{ name: 'n' }] },
        ],
      },
    },
  ],
  [
    'an attribute that stays empty',
    { ...bare, attributeQuery: { ...query, attributeContractFulfillment: { a: { source: { type: 'NO_MAPPING' } } } } },
  ],
];

test.each(good)('takes %s', (_what, document) => {
  expect(check(JSON.parse(JSON.stringify(document)))).toEqual([]);
});

const wrong: [what: string, document: unknown, errors: string[]][] = [
  ['a text', 'kind', ['type object']],
  ['nothing', {}, ['required entityId', 'required id', 'required kind', 'required name']],
  ['a mistyped key', { ...bare, datastore: 1 }, ['additionalProperties datastore']],
  ['an id with other characters', { ...bare, id: 'a b' }, ['/id pattern ^(?!\\.\\.?$)[a-zA-Z0-9._-]+$']],
  ['a number where text is meant', { ...bare, name: 12 }, ['/name type string']],
  ['a word where a switch is meant', { ...bare, active: 'yes' }, ['/active type boolean']],
  [
    'a value of another enumeration',
    { ...bare, loggingMode: 'POST' },
    ['/loggingMode enum NONE,STANDARD,ENHANCED,FULL'],
  ],
  ['the other kind of connection', { ...bare, type: 'IDP' }, ['/type const SP']],
  [
    'browser SSO without its parts',
    { ...bare, spBrowserSso: {} },
    [
      '/spBrowserSso required adapterMappings',
      '/spBrowserSso required assertionLifetime',
      '/spBrowserSso required attributeContract',
      '/spBrowserSso required protocol',
      '/spBrowserSso required ssoServiceEndpoints',
    ],
  ],
  [
    'a protocol for the other side',
    { ...bare, spBrowserSso: { ...sso, protocol: 'OIDC' } },
    ['/spBrowserSso/protocol enum SAML20,WSFED,SAML11,SAML10'],
  ],
  [
    'a binding that takes no assertions',
    { ...bare, spBrowserSso: { ...sso, ssoServiceEndpoints: [{ ...endpoint, binding: 'SOAP' }] } },
    ['/spBrowserSso/ssoServiceEndpoints/0/binding enum POST,ARTIFACT'],
  ],
  [
    'a profile twice',
    { ...bare, spBrowserSso: { ...sso, enabledProfiles: ['SP_INITIATED_SSO', 'SP_INITIATED_SSO'] } },
    ['/spBrowserSso/enabledProfiles uniqueItems 0 1'],
  ],
  [
    'the right word in the wrong spelling',
    { ...bare, spBrowserSso: { ...sso, spWsFedIdentityMapping: 'USER_PRINCIPAL_NAME' } },
    ['/spBrowserSso/spWsFedIdentityMapping enum EMAIL_ADDRESS,USER_PRINCIPLE_NAME,COMMON_NAME'],
  ],
  ['provisioning without a connector', { ...bare, outboundProvision: {} }, ['/outboundProvision required type']],
  [
    'a channel without a source',
    { ...bare, outboundProvision: { connector: 'zoom', channels: [{ name: 'a' }] } },
    ['/outboundProvision/channels/0 required channelSource'],
  ],
  [
    'a source without a preset or settings',
    {
      ...bare,
      outboundProvision: {
        connector: 'zoom',
        channels: [{ ...channel, channelSource: { ...source, directory: 'generic', changeDetectionSettings: {} } }],
      },
    },
    [
      '/outboundProvision/channels/0/channelSource required accountManagementSettings',
      '/outboundProvision/channels/0/channelSource required guidAttributeName',
      '/outboundProvision/channels/0/channelSource/changeDetectionSettings required changedUsersAlgorithm',
      '/outboundProvision/channels/0/channelSource/changeDetectionSettings required groupObjectClass',
      '/outboundProvision/channels/0/channelSource/changeDetectionSettings required timeStampAttributeName',
      '/outboundProvision/channels/0/channelSource/changeDetectionSettings required userObjectClass',
    ],
  ],
  [
    'a directory that is no preset',
    {
      ...bare,
      outboundProvision: {
        connector: 'zoom',
        channels: [
          {
            ...channel,
            channelSource: {
              ...source,
              directory: 'openldap',
              guidAttributeName: 'a',
              changeDetectionSettings: {
                userObjectClass: 'a',
                groupObjectClass: 'a',
                changedUsersAlgorithm: 'TIMESTAMP',
                timeStampAttributeName: 'a',
              },
              accountManagementSettings: {
                accountStatusAttributeName: 'a',
                accountStatusAlgorithm: 'ACCOUNT_STATUS_ALGORITHM_AD',
              },
            },
          },
        ],
      },
    },
    [
      '/outboundProvision/channels/0/channelSource/directory enum active-directory,pingdirectory,oracle-unified-directory,oracle-directory-server,pingds,generic',
    ],
  ],
  [
    'an attribute source of no known kind',
    { ...bare, attributeQuery: { ...query, attributeSources: [{ ...ldap, type: 'LDPA' }] } },
    ['/attributeQuery/attributeSources/0 discriminator mapping type LDPA'],
  ],
  [
    'an attribute source with the members of another',
    { ...bare, attributeQuery: { ...query, attributeSources: [{ ...ldap, table: 't' }] } },
    ['/attributeQuery/attributeSources/0 additionalProperties table'],
  ],
  [
    'a fulfillment without a value',
    { ...bare, attributeQuery: { ...query, attributeContractFulfillment: { a: { source: { type: 'TEXT' } } } } },
    ['/attributeQuery/attributeContractFulfillment/a required value'],
  ],
  [
    'a certificate without data',
    { ...bare, credentials: { certs: [{ x509File: {} }] } },
    ['/credentials/certs/0/x509File required fileData'],
  ],
  [
    'an override without its parent',
    {
      ...bare,
      spBrowserSso: { ...sso, adapterMappings: [{ adapterOverrideSettings: {}, attributeContractFulfillment: {} }] },
    },
    ['/spBrowserSso/adapterMappings/0/adapterOverrideSettings required parentRef'],
  ],
  [
    'a mapping without an adapter',
    { ...bare, spBrowserSso: { ...sso, adapterMappings: [{ attributeContractFulfillment: {} }] } },
    ['/spBrowserSso/adapterMappings/0 required idpAdapterRef'],
  ],
  [
    'names that objects have by birth',
    JSON.parse('{"kind":"SpConnection","id":"a","name":"A","entityId":"a","__proto__":{},"constructor":{}}'),
    ['additionalProperties __proto__', 'additionalProperties constructor'],
  ],
];

test.each(wrong)('refuses %s, and says all of it at once', (_what, document, errors) => {
  expect(check(document)).toEqual(errors);
});

test.each(['connections', 'docs/examples'])('takes every example in %s', (folder) => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    const document = parse(readFileSync(`${folder}/${name}`, 'utf8')) as Record<string, unknown>;
    expect({ name, errors: check(document) }).toEqual({ name, errors: [] });
  }
});

test('takes the environments that are there, and refuses a place for the password in one', () => {
  for (const name of readdirSync('environments')) {
    expect(validateEnvironment(parse(readFileSync(`environments/${name}`, 'utf8')))).toBe(true);
  }
  expect(validateEnvironment({ adminUrl: 'https://pf', variables: { 'A-B': 1 } })).toBe(false);
  expect(
    validateEnvironment.errors?.map(({ keyword, params }) => [keyword, ...Object.values(params)].join(' ')),
  ).toEqual(['additionalProperties adminUrl', 'pattern ^[A-Za-z_][A-Za-z0-9_]*$', 'propertyNames A-B']);
});
