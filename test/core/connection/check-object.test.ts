import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkObject } from '../../../src/core/connection/check-object.ts';
import { codes } from '../../../src/core/diagnostics/codes.ts';
import { isObject, type Json, type JsonObject } from '../../../src/core/document/json.ts';
import { ownHint } from '../own-hint.ts';
import { desiredFrom, provisioningConnection, samlConnection } from './support/desired.ts';

const partner = readFileSync(new URL('fixtures/partner.pem', import.meta.url), 'utf8');
const now = new Date('2027-01-01T00:00:00Z');
const soonExpired = new Date('2036-11-01T00:00:00Z');

/** The findings of a document, one line each: `severity code /pointer: message (hint)`. */
function findings(document: JsonObject, context: Parameters<typeof checkObject>[1] = { now }): string[] {
  return checkObject(desiredFrom(document), context).map((one) => {
    const { severity, code, place, message } = one;
    const hint = ownHint(one);
    const pointer = place.file.replace(/^.*?\.yaml/, '');
    return `${severity} ${code} ${pointer}: ${message}${hint ? ` (${hint})` : ''}`;
  });
}

/** The SAML example with other members: `null` takes a member away. */
function saml(patch: JsonObject): JsonObject {
  return merge(samlConnection(), patch);
}

function merge(target: JsonObject, patch: JsonObject): JsonObject {
  const merged = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    const below = merged[name];
    if (value === null) delete merged[name];
    else merged[name] = isObject(below) && isObject(value) ? merge(below, value) : value;
  }
  return merged;
}

const certificate = (more: JsonObject = {}): JsonObject => ({ x509File: { fileData: partner }, ...more });
const primary = certificate({ activeVerificationCert: true, primaryVerificationCert: true });
const mapping = (more: JsonObject): JsonObject => {
  const [first] = (samlConnection().spBrowserSso as JsonObject).adapterMappings as JsonObject[];
  return saml({ spBrowserSso: { adapterMappings: [merge(first as JsonObject, more)] } });
};
const fulfillment = (attribute: JsonObject) => mapping({ attributeContractFulfillment: { mail: attribute } });
const wsTrust = (more: JsonObject): JsonObject => ({
  ...samlConnection(),
  spBrowserSso: undefined,
  wsTrust: {
    partnerServiceIds: ['x'],
    attributeContract: { extendedAttributes: [] },
    tokenProcessorMappings: [
      {
        idpTokenProcessorRef: { id: 'x' },
        attributeContractFulfillment: { TOKEN_SUBJECT: { source: { type: 'TOKEN' }, value: 'username' } },
      },
    ],
    ...more,
  },
});

describe('a connection that PingFederate takes', () => {
  test.each([
    ['SAML 2.0', samlConnection()],
    ['provisioning', provisioningConnection()],
    ['WS-Trust', wsTrust({})],
    ['an empty document', {}],
    ['several virtual ids', saml({ virtualEntityIds: ['a', 'b'], defaultVirtualEntityId: 'a' })],
    [
      'relative endpoints with a base URL',
      saml({
        baseUrl: 'https://x',
        spBrowserSso: { ssoServiceEndpoints: [{ binding: 'POST', url: '/acs', isDefault: true, index: 0 }] },
      }),
    ],
    [
      'an anchored trust model',
      saml({
        credentials: { verificationSubjectDN: 'CN=x', verificationIssuerDN: 'CN=ca' },
        spBrowserSso: { requireSignedAuthnRequests: true },
      }),
    ],
    ['a transient subject', mappingWithoutSubject('TRANSIENT')],
    [
      'attributes fulfilled by the sources',
      mapping({
        attributeContractFulfillment: { mail: null },
        attributeSources: [
          {
            type: 'LDAP',
            id: 'ad',
            attributeContractFulfillment: { mail: { source: { type: 'LDAP_DATA_STORE', id: 'ad' }, value: 'mail' } },
          },
        ],
      }),
    ],
  ] as [string, JsonObject][])('%s', (_, document) => expect(findings(document)).toEqual([]));
});

