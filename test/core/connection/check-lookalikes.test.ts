import { describe, expect, test } from 'vitest';
import { checkObject } from '../../../src/core/connection/check-object.ts';
import { isObject, type JsonObject } from '../../../src/core/document/json.ts';
import type { KindName } from '../../../src/core/kinds.ts';
import { desiredOf, samlConnection } from './support/desired.ts';

/** The findings of a document: `code /pointer`. */
function found(kind: KindName, document: JsonObject, version?: string): string[] {
  const desired = desiredOf(kind, { ...document, id: 'x' });
  return checkObject(desired, { version }).map(({ code, place }) => `${code} ${place.file.replace(/^.*?\.yaml/, '')}`);
}

/** The SAML example with other members; `undefined` takes one away. */
function saml(patch: JsonObject | Record<string, unknown>, target: JsonObject = samlConnection()): JsonObject {
  const merged = { ...target };
  for (const [name, value] of Object.entries(patch as JsonObject)) {
    const below = merged[name];
    merged[name] = isObject(below) && isObject(value) ? saml(value, below) : value;
  }
  return merged;
}

const sso = (patch: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  saml({ spBrowserSso: patch, ...more });
const example = (samlConnection().spBrowserSso as { adapterMappings: JsonObject[] }).adapterMappings[0] as JsonObject;
const mapping = (more: JsonObject) => sso({ adapterMappings: [saml(more, example)] });
const withoutKey = { credentials: { signingSettings: undefined } };
const exchange = (more: JsonObject = {}): JsonObject => ({
  resourceUris: ['https://api.example.com'],
  attributeContract: { extendedAttributes: [{ name: 'email' }], ...more },
  processorPolicyMappings: [],
});
const source = (id: string) => ({ type: 'LDAP', id, description: id, dataStoreRef: { id: 'ad' } });
const criterion = (type: string) => ({
  source: { type },
  attributeName: 'mail',
  condition: 'EQUALS',
  value: 'x',
  errorResult: '',
});
const consumer = (more: JsonObject) => ({ binding: 'POST', url: 'https://x', ...more });

describe('connections: what looks like a mistake and is none, and the other way round', () => {
  test.each([
    [
      'a policy contract alone lets people in',
      sso({
        adapterMappings: [],
        authenticationPolicyContractAssertionMappings: [
          {
            authenticationPolicyContractRef: { id: 'c' },
            attributeContractFulfillment: Object.fromEntries(
              ['SAML_SUBJECT', 'mail', 'department'].map((name) => [
                name,
                { source: { type: 'AUTHENTICATION_POLICY_CONTRACT' }, value: name },
              ]),
            ),
          },
        ],
      }),
      [],
    ],
    [
      'an attribute source is known within its own mapping',
      sso({
        adapterMappings: ['a', 'b'].map((id) =>
          saml({ idpAdapterRef: { id }, attributeSources: [source('ad'), source('ldap')] }, example),
        ),
      }),
      [],
    ],
    [
      'an id stands twice in one mapping',
      mapping({ attributeSources: [source('ad'), { ...source('ad'), description: 'another' }] }),
      ['attribute-source-twice /spBrowserSso/adapterMappings/0/attributeSources/1/id'],
    ],
    [
      'a key that sign-on lacks is one finding, whatever else it would sign',
      saml({ ...withoutKey, oauthTokenExchangeSettings: exchange() }),
      ['signing-key-missing /credentials'],
    ],
    [
      'what exchanges tokens beside sign-on may sign by either list of names',
      saml({
        credentials: { signingSettings: { algorithm: 'RSA SHA256' } },
        oauthTokenExchangeSettings: exchange(),
      }),
      [],
    ],
    [
      'a contract for exchanged tokens has each attribute once, among core and other ones',
      saml({ oauthTokenExchangeSettings: exchange({ coreAttributes: [{ name: 'email' }] }) }),
      ['attribute-twice /oauthTokenExchangeSettings/attributeContract/extendedAttributes/0/name'],
    ],
    [
      'signed requests that nobody can send',
      sso({ requireSignedAuthnRequests: true, enabledProfiles: ['IDP_INITIATED_SSO'] }),
      [],
    ],
    [
      'logout by WS-Federation brings no signature',
      sso({ protocol: 'WSFED', wsFedTokenType: 'SAML20', enabledProfiles: ['SP_INITIATED_SLO'] }),
      [],
    ],
    [
      'logout by SAML 2.0 does',
      sso({ enabledProfiles: ['SP_INITIATED_SLO'], sloServiceEndpoints: [consumer({})] }),
      ['verification-certificate-missing /spBrowserSso/enabledProfiles'],
    ],
    [
      'a certificate of the back channel is looked at, too',
      saml({ credentials: { inboundBackChannelAuth: { certs: [{ x509File: { fileData: 'none' } }] } } }),
      ['certificate-unreadable /credentials/inboundBackChannelAuth/certs/0/x509File/fileData'],
    ],
    [
      'and so are its roles and its issuer',
      saml({
        credentials: {
          inboundBackChannelAuth: { certs: [{ activeVerificationCert: true }], verificationIssuerDN: 'CN=ca' },
        },
      }),
      [
        'primary-certificate-missing /credentials/inboundBackChannelAuth/certs/0',
        'issuer-without-subject /credentials/inboundBackChannelAuth/verificationIssuerDN',
      ],
    ],
    [
      'endpoints without an index share none',
      sso({ ssoServiceEndpoints: [consumer({ isDefault: true }), consumer({})] }),
      [],
    ],
    [
      'two defaults are told at the second, and only of SAML 2.0',
      sso({ ssoServiceEndpoints: [consumer({ isDefault: true }), consumer({ isDefault: true })] }),
      ['default-endpoint /spBrowserSso/ssoServiceEndpoints/1/isDefault'],
    ],
    [
      'one placeholder is told once, wherever else it stands',
      sso(
        { ssoServiceEndpoints: [consumer({ isDefault: true, url: 'https://your_tenant.example.com/acs' })] },
        { baseUrl: 'https://your_tenant.example.com' },
      ),
      ['placeholder-left /baseUrl'],
    ],
    [
      'WS-Trust has no switch for restricted virtual ids',
      saml({
        virtualEntityIds: ['a'],
        defaultVirtualEntityId: 'a',
        wsTrust: {
          tokenProcessorMappings: [
            {
              restrictedVirtualEntityIds: ['a'],
              attributeContractFulfillment: { TOKEN_SUBJECT: { source: { type: 'TOKEN' }, value: 'username' } },
            },
          ],
        },
      }),
      [],
    ],
    [
      'a criterion may ask for what was mapped',
      mapping({ issuanceCriteria: { conditionalCriteria: [criterion('MAPPED_ATTRIBUTES')] } }),
      [],
    ],
    [
      'a mapping may not',
      mapping({ attributeContractFulfillment: { mail: { source: { type: 'MAPPED_ATTRIBUTES' }, value: 'x' } } }),
      ['source-type /spBrowserSso/adapterMappings/0/attributeContractFulfillment/mail/source/type'],
    ],
    [
      'a criterion asks what belongs to its own mapping',
      mapping({ issuanceCriteria: { conditionalCriteria: [criterion('TOKEN')] } }),
      ['source-type /spBrowserSso/adapterMappings/0/issuanceCriteria/conditionalCriteria/0/source/type'],
    ],
  ] as [string, JsonObject, string[]][])('%s', (_, document, expected) =>
    expect(found('SpConnection', document)).toEqual(expected),
  );

  test.each([
    ['spBrowserSso', { encryptionPolicy: { encryptAssertion: true } }, '/encryptionPolicy/encryptAssertion'],
    ['spBrowserSso', { encryptionPolicy: { encryptedAttributes: ['mail'] } }, '/encryptionPolicy/encryptedAttributes'],
    [
      'spBrowserSso',
      { encryptionPolicy: { encryptSloSubjectNameId: true } },
      '/encryptionPolicy/encryptSloSubjectNameId',
    ],
    ['wsTrust', { encryptSaml2Assertion: true }, '/encryptSaml2Assertion'],
    ['attributeQuery', { policy: { encryptAssertion: true } }, '/policy/encryptAssertion'],
  ] as [string, JsonObject, string][])('%s %j asks for a certificate to encrypt with', (part, patch, at) =>
    expect(found('SpConnection', saml({ [part]: patch }))).toEqual([`encryption-incomplete /${part}${at}`]),
  );

  test.each([
    ['ARTIFACT', 'outboundBackChannelAuth'],
    ['SOAP', 'inboundBackChannelAuth'],
  ])('%s travels by %s', (binding, side) => {
    const with_ = (channel: string) =>
      sso(
        { incomingBindings: ['POST', binding], artifact: { lifetime: 60, resolverLocations: [] } },
        { credentials: { [channel]: { type: 'x' } } },
      );
    const sides = ['outboundBackChannelAuth', 'inboundBackChannelAuth'];
    const missing = sides.filter((channel) =>
      found('SpConnection', with_(channel)).some((one) => /^back-ch/.test(one)),
    );
    expect(missing).toEqual(sides.filter((channel) => channel !== side));
  });
});

test('each of two bindings asks for its own side of the back channel', () => {
  const both = (...channels: string[]) =>
    found(
      'SpConnection',
      sso(
        { incomingBindings: ['SOAP', 'ARTIFACT'], artifact: { lifetime: 60, resolverLocations: [] } },
        { credentials: Object.fromEntries(channels.map((channel) => [channel, { type: 'x' }])) },
      ),
    ).filter((one) => one.startsWith('back-channel-missing'));
  expect(both()).toHaveLength(2);
  expect(both('inboundBackChannelAuth')).toHaveLength(1);
  expect(both('outboundBackChannelAuth')).toHaveLength(1);
  expect(both('inboundBackChannelAuth', 'outboundBackChannelAuth')).toEqual([]);
});

const ldap = {
  type: 'LDAP',
  hostnames: ['ad.example.com'],
  bindAnonymously: true,
  useSsl: true,
  createIfNecessary: true,
  timeBetweenEvictions: 60000,
  readTimeout: 3000,
  connectionTimeout: 3000,
  dnsTtl: 60000,
};
const tagged = (...tags: JsonObject[]) => ({ ...ldap, hostnames: undefined, hostnamesTags: tags }) as JsonObject;
const hosts = { hostnames: ['ad.example.com'] };

describe('data stores and key pairs', () => {
  test.each([
    ['all said', ldap, []],
    [
      'a pool of one number, against the console’s 10 to 100',
      { ...ldap, maxConnections: 9 },
      ['data-store-pool /maxConnections'],
    ],
    ['its most is its least', { ...ldap, maxConnections: 10 }, []],
    ['the same from below', { ...ldap, minConnections: 101 }, ['data-store-pool /minConnections']],
    ['both', { ...ldap, minConnections: 200, maxConnections: 150 }, ['data-store-pool /maxConnections']],
    ['a database’s pool', { type: 'JDBC', connectionUrl: 'jdbc:x', maxPoolSize: 9 }, ['data-store-pool /maxPoolSize']],
    ['one list is the default unless it says otherwise', tagged(hosts), []],
    ['it says otherwise', tagged({ ...hosts, defaultSource: false }), ['data-store-default-address /hostnamesTags']],
    ['one of two', tagged({ ...hosts, tags: 'eu' }, { ...hosts, defaultSource: true }), []],
    ['none of two', tagged({ ...hosts, tags: 'eu' }, hosts), ['data-store-default-address /hostnamesTags']],
    [
      'the second way to sign in is one too many',
      { ...ldap, userDN: 'cn=pf', password: '${secret:X}' },
      ['data-store-sign-in-twice /userDN'],
    ],
    [
      'three ways, told at the second',
      { ...ldap, userDN: 'cn=pf', password: '${secret:X}', clientTlsCertificateRef: { id: 'c' } },
      ['data-store-sign-in-twice /userDN'],
    ],
  ] as [string, JsonObject, string[]][])('%s', (_, document, expected) =>
    expect(found('DataStore', document)).toEqual(expected),
  );

  test.each(['certificate', 'sha256Fingerprint', 'keyStore', 'password'])(
    'a key that is made has no %s of a file',
    (member) => {
      const document = { generate: { commonName: 'x' }, [member]: '${secret:X}' };
      expect(found('SigningKeyPair', document).filter((one) => one.startsWith('key-pair-'))).toEqual([
        `key-pair-said-twice /${member}`,
      ]);
    },
  );
});

test.each([
  ['partner-2026', '12.2.9.0', []],
  ['Partner-2026', '12.2.9.0', ['value-not-in-version /x509File/id']],
  ['Partner-2026', '12.3.0.0', []],
])('a certificate’s id %s in version %s', (id, version, expected) => {
  const told = found('MetadataUrl', { name: 'x', url: 'https://x', x509File: { id, fileData: '${file:x}' } }, version);
  expect(told).toEqual(expected);
});
