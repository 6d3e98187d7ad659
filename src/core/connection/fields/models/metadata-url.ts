import { models } from '../rule.ts';
import { part, scalar, scalarWithDefault } from '../shorthand.ts';

export const metadataUrlModels = models({
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
});
