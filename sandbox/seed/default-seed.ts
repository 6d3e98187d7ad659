import type { KeyObject } from 'node:crypto';
import { generateKeyPair } from '../certificates/generate.ts';
import { addKeyPair } from '../endpoints/key-pairs.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { readSeed } from './read-seed.ts';

const SERVER_KEY = 'ssl-server-2026';

/** Making an RSA key takes a tenth of a second: each process makes one for all the sandboxes that it starts. */
let exampleKey: KeyObject | undefined;

/** A small company to try things on: directories, keys, adapters, validators, token processors, a policy contract. */
export function plantDefaultSeed(world: World): void {
  readSeed(document, world);
  const names = { commonName: 'Example signing key', organization: 'Example', country: 'US' };
  const pair = generateKeyPair({ ...names, validDays: 1095 }, world.now(), exampleKey);
  exampleKey = pair.privateKey;
  addKeyPair('/keyPairs/signing', 'signing-2026', pair, world);
  const server = { commonName: 'localhost', organization: 'Example', country: 'US', keyAlgorithm: 'EC' };
  addKeyPair('/keyPairs/sslServer', SERVER_KEY, generateKeyPair({ ...server, validDays: 1095 }, world.now()), world);
}

function validator(id: string, plugin: string, settings: Record<string, string>): JsonObject {
  const fields = Object.entries(settings).map(([name, value]) => ({ name, value }));
  return {
    id,
    name: id,
    pluginDescriptorRef: { id: plugin },
    configuration: { tables: [], fields },
    attributeContract: { coreAttributes: [{ name: 'username' }], extendedAttributes: [] },
  };
}

/** What the console gives a directory, by public exports. */
const made = {
  createIfNecessary: true,
  timeBetweenEvictions: 60_000,
  readTimeout: 3_000,
  connectionTimeout: 3_000,
  dnsTtl: 60_000,
};

const radiusServer = {
  fields: [
    { name: 'Hostname', value: 'radius.corp.example.com' },
    { name: 'Shared Secret', value: 'a-shared-secret' },
  ],
};

