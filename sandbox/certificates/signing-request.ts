import { createPublicKey, type KeyObject, sign, type X509Certificate } from 'node:crypto';
import { der, inside, integer, readDer, SEQUENCE } from './der.ts';
import { signatureOf } from './signature.ts';

/** A request (PKCS#10) for a certificate with the subject of `certificate`, as PEM. */
export function signingRequest(certificate: X509Certificate, privateKey: KeyObject): string {
  const key = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const algorithm = signatureOf(undefined, privateKey.asymmetricKeyType === 'ec');
  const info = der(SEQUENCE, integer(0n), subjectOf(certificate), key, der(0xa0));
  const signature = der(0x03, Buffer.alloc(1), sign(algorithm.hash, info, privateKey));
  const lines =
    der(SEQUENCE, info, algorithm.identifier, signature)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return ['-----BEGIN CERTIFICATE REQUEST-----', ...lines, '-----END CERTIFICATE REQUEST-----', ''].join('\n');
}

/** The encoded subject: after an optional version come serial, algorithm, issuer, validity. */
function subjectOf(certificate: X509Certificate): Buffer {
  const [tbs] = inside(readDer(certificate.raw)[0]);
  const elements = inside(tbs);
  return elements[elements[0]!.tag === 0xa0 ? 5 : 4]!.whole;
}
