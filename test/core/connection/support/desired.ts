import type { Desired, Live } from '../../../../src/core/connection/types.ts';
import type { Lifecycle } from '../../../../src/core/definition/types.ts';
import type { JsonObject } from '../../../../src/core/document/json.ts';
import { type KindName, keyOf } from '../../../../src/core/kinds.ts';

const lifecycle: Lifecycle = {
  state: 'present',
  protect: false,
  ignoreChanges: [],
  allowSecretIn: [],
  accept: [],
  allowReplace: false,
};

/** A desired connection from an admin API document. A place's file holds the pointer, so that tests can read it. */
export function desiredFrom(document: JsonObject, more: Partial<Lifecycle> = {}): Desired {
  const id = String(document.id);
  return {
    kind: 'SpConnection',
    id,
    key: id,
    name: String(document.name),
    entityId: String(document.entityId),
    file: `connections/${document.id}.yaml`,
    document,
    placeOf: (pointer) => ({
      file: `connections/${document.id}.yaml${pointer}`,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
    }),
    lifecycle: { ...lifecycle, ...more },
  };
}

/** The same for an object of any kind. */
export function desiredOf(
  kind: KindName,
  document: JsonObject & { id: string },
  more: Partial<Lifecycle> = {},
): Desired {
  const connection = desiredFrom(document, more);
  const { id } = document;
  return { ...connection, kind, id, key: keyOf({ kind, id }), name: String(document.name ?? id), entityId: '' };
}

/** A live connection for examples: SAML 2.0 with one adapter mapping, as a server answers it. */
export function samlConnection(more: JsonObject = {}): Live {
  return {
    type: 'SP',
    id: 'zoom-sso',
    entityId: 'https://zoom.example.com',
    name: 'Zoom',
    active: true,
    loggingMode: 'STANDARD',
    connectionTargetType: 'STANDARD',
    virtualEntityIds: [],
    contactInfo: {},
    credentials: {
      certs: [],
      signingSettings: {
        signingKeyPairRef: { id: 'signing', location: 'https://pf:9999/pf-admin-api/v1/keyPairs/signing/signing' },
        algorithm: 'SHA256withRSA',
        includeCertInSignature: false,
        includeRawKeyInSignature: false,
      },
    },
    spBrowserSso: {
      protocol: 'SAML20',
      enabledProfiles: ['IDP_INITIATED_SSO', 'SP_INITIATED_SSO'],
      incomingBindings: ['POST', 'REDIRECT'],
      signResponseAsRequired: true,
      signAssertions: false,
      requireSignedAuthnRequests: false,
      encryptionPolicy: { encryptAssertion: false, encryptedAttributes: [] },
      ssoApplicationEndpoint: 'https://pf/idp/startSSO.ping?PartnerSpId=zoom',
      ssoServiceEndpoints: [{ binding: 'POST', url: 'https://zoom.example.com/saml/SSO', isDefault: true, index: 0 }],
      assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
      attributeContract: {
        coreAttributes: [{ name: 'SAML_SUBJECT', nameFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified' }],
        extendedAttributes: [{ name: 'mail' }, { name: 'department' }],
      },
      adapterMappings: [
        {
          idpAdapterRef: { id: 'HTMLForm', location: 'https://pf:9999/pf-admin-api/v1/idp/adapters/HTMLForm' },
          abortSsoTransactionAsFailSafe: false,
          restrictVirtualEntityIds: false,
          restrictedVirtualEntityIds: [],
          attributeSources: [],
          attributeContractFulfillment: {
            SAML_SUBJECT: { source: { type: 'ADAPTER' }, value: 'username' },
            mail: { source: { type: 'ADAPTER' }, value: 'mail' },
            department: { source: { type: 'TEXT' }, value: 'none' },
          },
          issuanceCriteria: { conditionalCriteria: [] },
        },
      ],
    },
    ...more,
  };
}

/** A live connection for examples: outbound provisioning with the PingOne-like connector `pingOneDescriptor`. */
export function provisioningConnection(more: JsonObject = {}): Live {
  return {
    type: 'SP',
    id: 'staff',
    entityId: 'staff:provisioning',
    name: 'Staff provisioning',
    active: true,
    credentials: {},
    outboundProvision: {
      type: 'Example',
      targetSettings: [
        { name: 'Target', value: '' },
        { name: 'URL', value: 'https://target.example.com' },
        { name: 'SECRET', encryptedValue: 'OBF:JWE:one' },
        { name: 'CREATE', value: 'true' },
        { name: 'REMOVE_ACTION', value: 'Disable' },
      ],
      channels: [
        {
          name: 'Corporate directory',
          active: true,
          maxThreads: 1,
          timeout: 60,
          channelSource: {
            dataSource: { id: 'corp-ad', location: 'https://pf:9999/pf-admin-api/v1/dataStores/corp-ad' },
            baseDn: 'dc=example,dc=com',
            guidAttributeName: 'objectGUID',
            guidBinary: true,
            accountManagementSettings: { flagComparisonStatus: true, defaultStatus: true },
            userSourceLocation: { groupDN: 'cn=staff', nestedSearch: false },
            groupSourceLocation: { nestedSearch: false },
          },
          attributeMapping: [
            { fieldName: 'userName', saasFieldInfo: fieldInfo({ attributeNames: ['mail'] }) },
            { fieldName: 'city', saasFieldInfo: fieldInfo({}) },
            { fieldName: 'type', saasFieldInfo: fieldInfo({ defaultValue: 'Basic' }) },
          ],
        },
      ],
    },
    ...more,
  };
}

function fieldInfo(more: JsonObject): JsonObject {
  const normal = {
    attributeNames: [],
    createOnly: false,
    trim: false,
    masked: false,
    characterCase: 'NONE',
    parser: 'NONE',
  };
  return { ...normal, ...more };
}
