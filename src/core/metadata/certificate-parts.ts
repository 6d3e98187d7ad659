import type { JsonObject } from '../document/json.ts';
import type { ConnectionPart } from './connection-part.ts';
import type { MetadataCertificate, SpRole } from './saml-metadata.ts';

/**
 * `credentials.certs`: a certificate for signing, or for no use in particular, verifies signatures (the first is the
 * primary one, the second the secondary one); the first for encryption encrypts. PingFederate allows one encryption
 * certificate; a certificate that stands there for both uses becomes one entry.
 */
export function certificateParts(role: SpRole): ConnectionPart[] {
  const distinct = new Map<string, MetadataCertificate[]>();
  for (const certificate of role.certificates) {
    distinct.set(certificate.pem, [...(distinct.get(certificate.pem) ?? []), certificate]);
  }
  let verifying = 0;
  let encrypting = 0;
  return [...distinct.values()]
    .map((uses) => {
      const verifies = uses.some(({ use }) => use !== 'encryption');
      const encrypts = uses.some(({ use }) => use === 'encryption') && encrypting++ === 0;
      const flags = verifies ? verificationFlags(verifying++) : {};
      return {
        certificate: uses[0] as MetadataCertificate,
        flags: { ...flags, ...(encrypts ? { encryptionCert: true } : {}) },
      };
    })
    .filter(({ flags }) => Object.keys(flags).length > 0)
    .map(({ certificate, flags }, index) => ({
      at: `/credentials/certs/${index}`,
      value: { x509File: { fileData: certificate.pem }, ...flags },
    }));
}

function verificationFlags(position: number): JsonObject {
  if (position === 0) return { activeVerificationCert: true, primaryVerificationCert: true };
  if (position === 1) return { activeVerificationCert: true, secondaryVerificationCert: true };
  return { activeVerificationCert: true };
}
