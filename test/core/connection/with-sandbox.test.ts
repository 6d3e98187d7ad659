import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildBody } from '../../../src/core/connection/body/build-body.ts';
import { checkObject } from '../../../src/core/connection/check-object.ts';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { withoutDefaults } from '../../../src/core/connection/without-defaults.ts';
import { hasErrors } from '../../../src/core/diagnostics/diagnostic.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import { Secret } from '../../../src/core/secret.ts';
import { open } from '../../sandbox/client.ts';
import { desiredFrom } from './support/desired.ts';

const partner = readFileSync(new URL('fixtures/partner.pem', import.meta.url), 'utf8');
const version = '12.2.2.0';
const secrets = new Map([['PASSWORD', new Secret('hunter2')]]);
const signingSettings = { signingKeyPairRef: 'signing-2026' };
const adapter = (type: string, value: string): JsonObject => ({ source: { type }, value });
const subject = { SAML_SUBJECT: adapter('ADAPTER', 'username') };

const documents: Record<string, JsonObject> = {
  'SAML 2.0 with everything': {
    virtualEntityIds: ['urn:b', 'urn:a'],
    defaultVirtualEntityId: 'urn:a',
    baseUrl: 'https://partner.example.com',
    contactInfo: { email: 'it@example.com' },
    credentials: {
      certs: [
        {
          x509File: { fileData: partner.replace(/-----[^-]+-----|\n/g, '') },
          activeVerificationCert: true,
          primaryVerificationCert: true,
          encryptionCert: true,
        },
      ],
      blockEncryptionAlgorithm: 'AES_256',
      keyTransportAlgorithm: 'RSA_OAEP',
      signingSettings,
      inboundBackChannelAuth: {
        type: 'INBOUND',
        httpBasicCredentials: { username: 'in', password: '${secret:PASSWORD}' },
      },
      outboundBackChannelAuth: {
        type: 'OUTBOUND',
        httpBasicCredentials: { username: 'out', password: '${secret:PASSWORD}' },
      },
    },
    spBrowserSso: {
      protocol: 'SAML20',
      enabledProfiles: ['SP_INITIATED_SSO', 'IDP_INITIATED_SSO', 'SP_INITIATED_SLO'],
      incomingBindings: ['REDIRECT', 'POST', 'ARTIFACT', 'SOAP'],
      artifact: { lifetime: 60, resolverLocations: [{ index: 1, url: '/artifact' }] },
      ssoServiceEndpoints: [
        { binding: 'POST', url: '/acs', isDefault: true, index: 0 },
        { binding: 'ARTIFACT', url: '/acs2', index: 1 },
      ],
      sloServiceEndpoints: [{ binding: 'REDIRECT', url: '/slo', responseUrl: '/slo/done' }],
      encryptionPolicy: { encryptedAttributes: ['mail'] },
      attributeContract: { extendedAttributes: [{ name: 'mail' }, { name: 'displayName' }] },
      assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
      adapterMappings: [
        {
          idpAdapterRef: 'HTMLFormAdapter',
          restrictVirtualEntityIds: true,
          restrictedVirtualEntityIds: ['urn:b'],
          attributeSources: [
            {
              type: 'LDAP',
              id: 'ad',
              description: 'Active Directory',
              dataStoreRef: 'corp-ad',
              baseDn: 'dc=corp,dc=example,dc=com',
              searchScope: 'SUBTREE',
              searchFilter: 'sAMAccountName=${username}',
            },
          ],
          attributeContractFulfillment: {
            ...subject,
            mail: { source: { type: 'LDAP_DATA_STORE', id: 'ad' }, value: 'mail' },
            displayName: { source: { type: 'CONTEXT' }, value: 'ClientIp' },
          },
          issuanceCriteria: {
            conditionalCriteria: [
              { source: { type: 'ADAPTER' }, attributeName: 'username', condition: 'EQUALS', value: 'x' },
            ],
          },
        },
      ],
    },
  },
  'SAML 1.1': {
    credentials: { signingSettings },
    spBrowserSso: {
      protocol: 'SAML11',
      enabledProfiles: ['IDP_INITIATED_SSO'],
      ssoServiceEndpoints: [{ binding: 'POST', url: 'https://partner.example.com/acs', isDefault: true, index: 0 }],
      attributeContract: { extendedAttributes: [] },
      assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
      adapterMappings: [{ idpAdapterRef: 'HTMLFormAdapter', attributeContractFulfillment: subject }],
    },
  },
  'WS-Federation': {
    credentials: { signingSettings },
    spBrowserSso: {
      protocol: 'WSFED',
      wsFedTokenType: 'SAML11',
      ssoServiceEndpoints: [{ url: 'https://partner.example.com/wsfed' }],
      attributeContract: { extendedAttributes: [{ name: 'mail' }] },
      assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
      urlWhitelistEntries: [{ validDomain: '*.example.com', requireHttps: true }],
      authenticationPolicyContractAssertionMappings: [
        {
          authenticationPolicyContractRef: 'corp-login',
          attributeContractFulfillment: {
            SAML_SUBJECT: adapter('AUTHENTICATION_POLICY_CONTRACT', 'subject'),
            mail: adapter('AUTHENTICATION_POLICY_CONTRACT', 'mail'),
          },
        },
      ],
    },
  },
  'WS-Trust': {
    credentials: { signingSettings },
    wsTrust: {
      partnerServiceIds: ['https://service.example.com', 'https://another.example.com'],
      attributeContract: { extendedAttributes: [] },
      tokenProcessorMappings: [
        {
          idpTokenProcessorRef: 'UsernameTokenProcessor',
          attributeContractFulfillment: { TOKEN_SUBJECT: adapter('TOKEN', 'username') },
        },
      ],
    },
  },
  'an attribute query': {
    attributeQuery: {
      attributes: ['mail', 'department'],
      attributeContractFulfillment: { mail: adapter('TEXT', 'a@example.com'), department: adapter('TEXT', 'IT') },
      policy: { signAssertion: true },
    },
  },
};

describe('what was written is what is read back', () => {
  test.each(Object.entries(documents))('%s', async (name, part) => {
    const { call } = await open();
    const id = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const desired = desiredFrom({ id, name, entityId: `urn:${id}`, ...part });
    const found = checkObject(desired, { version, now: new Date('2026-12-01') });
    expect(hasErrors(found), JSON.stringify(found)).toBe(false);

    const created = await call('POST', '/idp/spConnections', buildBody({ desired, secrets, version }).body);
    expect(created.status, created.text).toBe(201);
    const read = async () => (await call('GET', `/idp/spConnections/${id}`)).json as Live;
    expect(compareDesired({ desired, live: await read() })).toEqual([]);

    const renamed = desiredFrom({ ...desired.document, applicationName: 'Renamed' });
    const live = await read();
    expect(compareDesired({ desired: renamed, live }).map(({ path }) => pathText(path))).toEqual(['applicationName']);
    const { body } = buildBody({ desired: renamed, live, secrets: new Map(), version });
    const put = await call('PUT', `/idp/spConnections/${id}`, body);
    expect(put.status, put.text).toBe(200);
    expect(compareDesired({ desired: renamed, live: await read() })).toEqual([]);
    expect(compareDesired({ desired: desiredFrom(withoutDefaults('SpConnection', live)), live })).toEqual([]);
  });
});