describe('a connection that it refuses, or that can’t work', () => {
  test.each([
    ['no profile', saml({ spBrowserSso: { enabledProfiles: [] } }), 'error profiles-missing /spBrowserSso'],
    [
      'no binding',
      saml({ spBrowserSso: { incomingBindings: null } }),
      'error bindings-missing /spBrowserSso/enabledProfiles: SP_INITIATED_SSO',
    ],
    [
      'logout to nowhere',
      saml({ credentials: { certs: [primary] }, spBrowserSso: { enabledProfiles: ['SP_INITIATED_SLO'] } }),
      'warning slo-endpoint-missing',
    ],
    [
      'OpenID Connect',
      saml({ spBrowserSso: { protocol: 'OIDC' } }),
      'error protocol-not-for-sp /spBrowserSso/protocol',
    ],
    ['no default virtual id', saml({ virtualEntityIds: ['a'] }), 'error virtual-entity-id-default /virtualEntityIds'],
    [
      'another default virtual id',
      saml({ virtualEntityIds: ['aaa'], defaultVirtualEntityId: 'aab' }),
      'error virtual-entity-id-default /defaultVirtualEntityId: "aab" is not in virtualEntityIds (did you mean "aaa"?)',
    ],
    [
      'a restriction that is off',
      mapping({ restrictedVirtualEntityIds: ['a'] }),
      'warning restricted-virtual-entity-ids /spBrowserSso/adapterMappings/0/restrictedVirtualEntityIds: restrictedVirtualEntityIds without',
    ],
    [
      'two primary certificates',
      saml({ credentials: { certs: [primary, primary] } }),
      'error certificate-role-twice /credentials/certs/1/primaryVerificationCert',
    ],
    [
      'two encryption certificates',
      saml({ credentials: { certs: [certificate({ encryptionCert: true }), certificate({ encryptionCert: true })] } }),
      'error certificate-role-twice /credentials/certs/1/encryptionCert',
    ],
    [
      'no primary certificate',
      saml({ credentials: { certs: [certificate({ activeVerificationCert: true })] } }),
      'warning primary-certificate-missing /credentials/certs/0',
    ],
    [
      'an issuer alone',
      saml({ credentials: { verificationIssuerDN: 'CN=ca' } }),
      'warning issuer-without-subject /credentials/verificationIssuerDN',
    ],
    [
      'signed requests that nobody can verify',
      saml({ spBrowserSso: { requireSignedAuthnRequests: true } }),
      'warning verification-certificate-missing /spBrowserSso/requireSignedAuthnRequests',
    ],
    [
      'artifacts without a resolver',
      saml({
        credentials: { outboundBackChannelAuth: { type: 'OUTBOUND' } },
        spBrowserSso: { incomingBindings: ['ARTIFACT'] },
      }),
      'warning artifact-settings-missing',
    ],
    [
      'SOAP without a back channel',
      saml({ spBrowserSso: { incomingBindings: ['SOAP'] } }),
      'warning back-channel-missing',
    ],
    ['no signing key', saml({ credentials: { signingSettings: null } }), 'error signing-key-missing /credentials'],
    [
      'an algorithm for JSON web tokens',
      saml({ credentials: { signingSettings: { algorithm: 'RSA SHA256' } } }),
      'error signing-algorithm /credentials/signingSettings/algorithm: "RSA SHA256" is for WS-Federation',
    ],
    [
      'an algorithm for SAML tokens',
      saml({ spBrowserSso: { protocol: 'WSFED', wsFedTokenType: 'JWT' } }),
      'error signing-algorithm /credentials/signingSettings/algorithm: "SHA256withRSA" is for SAML tokens',
    ],
    [
      'encryption twice',
      saml({
        credentials: {
          certs: [certificate({ encryptionCert: true })],
          blockEncryptionAlgorithm: 'AES_256',
          keyTransportAlgorithm: 'RSA_OAEP',
        },
        spBrowserSso: { encryptionPolicy: { encryptAssertion: true, encryptedAttributes: ['mail'] } },
      }),
      'error encrypted-attributes',
    ],
    [
      'encryption with nothing',
      saml({ spBrowserSso: { encryptionPolicy: { encryptAssertion: true } } }),
      'warning encryption-incomplete /spBrowserSso/encryptionPolicy/encryptAssertion: encryption needs a certificate with encryptionCert: true, blockEncryptionAlgorithm, keyTransportAlgorithm in credentials',
    ],
    [
      'a path without a host',
      saml({ spBrowserSso: { ssoServiceEndpoints: [{ binding: 'POST', url: '/acs', isDefault: true, index: 0 }] } }),
      'error relative-url-without-base /spBrowserSso/ssoServiceEndpoints/0/url',
    ],
    [
      'a base URL without a scheme',
      saml({ baseUrl: 'sp.example.com:8443' }),
      'error url-unusable /baseUrl: "sp.example.com:8443" is no web address (write https://sp.example.com:8443)',
    ],
    [
      'an endpoint that is neither URL nor path',
      saml({
        baseUrl: 'https://sp.example.com',
        spBrowserSso: { ssoServiceEndpoints: [{ binding: 'POST', url: 'acs', isDefault: true, index: 0 }] },
      }),
      'error url-unusable /spBrowserSso/ssoServiceEndpoints/0/url: "acs" is neither a web address nor a path (write /acs, or the whole URL)',
    ],
    [
      'an endpoint that is a script',
      saml({
        spBrowserSso: {
          ssoServiceEndpoints: [{ binding: 'POST', url: 'javascript:alert(1)', isDefault: true, index: 0 }],
        },
      }),
      'error url-unusable /spBrowserSso/ssoServiceEndpoints/0/url: "javascript:alert(1)" is no address to send anybody to',
    ],
    [
      'an endpoint by redirect',
      saml({
        spBrowserSso: { ssoServiceEndpoints: [{ binding: 'REDIRECT', url: 'https://x', isDefault: true, index: 0 }] },
      }),
      'error endpoint-binding /spBrowserSso/ssoServiceEndpoints/0/binding',
    ],
    [
      'no default endpoint',
      saml({ spBrowserSso: { ssoServiceEndpoints: [{ binding: 'POST', url: 'https://x', index: 0 }] } }),
      'warning default-endpoint /spBrowserSso/ssoServiceEndpoints',
    ],
    [
      'two endpoints with an index',
      saml({
        spBrowserSso: {
          ssoServiceEndpoints: [
            { binding: 'POST', url: 'https://x', index: 0, isDefault: true },
            { binding: 'POST', url: 'https://y', index: 0 },
          ],
        },
      }),
      'warning endpoint-index-twice /spBrowserSso/ssoServiceEndpoints/1/index',
    ],
    ['no mapping', saml({ spBrowserSso: { adapterMappings: [] } }), 'warning mapping-missing /spBrowserSso'],
    ['a mapping of nothing', mapping({ idpAdapterRef: null }), 'error adapter-missing /spBrowserSso/adapterMappings/0'],
    [
      'an override of nothing',
      mapping({ adapterOverrideSettings: {} }),
      'error override-parent-missing /spBrowserSso/adapterMappings/0/adapterOverrideSettings: adapterOverrideSettings needs parentRef (set it to HTMLForm)',
    ],
    [
      'an id that mustn’t have an underscore',
      mapping({ attributeSources: [{ type: 'LDAP', id: 'corp_ad', dataStoreRef: { id: 'ad' } }] }),
      'error attribute-source-id /spBrowserSso/adapterMappings/0/attributeSources/0/id',
    ],
    [
      'an override of another adapter',
      mapping({ adapterOverrideSettings: { parentRef: { id: 'Other' } } }),
      'warning override-of-other-adapter',
    ],
    [
      'the same flag, switched off',
      wsTrust({ abortIfNotFulfilledFromRequest: false }),
      'error request-contract-missing /wsTrust/abortIfNotFulfilledFromRequest',
    ],
    [
      'a vendor’s placeholder',
      saml({ baseUrl: 'https://your_vanity_url.zoom.us' }),
      'warning placeholder-left /baseUrl: "https://your_vanity_url.zoom.us" holds a placeholder, your_vanity',
    ],
    [
      'another product’s way to name an attribute',
      fulfillment({ source: { type: 'ADAPTER' }, value: '${mail}' }),
      'error attribute-name-wrapped /spBrowserSso/adapterMappings/0/attributeContractFulfillment/mail/value: "${mail}" is no attribute’s name (write mail)',
    ],
    [
      'a missing request contract',
      wsTrust({ abortIfNotFulfilledFromRequest: true }),
      'error request-contract-missing /wsTrust/abortIfNotFulfilledFromRequest',
    ],
    [
      'an attribute from nowhere',
      mapping({ attributeContractFulfillment: { mail: null } }),
      'error attribute-not-fulfilled /spBrowserSso/adapterMappings/0/attributeContractFulfillment: the attribute "mail"',
    ],
    [
      'an attribute of the contract twice',
      saml({
        spBrowserSso: {
          attributeContract: { extendedAttributes: [{ name: 'mail' }, { name: 'mail' }] },
        },
      }),
      'error attribute-twice /spBrowserSso/attributeContract/extendedAttributes/1/name: "mail" stands twice in the attribute contract',
    ],
    [
      'a misspelt attribute, told once',
      mapping({ attributeContractFulfillment: { mail: null, Mail: { source: { type: 'TEXT' }, value: 'x' } } }),
      'error attribute-not-in-contract /spBrowserSso/adapterMappings/0/attributeContractFulfillment/Mail: "Mail" is not in the attribute contract (did you mean "mail"?)',
    ],
    [
      'a source of another mapping',
      fulfillment({ source: { type: 'AUTHENTICATION_POLICY_CONTRACT' }, value: 'mail' }),
      'error source-type /spBrowserSso/adapterMappings/0/attributeContractFulfillment/mail/source/type',
    ],
    [
      'an unknown context value',
      fulfillment({ source: { type: 'CONTEXT' }, value: 'ClientIP' }),
      'error context-value /spBrowserSso/adapterMappings/0/attributeContractFulfillment/mail/value: the context has no value "ClientIP" (did you mean "ClientIp"',
    ],
    [
      'a data store value without its source',
      fulfillment({ source: { type: 'LDAP_DATA_STORE' }, value: 'mail' }),
      'warning source-id-missing',
    ],
    [
      'an unknown attribute source',
      fulfillment({ source: { type: 'LDAP_DATA_STORE', id: 'ad' }, value: 'mail' }),
      'error source-id-unknown /spBrowserSso/adapterMappings/0/attributeContractFulfillment/mail/source/id',
    ],
    [
      'an id with a dash',
      mapping({ attributeSources: [{ type: 'LDAP', id: 'a-d' }] }),
      'error attribute-source-id /spBrowserSso/adapterMappings/0/attributeSources/0/id',
    ],
    [
      'two sources with a description',
      mapping({
        attributeSources: [
          { type: 'LDAP', description: 'x' },
          { type: 'LDAP', description: 'x' },
        ],
      }),
      'error attribute-source-twice /spBrowserSso/adapterMappings/0/attributeSources/1/description',
    ],
    [
      'a password in clear',
      saml({
        credentials: {
          outboundBackChannelAuth: { type: 'OUTBOUND', httpBasicCredentials: { username: 'x', password: 'hunter2' } },
        },
      }),
      'warning password-in-clear /credentials/outboundBackChannelAuth/httpBasicCredentials/password',
    ],
  ] as [string, JsonObject, string][])('%s', (_, document, expected) => {
    const found = findings(document);
    expect(found.filter((line) => line.startsWith(expected))).toHaveLength(1);
    expect(found.join()).not.toContain('hunter2');
  });
});

