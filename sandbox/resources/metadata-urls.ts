import { pemOf, readCertificate } from '../certificates/pem.ts';
import { certView } from '../certificates/view.ts';
import { objectAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { CompletionContext } from './completion.ts';
import { certificateId, checkPlainId, checkSharedId } from './ids.ts';

/**
 * The certificate comes back in another wrapping, and its id only in the view of it: the official Terraform provider's
 * tests say so. A certificate that is sent without an id keeps the one that it has, as long as it's the same.
 */
export function completeMetadataUrl(value: JsonObject, { world, before }: CompletionContext): ValidationError[] {
  // The description of 12.2 knows lower case alone, but the official Terraform provider's tests run on it with capitals.
  const errors = checkSharedId(value.id, before);
  const file = objectAt(value, 'x509File');
  const shown = objectAt(value, 'certView');
  delete value.certView;
  if (!file) return errors;
  const certificate = readCertificate(textAt(file, 'fileData') ?? '');
  if (!certificate) {
    const message = 'The certificate is not a valid X.509 certificate.';
    return [...errors, { errorId: 'invalid_certificate', message, fieldPath: 'x509File.fileData' }];
  }
  const fingerprint = certificate.fingerprint256.replaceAll(':', '');
  const known = [objectAt(before, 'certView'), shown].find((view) => view?.sha256Fingerprint === fingerprint);
  const id = textAt(file, 'id') || textAt(known, 'id') || certificateId();
  const { id: _, ...answered } = file;
  value.x509File = { ...answered, fileData: pemOf(certificate) };
  value.certView = certView(certificate, id, world);
  return [...errors, ...checkPlainId(id, 'x509File.id', world.version)];
}
