import { type Checked, type Diagnostic, finding, hasErrors } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import { below } from '../document/json.ts';
import { checkDates, parseCertificate } from './certificates.ts';
import { chooseEntity } from './choose-entity.ts';
import { readEntity } from './read-entity.ts';
import { escapeXml, replacePlaceholders } from './replacements.ts';
import type { MetadataRequest, SamlMetadata } from './saml-metadata.ts';
import type { SignatureVerdict } from './signature.ts';
import { elementsNamed, signatureNamespace } from './vocabulary.ts';
import { readXml } from './xml.ts';
import { type ElementPlace, elementPlaces, type XmlElement } from './xml-element.ts';

/**
 * A partner's SAML metadata (XML) → what it says about its service provider, with the place of each part.
 *
 * Every problem is a finding: XML that can't be trusted or read, no or several service providers, certificates that
 * can't be read or used today, endpoints that PingFederate has no place for. `undefined` when nothing can be used.
 */
export function readSamlMetadata(request: MetadataRequest): Checked<SamlMetadata | undefined> {
  const { file, locate = () => startOf(file) } = request;
  const original = request.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const replaced = replacePlaceholders(original, request.replace ?? {});
  const places = elementPlaces({ file, original, replaced });
  const diagnostics: Diagnostic[] = checkReplacements(request.replace ?? {}, replaced.missing, locate);

  const xml = readXml(file, replaced.text, places.at);
  diagnostics.push(...xml.diagnostics);
  if (!xml.value) return { value: undefined, diagnostics };
  const chosen = chooseEntity({ root: xml.value, entityId: request.entityId, places, file, locate });
  diagnostics.push(...chosen.diagnostics);
  if (!chosen.value) return { value: undefined, diagnostics };

  diagnostics.push(...checkPrefixes(chosen.value, places));
  const metadata = readEntity(file, chosen.value, request.now, places);
  diagnostics.push(...metadata.diagnostics, ...checkValidity(xml.value, chosen.value, request.now, places));
  if (metadata.value) {
    const way = wayTo(chosen.value, xml.value) ?? [];
    diagnostics.push(...checkSignature({ ...request, text: original, locate }, metadata.value, way));
  }
  return { value: hasErrors(diagnostics) ? undefined : metadata.value, diagnostics };
}

/** What stands under a prefix that nobody declared is of no known kind, so it isn't found where it belongs. */
function checkPrefixes(entity: XmlElement, places: ReturnType<typeof elementPlaces>): Diagnostic[] {
  const first = new Map<string, XmlElement>();
  const visit = (element: XmlElement) => {
    const { prefix } = element;
    if (prefix !== '' && !element.namespaces.has(prefix) && !first.has(prefix)) first.set(prefix, element);
    element.children.forEach(visit);
  };
  visit(entity);
  return [...first].map(([prefix, element]) => {
    const message = `the prefix "${prefix}" is declared nowhere, so what stands under it is left out`;
    return finding('metadata-prefix-undeclared', places.of(element), message);
  });
}

/** The indexes of the children that lead from `element` to `wanted`: replacing texts doesn't change them. */
function wayTo(wanted: XmlElement, element: XmlElement): number[] | undefined {
  if (element === wanted) return [];
  for (const [index, child] of element.children.entries()) {
    const rest = wayTo(wanted, child);
    if (rest) return [index, ...rest];
  }
  return undefined;
}

function checkReplacements(
  replace: Readonly<Record<string, string>>,
  missing: string[],
  locate: NonNullable<MetadataRequest['locate']>,
): Diagnostic[] {
  const place = (from: string) => locate(below('/replace', from), 'key');
  const findings = missing.map((from) =>
    finding('metadata-replacement-unused', place(from), `"${from}" does not occur in the metadata`, {
      hint: 'the text must stand there exactly so, capitals included',
    }),
  );
  if ('' in replace)
    findings.push(finding('metadata-replacement-unused', place(''), 'an empty text can’t be replaced'));
  return findings;
}

/**
 * `validUntil` of the document, the entity and its service provider: what has passed, is said. A file in a repository
 * is a copy, so `cacheDuration` (how long a copy that is fetched may be kept) says nothing about it.
 */
function checkValidity(root: XmlElement, entity: XmlElement, now: Date, places: ElementPlace): Diagnostic[] {
  const parts = [...new Set([root, entity, ...elementsNamed(entity, 'SPSSODescriptor')])];
  return parts.flatMap((part) => {
    const written = part.attributes.get('validUntil');
    if (written === undefined) return [];
    const place = places.of(part, 'validUntil');
    const until = Date.parse(written);
    if (Number.isNaN(until)) return [finding('metadata-expired', place, `validUntil is not a date: ${written}`)];
    if (until > now.getTime()) return [];
    return [
      finding('metadata-expired', place, `the metadata was valid until ${written}`, {
        hint: 'ask the partner for its current metadata',
      }),
    ];
  });
}

type SignedRequest = MetadataRequest & { locate: NonNullable<MetadataRequest['locate']> };

/**
 * When a verification certificate is given: the metadata must be signed with its key, as a whole or the entity that is
 * used, and what was read must be what was signed. The signed XML is read once more by itself and compared, so that
 * content smuggled in beside the signed part (signature wrapping), or understood differently by the two parsers, can't
 * be used.
 *
 * @param ways from the document's root to the entity that is used, as indexes among the children
 */
function checkSignature(request: SignedRequest, metadata: SamlMetadata, ways: readonly number[]): Diagnostic[] {
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
