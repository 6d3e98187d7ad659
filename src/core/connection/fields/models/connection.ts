import { waysToName } from '../../../kinds.ts';
import { models } from '../rule.ts';
import {
  keyed,
  link,
  map,
  object,
  part,
  readOnly,
  scalar,
  scalarWithDefault,
  setOf,
  texts,
  valuesFrom,
} from '../shorthand.ts';

const waysToNameIt = Object.fromEntries(waysToName.map((way) => [way, { ...readOnly, ours: true as const }]));

/** The descriptions of servers name them from 11.3 on; the list is prose there, so that an older one may take them. */
const pssAlgorithms = ['SHA256', 'SHA384', 'SHA512'].flatMap((hash) => [`${hash}withRSAandMGF1`, `RSASSA-PSS ${hash}`]);

/** Read-only as a whole, so a member's own row says nothing more. */
export const certViewMembers = {
  id: readOnly,
  serialNumber: readOnly,
  subjectDN: readOnly,
  subjectAlternativeNames: readOnly,
  issuerDN: readOnly,
  validFrom: readOnly,
  expires: readOnly,
  keyAlgorithm: readOnly,
  keySize: readOnly,
  signatureAlgorithm: readOnly,
  version: readOnly,
  sha1Fingerprint: readOnly,
  sha256Fingerprint: readOnly,
  status: readOnly,
  cryptoProvider: readOnly,
} as const;

/** The connection itself and the small models around it. */
export const connectionModels = models({
  // SpConnection extends Connection; both models' members stand here together.
  SpConnection: {
    members: {
      type: scalarWithDefault('SP'),
      // What both sides were matched by.
      id: scalar({ absent: 'as-live' }),
      entityId: scalar(),
      name: scalar(),
      modificationDate: { ...readOnly, since: '11.2' },
      creationDate: { ...readOnly, since: '11.2' },
      active: scalar(),
      baseUrl: scalar(),
      defaultVirtualEntityId: scalar(),
      virtualEntityIds: texts(),
      metadataReloadSettings: part('ConnectionMetadataUrl'),
      credentials: object('ConnectionCredentials'),
      contactInfo: object('ContactInfo'),
      licenseConnectionGroup: scalar(),
      loggingMode: scalarWithDefault('STANDARD'),
      additionalAllowedEntitiesConfiguration: object('AdditionalAllowedEntitiesConfiguration'),
      extendedProperties: map('ParameterValues', { absentItem: 'blank' }),
      replicationStatus: { ...readOnly, since: '12.0' },
      spBrowserSso: part('SpBrowserSso'),
      attributeQuery: part('SpAttributeQuery'),
      wsTrust: part('SpWsTrust'),
      oauthTokenExchangeSettings: part('SpOAuthTokenExchangeSettings', { since: '13.1' }),
      applicationName: scalar(),
      applicationIconUrl: scalar(),
      outboundProvision: part('OutboundProvision'),
      // Meant for bulk import and export only: who doesn't write it leaves it as it is.
      connectionTargetType: scalarWithDefault('STANDARD', { absent: 'as-live', since: '10.3' }),
    },
  },
  ConnectionMetadataUrl: {
    members: {
      metadataUrlRef: link('MetadataUrl'),
      enableAutoMetadataUpdate: scalarWithDefault(true),
    },
  },
  ContactInfo: {
    members: { company: scalar(), email: scalar(), firstName: scalar(), lastName: scalar(), phone: scalar() },
  },
  AdditionalAllowedEntitiesConfiguration: {
    members: {
      allowAdditionalEntities: scalar(),
      allowAllEntities: scalar(),
      additionalAllowedEntities: keyed('Entity', ['entityId'], { strict: true }),
    },
  },
  Entity: { members: { entityId: scalar(), entityDescription: scalar() } },
  ParameterValues: { members: { values: texts() } },
  ResourceLink: {
    bare: 'id',
    members: {
      id: scalar(),
      // The admin console's address, as it was when the link was made; another host after an import.
      location: readOnly,
      // Ways to name it in a definition, never sent.
      ...waysToNameIt,
    },
  },
  ProtocolMessageCustomization: { members: { contextName: scalar(), messageExpression: scalar() } },
  ConnectionCredentials: {
    members: {
      verificationSubjectDN: scalar(),
      verificationIssuerDN: scalar(),
      certs: setOf('ConnectionCert', ['x509File/id', 'x509File/fileData']),
      blockEncryptionAlgorithm: scalar(),
      keyTransportAlgorithm: scalar({ valuesSince: valuesFrom('11.2', ['RSA_OAEP_256']) }),
      signingSettings: part('SigningSettings'),
      decryptionKeyPairRef: link('SigningKeyPair'),
      secondaryDecryptionKeyPairRef: link('SigningKeyPair'),
      outboundBackChannelAuth: part('OutboundBackChannelAuth'),
      inboundBackChannelAuth: part('InboundBackChannelAuth'),
    },
  },
  ConnectionCert: {
    members: {
      certView: { kind: 'object', model: 'CertView', readOnly: true },
      x509File: part('X509File'),
      activeVerificationCert: scalar(),
      primaryVerificationCert: scalar(),
      secondaryVerificationCert: scalar(),
      encryptionCert: scalar(),
    },
  },
  X509File: {
    bare: 'fileData',
    members: {
      // Given out by the server when it isn't chosen; a certificate is known by its content.
      id: scalar({ absent: 'as-live', boundTo: 'fileData', capitalsSince: '12.3' }),
      fileData: scalar({ pem: true }),
      cryptoProvider: scalar({ absent: 'as-live', boundTo: 'fileData' }),
    },
  },
  CertView: { members: certViewMembers },
  SigningSettings: {
    members: {
      signingKeyPairRef: link('SigningKeyPair'),
      alternativeSigningKeyPairRefs: {
        kind: 'set',
        of: 'ResourceLink',
        match: ['id'],
        refersTo: 'SigningKeyPair',
        since: '11.1',
      },
      // SHA256withRSA, SHA256withECDSA or SHA1withDSA by the kind of key, which a definition doesn't say.
      algorithm: scalar({
        absent: 'as-live',
        boundTo: 'signingKeyPairRef',
        valuesSince: valuesFrom('11.3', pssAlgorithms),
      }),
      includeCertInSignature: scalar(),
      includeRawKeyInSignature: scalar(),
    },
  },
  // In- and outbound extend BackChannelAuth; its members stand in both.
  OutboundBackChannelAuth: {
    members: {
      type: scalarWithDefault('OUTBOUND', { required: 'OUTBOUND' }),
      httpBasicCredentials: part('UsernamePasswordCredentials'),
      digitalSignature: scalar(),
      sslAuthKeyPairRef: link('SslClientKeyPair'),
      validatePartnerCert: scalarWithDefault(true),
    },
  },
  InboundBackChannelAuth: {
    members: {
      type: scalarWithDefault('INBOUND', { required: 'INBOUND' }),
      httpBasicCredentials: part('UsernamePasswordCredentials'),
      digitalSignature: scalar(),
      verificationSubjectDN: scalar(),
      verificationIssuerDN: scalar(),
      certs: setOf('ConnectionCert', ['x509File/id', 'x509File/fileData']),
      requireSsl: scalar(),
    },
  },
  UsernamePasswordCredentials: {
    members: {
      username: scalar(),
      password: scalar({ secret: { encrypted: 'encryptedPassword', always: true } }),
      encryptedPassword: scalar({ encryptedFormOf: 'password' }),
    },
  },
});