const document: JsonObject = {
  operations: [
    {
      resourceType: '/dataStores',
      operationType: 'SAVE',
      items: [
        {
          type: 'LDAP',
          id: 'corp-ad',
          name: 'corp-ad',
          ldapType: 'ACTIVE_DIRECTORY',
          hostnames: ['ad.corp.example.com:636'],
          userDN: 'cn=pingfederate,ou=services,dc=corp,dc=example,dc=com',
          password: 'a-directory-password',
          useSsl: true,
          binaryAttributes: ['objectGUID', 'objectSid'],
          ...made,
        },
        {
          type: 'LDAP',
          id: 'pingdirectory',
          name: 'pingdirectory',
          ldapType: 'PING_DIRECTORY',
          hostnames: ['pingdirectory.corp.example.com:1389'],
          userDN: 'cn=pingfederate',
          password: 'a-directory-password',
          ...made,
        },
        {
          type: 'JDBC',
          id: 'ProvisionerDS',
          name: 'ProvisionerDS (sa)',
          driverClass: 'org.hsqldb.jdbcDriver',
          connectionUrl: 'jdbc:hsqldb:hypersonic/ProvisionerDefaultDB',
          userName: 'sa',
          password: 'a-database-password',
        },
        {
          type: 'CUSTOM',
          id: 'pingone-users',
          name: 'PingOne users',
          pluginDescriptorRef: { id: 'com.pingidentity.plugins.datastore.p14c.PingOneForCustomersDataStore' },
          configuration: { tables: [], fields: [{ name: 'PingOne Environment', value: 'corp|crew' }] },
        },
      ],
    },
    {
      resourceType: '/passwordCredentialValidators',
      operationType: 'SAVE',
      items: [
        {
          id: 'simple',
          name: 'simple',
          pluginDescriptorRef: { id: 'org.sourceid.saml20.domain.SimpleUsernamePasswordCredentialValidator' },
          configuration: { tables: [{ name: 'Users', rows: [] }], fields: [] },
          attributeContract: { coreAttributes: [{ name: 'username' }], extendedAttributes: [] },
        },
        validator('directory', 'org.sourceid.saml20.domain.LDAPUsernamePasswordCredentialValidator', {
          'LDAP Datastore': 'pingdirectory',
          'Search Base': 'ou=people,dc=corp,dc=example,dc=com',
          'Search Filter': 'uid=${username}',
        }),
        {
          ...validator('radius', 'org.sourceid.saml20.domain.RadiusUsernamePasswordCredentialValidator', {}),
          configuration: { tables: [{ name: 'RADIUS Servers', rows: [radiusServer] }], fields: [] },
        },
        validator('pingid', 'com.pingidentity.plugins.pcvs.pingid.PingIdPCV', {}),
        validator('pingone', 'com.pingidentity.plugins.pcvs.p14c.PingOneForCustomersPCV', {
          'PingOne For Customers Datastore': 'pingone-users',
        }),
      ],
    },
    {
      resourceType: '/authenticationPolicyContracts',
      operationType: 'SAVE',
      items: [
        {
          id: 'corp-login',
          name: 'Corporate login',
          extendedAttributes: [{ name: 'mail' }, { name: 'givenName' }, { name: 'sn' }],
        },
      ],
    },
    {
      resourceType: '/idp/adapters',
      operationType: 'SAVE',
      items: [
        {
          id: 'HTMLFormAdapter',
          name: 'HTML Form',
          pluginDescriptorRef: { id: 'com.pingidentity.adapters.htmlform.idp.HtmlFormIdpAuthnAdapter' },
          configuration: {
            tables: [
              {
                name: 'Credential Validators',
                rows: [{ fields: [{ name: 'Password Credential Validator Instance', value: 'simple' }] }],
              },
            ],
            fields: [],
          },
          attributeContract: {
            coreAttributes: [
              { name: 'policy.action', pseudonym: false },
              { name: 'username', pseudonym: true },
            ],
            extendedAttributes: [{ name: 'mail' }, { name: 'givenName' }, { name: 'sn' }],
          },
        },
        {
          id: 'HTTPBasicAdapter',
          name: 'HTTP Basic',
          pluginDescriptorRef: { id: 'com.pingidentity.adapters.httpbasic.idp.HttpBasicIdpAuthnAdapter' },
          configuration: {
            tables: [
              {
                name: 'Credential Validators',
                rows: [{ fields: [{ name: 'Password Credential Validator Instance', value: 'simple' }] }],
              },
            ],
            fields: [{ name: 'Realm', value: 'corp.example.com' }],
          },
          attributeContract: { coreAttributes: [{ name: 'username', pseudonym: true }], extendedAttributes: [] },
        },
      ],
    },
    {
      resourceType: '/keyPairs/sslServer/settings',
      operationType: 'SAVE',
      items: [
        {
          runtimeServerCertRef: { id: SERVER_KEY },
          adminConsoleCertRef: { id: SERVER_KEY },
          activeRuntimeServerCerts: [{ id: SERVER_KEY }],
          activeAdminConsoleCerts: [{ id: SERVER_KEY }],
        },
      ],
    },
    {
      resourceType: '/idp/tokenProcessors',
      operationType: 'SAVE',
      items: [
        {
          id: 'UsernameTokenProcessor',
          name: 'UsernameTokenProcessor',
          pluginDescriptorRef: { id: 'com.pingidentity.pf.tokenprocessors.username.UsernameTokenProcessor' },
          configuration: {
            tables: [
              {
                name: 'Credential Validators',
                rows: [{ fields: [{ name: 'Password Credential Validator Instance', value: 'simple' }] }],
              },
            ],
            fields: [{ name: 'Authentication Attempts', value: '3' }],
          },
          attributeContract: { coreAttributes: [{ name: 'username' }], extendedAttributes: [] },
        },
        {
          id: 'JwtTokenProcessor',
          name: 'JwtTokenProcessor',
          pluginDescriptorRef: { id: 'com.pingidentity.pf.tokenprocessors.jwt.JwtTokenProcessor' },
          configuration: {
            tables: [
              {
                name: 'Allowed Issuers',
                rows: [
                  {
                    fields: [
                      { name: 'Issuer', value: 'https://issuer.example.com' },
                      { name: 'JWKS URL', value: 'https://issuer.example.com/jwks' },
                    ],
                  },
                ],
              },
            ],
            fields: [],
          },
          attributeContract: { coreAttributes: [{ name: 'sub' }], extendedAttributes: [] },
        },
      ],
    },
    {
      resourceType: '/metadataUrls',
      operationType: 'SAVE',
      items: [
        {
          id: 'partner-metadata',
          name: 'Partner metadata',
          url: 'https://partner.example.com/saml/metadata',
          validateSignature: false,
        },
      ],
    },
    {
      resourceType: '/extendedProperties',
      operationType: 'SAVE',
      items: [{ name: 'owner', description: 'Who answers for the connection', multiValued: false }],
    },
    {
      resourceType: '/serverSettings',
      operationType: 'SAVE',
      items: [
        {
          contactInfo: {},
          federationInfo: {
            baseUrl: 'https://sso.corp.example.com',
            saml2EntityId: 'https://sso.corp.example.com',
            saml1xIssuerId: 'https://sso.corp.example.com',
            wsfedRealm: 'https://sso.corp.example.com',
          },
          rolesAndProtocols: {},
          notifications: {},
        },
      ],
    },
  ],
};