describe('what stands where a certificate belongs', () => {
  const withFile = (fileData: Json) => saml({ credentials: { certs: [{ ...primary, x509File: { fileData } }] } });
  const at = '/credentials/certs/0/x509File/fileData';
  const pkcs12 = `MIIKDwIBAzCCCcUGCSqGSIb3DQEHAaCCCbYEggmyMIIJrjCCBCIG${'A'.repeat(200)}`;

  test.each([
    ['a text', 'zoom.pem, please', `error certificate-unreadable ${at}`],
    ['base64 of something', 'SGVsbG8gd29ybGQ=', `error certificate-unreadable ${at}`],
    [
      'a private key',
      '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----',
      `error certificate-with-private-key ${at}`,
    ],
    [
      'a private key behind the certificate',
      `${partner}\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----`,
      `error certificate-with-private-key ${at}`,
    ],
    [
      'two certificates',
      `${partner}\n${partner}`,
      `warning certificate-several ${at}: 2 certificates stand here, and only the first is taken`,
    ],
    ['PKCS#12 in base64', pkcs12, `error certificate-with-private-key ${at}: a PKCS#12 file`],
  ])('%s', (_, fileData, expected) => {
    const found = findings(withFile(fileData));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
    expect(found[0]).not.toContain(
      fileData
        .replace(/-----[^-]+-----/g, '')
        .trim()
        .slice(0, 6),
    );
  });

  test.each([
    ['its PEM', partner],
    ['its base64', partner.replace(/-----[^-]+-----|\n/g, '')],
    ['base64 of its PEM', Buffer.from(partner).toString('base64')],
    ['a file that could not be filled in, which has a finding of its own', '${file:certs/zoom.pem}'],
  ])('%s is right', (_, fileData) => expect(findings(withFile(fileData))).toEqual([]));

  test('dates', () => {
    expect(findings(withFile(partner), { now: soonExpired })).toEqual([
      `warning certificate-expiring ${at}: the certificate of CN=partner.example.com expires on 2036-11-21, in 20 days`,
    ]);
    expect(findings(withFile(partner), { now: new Date('2037-01-01') })).toEqual([
      `warning certificate-expired ${at}: the certificate of CN=partner.example.com expired on 2036-11-21`,
    ]);
    expect(findings(withFile(partner), { now: new Date('2020-01-01') })[0]).toContain('certificate-not-yet-valid');
    expect(findings(withFile(partner), {})).toEqual([]);
  });
});

