import { X509Certificate } from 'node:crypto';
import type { JsonObject, Pointer } from '../../document/json.ts';
import { objectIn, textIn } from '../../document/readers.ts';
import { certificateContent } from '../../meaning/certificate.ts';
import { dateOf, daysLeft, warningDays } from '../../metadata/expiry.ts';
import type { Check } from './check.ts';

/**
 * That what an object holds as its `x509File` is one certificate, and still valid.
 *
 * @param pointer where the object stands
 */
export function checkCertificate(check: Check, item: JsonObject, pointer: Pointer): void {
  checkCertificateText(check, textIn(objectIn(item, 'x509File'), 'fileData'), `${pointer}/x509File/fileData`);
}

/** The same of a text itself; the certificate where it is one. */
export function checkCertificateText(
  check: Check,
  text: string | undefined,
  at: Pointer,
  several = 'each further one is an item of `certs` of its own',
): X509Certificate | undefined {
  // An unfilled reference has a finding of its own.
  if (text === undefined || text.includes('${')) return undefined;
  const read = readCertificate(text);
  if (typeof read === 'string') {
    check.report(
      read === 'not-a-certificate' ? 'certificate-unreadable' : 'certificate-with-private-key',
      at,
      words[read],
      'give the certificate alone, as a PEM text that begins with -----BEGIN CERTIFICATE-----',
    );
    return undefined;
  }
  const count = text.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 1;
  if (count > 1) {
    check.report(
      'certificate-several',
      at,
      `${count} certificates stand here, and only the first is taken`,
      `give one alone; ${several}`,
    );
  }
  if (check.now) checkDates(check, read, at, check.now);
  return read;
}

const words = {
  'private-key': 'a private key stands where a certificate belongs; it must not be here at all',
  'pkcs-12': 'a PKCS#12 file stands where a certificate belongs; such a file can hold a private key',
  'not-a-certificate': 'this is no X.509 certificate',
} as const;

/** The certificate in a text (PEM, its base64 alone, or base64 of a PEM file), or what it is instead. */
function readCertificate(text: string): X509Certificate | keyof typeof words {
  const content = certificateContent(text);
  const der = Buffer.from(content, 'base64');
  if (/PRIVATE KEY-----/.test(text) || /PRIVATE KEY-----/.test(der.toString('latin1'))) return 'private-key';
  if (!/^[A-Za-z0-9+/]+=*$/.test(content))
    return isPkcs12(Buffer.from(text, 'latin1')) ? 'pkcs-12' : 'not-a-certificate';
  try {
    return new X509Certificate(der);
  } catch {
    return isPkcs12(der) ? 'pkcs-12' : 'not-a-certificate';
  }
}

/** A PKCS#12 file begins with version 3 and the type PKCS#7 data or signed data (RFC 7292). */
function isPkcs12(der: Buffer): boolean {
  const start = der.subarray(0, 40).toString('hex');
  return start.startsWith('30') && start.includes('020103') && start.includes('2a864886f70d0107');
}

function checkDates({ report }: Check, certificate: X509Certificate, at: Pointer, now: Date): void {
  const from = new Date(certificate.validFrom);
  const to = new Date(certificate.validTo);
  const name = certificate.subject.replaceAll('\n', ', ');
  if (to < now) {
    report('certificate-expired', at, `the certificate of ${name} expired on ${dateOf(to)}`);
  } else if (from > now) {
    report('certificate-not-yet-valid', at, `the certificate of ${name} is valid from ${dateOf(from)} on`);
  } else if (daysLeft(to, now) < warningDays) {
    const days = Math.floor(daysLeft(to, now));
    report('certificate-expiring', at, `the certificate of ${name} expires on ${dateOf(to)}, in ${days} days`);
  }
}
