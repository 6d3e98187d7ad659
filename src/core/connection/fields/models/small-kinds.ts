import { models } from '../rule.ts';
import { keyed, object, part, readOnly, scalar, scalarWithDefault, texts } from '../shorthand.ts';
import { certViewMembers } from './connection.ts';

/**
 * A key pair, of which the API answers a view of its certificate and takes either a file or what to make one of. The
 * names of those two ways are ours; no private half is ever answered.
 */
const keyPair = {
  ...certViewMembers,
  // What both sides were matched by.
  id: scalar({ absent: 'as-live', capitalsSince: '12.3' }),
  sha256Fingerprint: scalar({ absent: 'as-live', fingerprint: true }),
  certificate: scalar({ pem: true, seenAs: 'sha256Fingerprint' }),
  keyStore: scalar({ secret: { encrypted: 'encryptedKeyStore', always: true }, whenNew: true, sentAs: 'fileData' }),
  password: scalar({ secret: { encrypted: 'encryptedPassword', always: true }, whenNew: true }),
  format: scalar({ whenNew: true }),
  cryptoProvider: scalar({ absent: 'as-live' }),
  generate: object('NewKeyPairSettings', { absent: 'as-live' }),
} as const;

/** Kinds of a model or two, each named by a definition’s `kind`. */
export const smallKindModels = models({
  SigningKeyPair: {
    madeBy: 'generate',
    // PingFederate exchanges a self-signed key by itself before it expires, where that is set up in the console.
    members: { ...keyPair, rotationSettings: readOnly },
  },
  SslClientKeyPair: { madeBy: 'generate', members: keyPair },
  NewKeyPairSettings: {
    members: {
      id: readOnly,
      commonName: scalar(),
      organization: scalar(),
      organizationUnit: scalar(),
      city: scalar(),
      state: scalar(),
      country: scalar(),
      keyAlgorithm: scalar(),
      // 2048 for RSA; a key says its own.
      keySize: scalar({ absent: 'as-live' }),
      // From 13.0 on a server answers other texts than it was sent.
      subjectAlternativeNames: texts({ whenNew: true }),
      validDays: scalar({ whenNew: true }),
      signatureAlgorithm: scalar({ whenNew: true }),
      cryptoProvider: scalar({ whenNew: true }),
    },
  },

  // The model's name is ours: the API imports a file, and answers with a view of the certificate.
  CertificateAuthority: {
    members: {
      ...certViewMembers,
      // What both sides were matched by.
      id: scalar({ absent: 'as-live', capitalsSince: '12.3' }),
      certificate: scalar({ pem: true, seenAs: 'sha256Fingerprint', sentAs: 'fileData' }),
      cryptoProvider: scalar({ absent: 'as-live' }),
    },
  },

  MetadataUrl: {
    members: {
      // What both sides were matched by.
      id: scalar({ absent: 'as-live' }),
      name: scalar(),
      url: scalar(),
      validateSignature: scalarWithDefault(true),
      x509File: part('X509File', { heldBeside: { id: '/certView/id' } }),
      certView: { kind: 'object', model: 'CertView', readOnly: true },
    },
  },

  AuthenticationPolicyContract: {
    members: {
      // What both sides were matched by.
      id: scalar({ absent: 'as-live' }),
      name: scalar(),
      // The server's own, `subject` alone; some versions ask for it all the same.
      coreAttributes: keyed('AuthenticationPolicyContractAttribute', ['name'], {
        strict: true,
        readOnly: true,
        echoed: true,
        evidence: 'likely',
      }),
      extendedAttributes: keyed('AuthenticationPolicyContractAttribute', ['name'], { strict: true }),
      lastModified: { ...readOnly, since: '12.0' },
    },
  },
  AuthenticationPolicyContractAttribute: { bare: 'name', members: { name: scalar() } },

  // There is one on each server, which is replaced as a whole: what a definition doesn't name stays.
  ExtendedProperties: {
    members: {
      // The API gives none to what there is one of.
      id: { ...readOnly, ours: true },
      items: keyed('ExtendedProperty', ['name'], { strict: true, absentItem: 'as-live', goneBy: 'state' }),
    },
  },
  ExtendedProperty: {
    members: {
      name: scalar(),
      description: scalar(),
      multiValued: scalar(),
      // `absent`: a definition's way to remove one.
      state: { ...readOnly, ours: true },
    },
  },
});
