import type { X509Certificate } from 'node:crypto';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';

/** The same certificate under two ids of a collection: whether a server takes it isn't known; the text is made up. */
export function checkSame(path: string, certificate: X509Certificate, { store, switches }: World): ValidationError[] {
  const fingerprint = certificate.fingerprint256.replaceAll(':', '');
  const [known] = store.idsWith(path, 'sha256Fingerprint', fingerprint);
  if (known === undefined || switches.sameCertificate === 'allow') return [];
  const message = `The certificate is already there, with the ID '${known}'.`;
  return [{ errorId: 'certificate_in_use', message, fieldPath: 'fileData' }];
}