test('members that the version does not know', () => {
  const document = saml({ credentials: { signingSettings: { alternativeSigningKeyPairRefs: [{ id: 'ec' }] } } });
  const told = findings(document, { version: '11.0.3.0' }).filter((one) => !one.includes('member-required'));
  expect(told).toEqual([
    'error member-not-in-version /credentials/signingSettings/alternativeSigningKeyPairRefs: PingFederate 11.0.3.0 doesn\'t know "alternativeSigningKeyPairRefs"; it came with 11.1',
  ]);
  expect(findings(document, { version: '12.2.2.0' })).toEqual([]);
  expect(findings(document, { version: '14.0' })).toEqual([]);
  const source = { dataSource: { id: 'ad' }, groupMembershipDetection: { memberOfGroupAttributeName: 'memberOf' } };
  const channels = [{ name: 'a', channelSource: source }];
  const groups = (version: string) => findings({ outboundProvision: { type: 'Example', channels } }, { version });
  expect(groups('12.1.0.0')).toEqual([]);
  expect(groups('12.0.9.0')).toEqual([
    'warning member-required-by-version /outboundProvision/channels/0/channelSource/groupMembershipDetection: PingFederate 12.0.9.0 asks for "groupMemberAttributeName"; versions after 12.0 don\'t',
  ]);
});

