import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../src/core/document/json.ts';

/** Connections as servers answer them, of the kinds that no other file of the project has. */

const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';
const signing = {
  signingKeyPairRef: { id: 'signing-2026' },
  algorithm: 'SHA256withRSA',
  includeCertInSignature: false,
};
const from = (type: string, value: string, id?: string) => ({ source: id ? { type, id } : { type }, value });

function connection(id: string, more: JsonObject): JsonObject & { id: string } {
  const common = {
    type: 'SP',
    name: `Partner ${id}`,
    entityId: `urn:example:${id}`,
    active: true,
    loggingMode: 'STANDARD',
  };
  return { ...common, id, virtualEntityIds: [], contactInfo: { phone: '555 0100' }, ...more };
}

const browserSso = {
  protocol: 'SAML20',
  spSamlIdentityMapping: 'STANDARD',
  enabledProfiles: ['IDP_INITIATED_SSO'],
  signAssertions: false,
  signResponseAsRequired: true,
  encryptionPolicy: { encryptAssertion: false, encryptSloSubjectNameId: false, encryptedAttributes: [] },
  ssoServiceEndpoints: [{ binding: 'POST', url: 'https://sp.example.com/acs', index: 0, isDefault: true }],
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
  attributeContract: {
    coreAttributes: [{ name: 'SAML_SUBJECT', nameFormat: unspecified }],
    extendedAttributes: [{ name: 'mail', nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic' }],
  },
  adapterMappings: [],
  authenticationPolicyContractAssertionMappings: [
    {
      authenticationPolicyContractRef: { id: 'corp-login' },
      attributeSources: [],
      attributeContractFulfillment: {
        SAML_SUBJECT: from('AUTHENTICATION_POLICY_CONTRACT', 'subject'),
        mail: from('EXPRESSION', '#this.get("mail")'),
      },
      issuanceCriteria: { conditionalCriteria: [] },
      restrictVirtualEntityIds: false,
      abortSsoTransactionAsFailSafe: false,
    },
  ],
} satisfies JsonObject;

const certificate = readFileSync(new URL('../core/connection/fixtures/partner.pem', import.meta.url), 'utf8');

const artifact = connection('artifact', {
  baseUrl: 'https://artifact.example.com',
  credentials: {
    certs: [
      {
        x509File: { id: 'partner2026', fileData: certificate },
        activeVerificationCert: true,
        primaryVerificationCert: true,
        secondaryVerificationCert: false,
        encryptionCert: false,
      },
    ],
    signingSettings: signing,
    inboundBackChannelAuth: {
      type: 'INBOUND',
      httpBasicCredentials: { username: 'sp', encryptedPassword: 'OBF:JWE:eyJhbGciOiJkaXIifQ..a.b.c' },
      digitalSignature: false,
      requireSsl: true,
    },
    outboundBackChannelAuth: {
      type: 'OUTBOUND',
      httpBasicCredentials: { username: 'idp', encryptedPassword: 'OBF:JWE:eyJhbGciOiJkaXIifQ..d.e.f' },
      digitalSignature: false,
      validatePartnerCert: true,
    },
  },
  spBrowserSso: {
    ...browserSso,
    enabledProfiles: ['IDP_INITIATED_SSO', 'SP_INITIATED_SSO', 'IDP_INITIATED_SLO'],
    incomingBindings: ['ARTIFACT', 'POST', 'SOAP'],
    artifact: { lifetime: 60, resolverLocations: [{ index: 1, url: '/artifact' }] },
    sloServiceEndpoints: [{ binding: 'SOAP', url: '/slo', responseUrl: '/slo/done' }],
    messageCustomizations: [{ contextName: 'assertion', messageExpression: '#a = 1' }],
    urlWhitelistEntries: [
      { validDomain: '*.example.com', validPath: '/landing', allowQueryAndFragment: true, requireHttps: true },
    ],
    alwaysSignArtifactResponse: true,
  },
});

const conditions = connection('conditions', {
  applicationName: 'Conditions',
  applicationIconUrl: 'https://cdn.example.com/icon.png',
  defaultVirtualEntityId: 'urn:us:1',
  virtualEntityIds: ['urn:us:1', 'urn:us:2'],
  credentials: { certs: [], signingSettings: signing },
  spBrowserSso: {
    ...browserSso,
    authenticationPolicyContractAssertionMappings: [],
    adapterMappings: [
      {
        idpAdapterRef: { id: 'HTMLFormAdapter' },
        restrictVirtualEntityIds: true,
        restrictedVirtualEntityIds: ['urn:us:2'],
        abortSsoTransactionAsFailSafe: true,
        attributeSources: [
          {
            type: 'LDAP',
            id: 'people',
            description: 'People',
            dataStoreRef: { id: 'corp-ad' },
            baseDn: 'ou=people,dc=example,dc=com',
            searchScope: 'SUBTREE',
            searchFilter: 'uid=${username}',
            searchAttributes: ['mail', 'department'],
            memberOfNestedGroup: false,
          },
          {
            type: 'JDBC',
            id: 'rights',
            description: 'Rights',
            dataStoreRef: { id: 'ProvisionerDS' },
            schema: 'PUBLIC',
            table: 'RIGHTS',
            columnNames: ['LEVEL'],
            filter: "UID='${username}'",
          },
        ],
        attributeContractFulfillment: {
          SAML_SUBJECT: from('ADAPTER', 'username'),
          mail: from('LDAP_DATA_STORE', 'mail', 'people'),
        },
        issuanceCriteria: {
          conditionalCriteria: [
            {
              source: { type: 'JDBC_DATA_STORE', id: 'rights' },
              attributeName: 'LEVEL',
              condition: 'EQUALS_CASE_INSENSITIVE',
              value: 'high',
              errorResult: 'too-low',
            },
          ],
          expressionCriteria: [{ expression: '#this.get("mail") != null', errorResult: 'no-mail' }],
        },
      },
    ],
  },
});

const minimal = connection('minimal', { credentials: { signingSettings: signing }, spBrowserSso: browserSso });

const exchange = {
  resourceUris: ['https://api.example.com/orders', 'https://api.example.com/stock'],
  minutesBefore: 2,
  minutesAfter: 45,
  idJagEnabled: true,
  attributeContract: { coreAttributes: [], extendedAttributes: [{ name: 'sub' }, { name: 'scope' }] },
  processorPolicyMappings: [
    {
      processorPolicyRef: { id: 'partners' },
      attributeSources: [],
      attributeContractFulfillment: {
        sub: from('TOKEN_EXCHANGE_PROCESSOR_POLICY', 'subject'),
        scope: from('TEXT', 'orders'),
      },
      issuanceCriteria: {
        conditionalCriteria: [
          {
            source: { type: 'CLIENT_TAGS' },
            attributeName: 'tag',
            condition: 'EQUALS',
            value: 'partner',
            errorResult: 'no',
          },
        ],
      },
    },
  ],
};
const tokenSigning = { ...signing, algorithm: 'RSA SHA256' };

/** What servers of any version hold. */
export const neutral = [artifact, conditions, minimal].map((one) => JSON.parse(JSON.stringify(one)) as typeof one);

/** What only 13.1 and later hold. */
export const neutralFrom131 = [
  connection('exchange-only', { credentials: { signingSettings: tokenSigning }, oauthTokenExchangeSettings: exchange }),
  connection('sign-on-and-exchange', {
    credentials: { signingSettings: signing },
    spBrowserSso: browserSso,
    oauthTokenExchangeSettings: exchange,
  }),
];
/** What the token exchange refers to. */
export const policy = { id: 'partners', name: 'Partners', actorTokenRequired: false };

/** What no version so far holds: members and values at several depths, and a connection that is one unknown role. */
export const neutralFromTheFuture = [
  connection('unknown-role', { passkeyFederation: { enabled: true, relyingParties: [{ id: 'rp1', weight: 3 }] } }),
  connection('unknown-inside', {
    loggingMode: 'VERBOSE',
    riskSettings: {
      level: 'high',
      thresholds: [3, 1, 2],
      policyRef: { id: 'p1', location: 'https://one.example.com/p1' },
    },
    contactInfo: { phone: '555 0101', matrixAddress: '@sso:example.com' },
    credentials: { signingSettings: { ...signing, algorithm: 'ML-DSA-65', counterSigned: true }, hardwareBound: false },
    spBrowserSso: {
      ...browserSso,
      encryptionPolicy: { encryptAssertion: false, postQuantum: true },
      ssoServiceEndpoints: [
        { binding: 'QUIC', url: 'https://sp.example.com/acs', index: 0, isDefault: true, weight: 4 },
      ],
    },
  }),
];
