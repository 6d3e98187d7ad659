import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { checkDates, parseCertificate } from './certificates.ts';
import { chooseEntity } from './choose-entity.ts';
import type { MetadataRequest } from './metadata-request.ts';
import { elementPlaces } from './places.ts';
import { readEntity } from './read-entity.ts';
import { replacePlaceholders } from './replacements.ts';
import type { SamlMetadata } from './saml-metadata.ts';
import type { SignatureVerdict } from './signature.ts';
import { readXml } from './xml.ts';

type SignedRequest = MetadataRequest & { locate: NonNullable<MetadataRequest['locate']> };

/**
 * When a verification certificate is given: the metadata must be signed with its key, and what was read must be what
 * was signed. The signed XML is read once more by itself and compared, so that content smuggled in beside the signed
 * part (signature wrapping), or understood differently by the two parsers, can't be used.
 */
export function checkSignature(request: SignedRequest, metadata: SamlMetadata, entityIndex: number): Diagnostic[] {
  const { verificationCertificate, verifySignature, locate, file, text, now } = request;
  if (verificationCertificate === undefined) return [];
  const place = locate('/verificationCertificate');
  const certificate = parseCertificate(verificationCertificate);
  if (!certificate) {
    return [finding('metadata-certificate-unreadable', place, 'verificationCertificate is not an X.509 certificate')];
  }
  if (!verifySignature) {
    return [finding('metadata-signature-unchecked', place, `the signature of ${file} was not checked`)];
  }
  const verdict = verifySignature({ text, certificatePem: certificate.toString(), entityIndex });
  return [...checkDates(certificate, now, place), ...judge(verdict, request, metadata)];
}

function judge(verdict: SignatureVerdict, request: SignedRequest, metadata: SamlMetadata): Diagnostic[] {
  const place = request.locate('/file');
  const invalid = (reason: string) => [
    finding('metadata-signature-invalid', place, `the signature of ${request.file} is not valid: ${reason}`, {
      hint: 'take the metadata from the partner again, unchanged; if its key is a new one, replace verificationCertificate',
    }),
  ];
  if (verdict.state === 'unsigned') {
    return [
      finding(
        'metadata-unsigned',
        place,
        `${request.file} is not signed, although a verification certificate is given`,
      ),
    ];
  }
  if (verdict.state === 'invalid') return invalid(verdict.reason);
  if (contentOf(readSigned(verdict.signed, request)) !== contentOf(metadata)) {
    return invalid('it doesn’t cover all that would be used');
  }
  if (!verdict.weakAlgorithm) return [];
  const message = `the signature of ${request.file} uses ${verdict.weakAlgorithm}, which can be forged`;
  return [finding('metadata-signature-weak', place, message)];
}

function readSigned(signed: string, { file, replace, entityId, now, locate }: SignedRequest): SamlMetadata | undefined {
  const replaced = replacePlaceholders(signed, replace ?? {});
  const places = elementPlaces({ file, original: signed, replaced });
  const root = readXml(file, replaced.text, places.at).value;
  const entity = root && chooseEntity({ root, entityId, places, file, locate }).value;
  return entity && readEntity(file, entity, now, places).value;
}

const contentOf = (metadata: SamlMetadata | undefined) =>
  JSON.stringify(metadata, (key, value) => (key === 'place' ? undefined : value));