test('values and ids that the version does not know', () => {
  const fulfilled = (type: string) => mapping({ attributeContractFulfillment: { SAML_SUBJECT: { source: { type } } } });
  const codesOf = (document: JsonObject, version: string) =>
    findings(document, { version }).map((one) => one.split(' ').slice(0, 2).join(' '));
  expect(codesOf(fulfilled('CLIENT_TAGS'), '13.0.4.0')).toEqual(['error value-not-in-version']);
  expect(codesOf(fulfilled('CLIENT_TAGS'), '13.1.0.5')).toEqual([]);
  expect(codesOf(fulfilled('EXTENDED_PROPERTIES'), '12.1.4.0')).toEqual(['warning value-perhaps-not-in-version']);
  expect(codesOf(fulfilled('SOMETHING_OF_14_0'), '14.0.0.0')).toEqual([]);
  const x509File = { fileData: partner, id: 'PartnerCert-2026' };
  const held = saml({ credentials: { certs: [{ ...primary, x509File }] } });
  expect(codesOf(held, '12.2.9.0')).toEqual(['error value-not-in-version']);
  expect(codesOf(held, '13.0.0.6')).toEqual([]);
});

test('a connection that only exchanges tokens', () => {
  const document: JsonObject = {
    oauthTokenExchangeSettings: {
      resourceUris: ['https://api.example.com'],
      attributeContract: { extendedAttributes: [{ name: 'email' }] },
      processorPolicyMappings: [
        {
          processorPolicyRef: { id: 'policy1' },
          attributeContractFulfillment: {
            sub: { source: { type: 'TOKEN_EXCHANGE_PROCESSOR_POLICY' }, value: 'subject' },
            email: { source: { type: 'TOKEN' }, value: 'email' },
          },
        },
      ],
    },
  };
  expect(findings(document, { version: '13.1.0.5' })).toEqual([
    'warning exchange-key-missing /oauthTokenExchangeSettings: PingFederate signs the tokens it exchanges, and likely asks for a key',
    expect.stringContaining('error source-type /oauthTokenExchangeSettings/processorPolicyMappings/0'),
  ]);
  expect(findings(document, { version: '13.0.0.6' })).toContainEqual(
    expect.stringContaining('error member-not-in-version /oauthTokenExchangeSettings'),
  );
});

