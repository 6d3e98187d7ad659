import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { checkDates, parseCertificate } from './certificates.ts';
import { chooseEntity } from './choose-entity.ts';
import { readEntity } from './read-entity.ts';
import { escapeXml, replacePlaceholders } from './replacements.ts';
import type { MetadataRequest, SamlMetadata } from './saml-metadata.ts';
import type { SignatureVerdict } from './signature.ts';
import { elementsNamed, signatureNamespace } from './vocabulary.ts';
import { readXml } from './xml.ts';
import { elementPlaces, type XmlElement } from './xml-element.ts';

type SignedRequest = MetadataRequest & { locate: NonNullable<MetadataRequest['locate']> };

/**
 * When a verification certificate is given: the metadata must be signed with its key, as a whole or the entity that is
 * used, and what was read must be what was signed. The signed XML is read once more by itself and compared, so that
 * content smuggled in beside the signed part (signature wrapping), or understood differently by the two parsers, can't
 * be used.
 *
 * @param ways from the document's root to the entity that is used, as indexes among the children
 */
export function checkSignature(request: SignedRequest, metadata: SamlMetadata, ways: readonly number[]): Diagnostic[] {
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
  const owner = signedOwner(request, ways);
  if (!owner) {
    const message = `${file} is not signed, although a verification certificate is given`;
    return [finding('metadata-unsigned', locate('/file'), message)];
  }
  const signature = standalone(text, elementsNamed(owner, 'Signature', signatureNamespace)[0] as XmlElement);
  const ownerId = owner.attributes.get('ID');
  const verdict = verifySignature({ text, signature, ownerId, certificatePem: certificate.toString() });
  return [...checkDates(certificate, now, place), ...judge(verdict, request, metadata)];
}

/** The document when it is signed, else the entity that is used when that is. */
function signedOwner({ file, text }: SignedRequest, ways: readonly number[]): XmlElement | undefined {
  const places = elementPlaces({ file, original: text, replaced: replacePlaceholders(text, {}) });
  const root = readXml(file, text, places.at).value;
  const entity = ways.reduce<XmlElement | undefined>((element, index) => element?.children[index], root);
  return [root, entity].find(
    (element) => element && elementsNamed(element, 'Signature', signatureNamespace).length > 0,
  );
}

/** The element's text by itself: what is declared around it is declared on it. */
function standalone(text: string, element: XmlElement): string {
  const written = text.slice(element.offset, element.end);
  const tag = /^<[^\s/>]+/.exec(written)?.[0] ?? '';
  const startTag = written.slice(0, written.indexOf('>') + 1);
  const declarations = [...element.namespaces].flatMap(([prefix, uri]) => {
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    return new RegExp(`\\s${name}\\s*=`).test(startTag) ? [] : [` ${name}="${escapeXml(uri)}"`];
  });
  return tag + declarations.join('') + written.slice(tag.length);
}

function judge(verdict: SignatureVerdict, request: SignedRequest, metadata: SamlMetadata): Diagnostic[] {
  const place = request.locate('/file');
  const invalid = (reason: string) => [
    finding('metadata-signature-invalid', place, `the signature of ${request.file} is not valid: ${reason}`, {
      hint: 'take the metadata from the partner again, unchanged; if its key is a new one, replace verificationCertificate',
    }),
  ];
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
