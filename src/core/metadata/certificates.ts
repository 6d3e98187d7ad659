import { X509Certificate } from 'node:crypto';
import { type Checked, type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import { dateOf } from './expiry.ts';
import type { MetadataCertificate } from './saml-metadata.ts';
import { elementsNamed, signatureNamespace } from './vocabulary.ts';
import type { ElementPlace, XmlElement } from './xml-element.ts';

/** The certificates in the `KeyDescriptor` elements of a role, each with what it is for; findings on their dates. */
export function readCertificates(role: XmlElement, now: Date, places: ElementPlace): Checked<MetadataCertificate[]> {
  const read = elementsNamed(role, 'KeyDescriptor').map((key) => certificatesOfKey(key, now, places));
  const value = read.flatMap((key) => key.value);
  const diagnostics = read.flatMap((key) => key.diagnostics);
  return { value, diagnostics: [...(value.length > 0 ? diagnostics.map(bearable) : diagnostics), ...leftOut(value)] };
}

/** Beside a good certificate, one that can't be read costs itself and no more. */
function bearable(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code !== 'metadata-certificate-unreadable') return diagnostic;
  return { ...diagnostic, severity: 'warning', message: `${diagnostic.message}; it is left out` };
}

/** All but the first of the certificates to encrypt with. */
function leftOut(certificates: readonly MetadataCertificate[]): Diagnostic[] {
  const encrypting = certificates.filter(({ use }) => use === 'encryption');
  const others = encrypting.filter(({ pem }, index) => index > 0 && pem !== encrypting[0]?.pem);
  const message = 'a further encryption certificate is left out; the first is used';
  return others.map(({ place }) => finding('metadata-certificate-skipped', place, message));
}

function certificatesOfKey(key: XmlElement, now: Date, places: ElementPlace): Checked<MetadataCertificate[]> {
  const inside = (parents: XmlElement[], name: string) =>
    parents.flatMap((parent) => elementsNamed(parent, name, signatureNamespace));
  const elements = inside(inside(inside([key], 'KeyInfo'), 'X509Data'), 'X509Certificate');
  if (elements.length === 0) {
    return {
      value: [],
      diagnostics: [finding('metadata-key-unusable', places.of(key), 'a key without a certificate is left out')],
    };
  }
  const use = useOf(key);
  const value: MetadataCertificate[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const element of elements) {
    const place = places.of(element);
    const certificate = parseCertificate(element.text);
    if (certificate) {
      value.push({ use, pem: toPem(certificate.raw), place });
      diagnostics.push(...checkDates(certificate, now, place));
    } else {
      diagnostics.push(finding('metadata-certificate-unreadable', place, 'this is not an X.509 certificate'));
    }
  }
  return { value, diagnostics };
}

function useOf(key: XmlElement): MetadataCertificate['use'] {
  const use = key.attributes.get('use');
  return use === 'signing' || use === 'encryption' ? use : 'both';
}

/** Base64 with any white space, also written out as `\\n`, with or without PEM's header and footer. `undefined` when it isn't a certificate. */
export function parseCertificate(written: string): X509Certificate | undefined {
  const base64 = written.replace(/-----[A-Z0-9 ]+-----/g, '').replace(/\\[rnt]|\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

/** DER → PEM with lines of 64 characters. */
function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** A finding when a certificate has expired or isn't valid yet. */
export function checkDates(certificate: X509Certificate, now: Date, place: Place): Diagnostic[] {
  const subject = certificate.subject.replaceAll('\n', ', ');
  if (now.getTime() > Date.parse(certificate.validTo)) {
    return [
      finding(
        'metadata-certificate-expired',
        place,
        `the certificate ${subject} expired on ${dateOf(new Date(certificate.validTo))}`,
        {
          hint: 'ask the partner for its current metadata',
        },
      ),
    ];
  }
  if (now.getTime() < Date.parse(certificate.validFrom)) {
    const from = dateOf(new Date(certificate.validFrom));
    return [finding('metadata-certificate-not-yet-valid', place, `the certificate ${subject} is valid from ${from}`)];
  }
  return [];
}