test.each([
  ['https://yourcompany.slack.com', 'yourcompany'],
  ['https://your-domain.example.com/x', 'your-domain'],
  ['https://{tenant}.example.com', '{tenant}'],
  ['https://example.com/<ORG_ID>/acs', '<ORG_ID>'],
  ['https://SUBDOMAIN.zendesk.com', 'SUBDOMAIN'],
  ['https://example.com/%ACCOUNT%', '%ACCOUNT%'],
  ['https://changeme.example.com', 'changeme'],
  ['https://yourcause.com', undefined],
  ['https://acme-tenant.example.com/a%20b', undefined],
  ['HTTPS://SP.EXAMPLE.COM/ACS', undefined],
  ['https://my_host.example.com', undefined],
])('a placeholder in %s: %s', (baseUrl, found) => {
  const told = findings(saml({ baseUrl })).map((line) => / a placeholder, (\S+)/.exec(line)?.[1]);
  expect(told).toEqual(found === undefined ? [] : [found]);
});

test('paths of ignoreChanges that name nothing', () => {
  const check = (...ignoreChanges: string[]) =>
    checkObject(desiredFrom(samlConnection(), { ignoreChanges })).map(
      ({ code, message, hint }) => `${code}: ${message} (${hint ?? ''})`,
    );
  expect(
    check(
      'contactInfo',
      'outboundProvision.channels[Staff].active',
      '*',
      'spBrowserSso.adapterMappings[0].attributeSources[*].searchFilter',
      'extendedProperties[a.b].values',
    ),
  ).toEqual([]);
  expect(check('contactinfo', 'spBrowserSso.signAssertion', '')).toEqual([
    'unknown-ignore-path: the path "contactinfo" names "contactinfo", which no connection has there (did you mean "contactInfo"?)',
    'unknown-ignore-path: the path "spBrowserSso.signAssertion" names "signAssertion", which no connection has there (did you mean "signAssertions"?)',
    'unknown-ignore-path: the path "" is empty ()',
  ]);
});

test('every code of this area is in the table and used in an example above or is known to be tested elsewhere', () => {
  const source = readFileSync(new URL(import.meta.url), 'utf8');
  const own = readFileSync(new URL('../../../src/core/diagnostics/codes/connection.ts', import.meta.url), 'utf8');
  // Told while a definition is lowered: test/commands/newer-server.test.ts, test/commands/reference-by-name.test.ts.
  const lowering = ['unknown-leads-nowhere', 'unknown-is-known', 'reference-unclear'];
  const names = [...own.matchAll(/^ {2}'([a-z0-9-]+)': \{/gm)].map((match) => match[1] as string);
  expect(names.length).toBeGreaterThan(35);
  expect(names.filter((name) => !(name in codes) || !source.includes(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(lowering));
});

function mappingWithoutSubject(spSamlIdentityMapping: string): JsonObject {
  const document = mapping({ attributeContractFulfillment: { SAML_SUBJECT: null } });
  return merge(document, { spBrowserSso: { spSamlIdentityMapping } });
}
