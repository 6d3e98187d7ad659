import { models } from '../rule.ts';
import { scalar } from '../shorthand.ts';
import { certViewMembers } from './connection.ts';

/** The model's name is ours: the API imports a file, and answers with a view of the certificate. */
export const certificateAuthorityModels = models({
  CertificateAuthority: {
    members: {
      ...certViewMembers,
      // What both sides were matched by.
      id: scalar({ absent: 'as-live', capitalsSince: '12.3' }),
      certificate: scalar({ pem: true, seenAs: 'sha256Fingerprint', sentAs: 'fileData' }),
      cryptoProvider: scalar({ absent: 'as-live' }),
    },
  },
});
