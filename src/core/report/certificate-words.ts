import { X509Certificate } from 'node:crypto';
import { isObject, type Json } from '../document/json.ts';
import { dateOf } from '../metadata/expiry.ts';
import { shortened, visible } from './visible-text.ts';

/** What a person recognises a certificate by. */
interface CertificateFacts {
  subject: string;
  /** SHA-256, `AB:CD:…`. */
  fingerprint: string;
  expires: Date;
}

const pem = /-----BEGIN CERTIFICATE-----/;

/** The facts of a certificate in PEM or bare base64 text, `undefined` when it isn't one. */
function certificateFacts(text: string): CertificateFacts | undefined {
  const body = pem.test(text) ? text : `-----BEGIN CERTIFICATE-----\n${text.trim()}\n-----END CERTIFICATE-----`;
  try {
    const certificate = new X509Certificate(body);
    return {
      subject: certificate.subject.split('\n').reverse().join(', '),
      fingerprint: certificate.fingerprint256,
      expires: new Date(certificate.validTo),
    };
  } catch {
    return undefined;
  }
}

/** `CN=Partner, O=Acme, expires 2030-01-01, SHA-256 B9BA118E…F042`: on one line, the fingerprint by its two ends. */
export function certificateWords(text: string): string {
  const facts = certificateFacts(text);
  if (!facts) return `(a certificate that can't be read, ${text.length} characters)`;
  const digits = facts.fingerprint.replaceAll(':', '');
  const ends = `${digits.slice(0, 8)}…${digits.slice(-4)}`;
  return `${shortened(visible(facts.subject), 120)}, expires ${dateOf(facts.expires)}, SHA-256 ${ends}`;
}

/** The certificate text inside a value: PEM itself, an `x509File`, or an entry of `credentials.certs`. */
export function certificateIn(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return pem.test(value) ? value : undefined;
  if (!isObject(value)) return undefined;
  if (typeof value.fileData === 'string') return value.fileData;
  return certificateIn(value.x509File);
}
