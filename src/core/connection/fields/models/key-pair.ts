import { models } from '../rule.ts';
import { object, readOnly, scalar, texts } from '../shorthand.ts';
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

export const keyPairModels = models({
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
});
