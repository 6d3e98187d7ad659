import { createHash, X509Certificate } from 'node:crypto';

/** What counts about a certificate. Times are milliseconds since 1970. */
interface Certificate {
  /** Equal for the same certificate, however its text is wrapped. */
  fingerprint: string;
  /** Equal where a renewed certificate kept its key. */
  key: string;
  /** The kind of its key: `RSA`, `EC`, `DSA`. */
  keyType: string;
  subject: string;
  from: number;
  to: number;
}

/** PEM, base64 alone, or a PEM file in base64 → a certificate; `undefined` when it is none. */
export function readCertificate(text: string): Certificate | undefined {
  const base64 = certificateContent(text);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  try {
    const read = new X509Certificate(Buffer.from(base64, 'base64'));
    const key = read.publicKey.export({ type: 'spki', format: 'der' });
    return {
      fingerprint: read.fingerprint256,
      key: createHash('sha256').update(key).digest('hex'),
      keyType: (read.publicKey.asymmetricKeyType ?? '').toUpperCase(),
      subject: read.subject.replaceAll('\n', ', '),
      from: Date.parse(read.validFrom),
      to: Date.parse(read.validTo),
    };
  } catch {
    return undefined;
  }
}

/** Whether a certificate may be used at a time. */
export function validityOf({ from, to }: Certificate, now: Date): 'valid' | 'expired' | 'not-yet' {
  if (now.getTime() > to) return 'expired';
  return now.getTime() < from ? 'not-yet' : 'valid';
}

/**
 * What becomes of messages when one list of certificates takes the place of another:
 * - `same`: each key that could be used can be used still, and none is new;
 * - `more`: further keys can be used, none is gone (a roll-over begins);
 * - `repaired`: no key could be used before, one can now;
 * - `lost`: a key that could be used is gone; `expires` is the latest end of those;
 * - `none`: no certificate of the new list can be used today;
 * - `unknown`: a text is no certificate.
 */
type TrustChange = { verdict: 'same' | 'more' | 'repaired' | 'none' | 'unknown' } | { verdict: 'lost'; expires: Date };

/** Compares what verifies, or encrypts, before and after: by key and validity, whatever the texts and their order. */
export function compareTrust(old: readonly string[], now: readonly string[], today: Date): TrustChange {
  const [before, after] = [old.map(readCertificate), now.map(readCertificate)];
  if (before.includes(undefined) || after.includes(undefined)) return { verdict: 'unknown' };
  const [could, can] = [usable(before as Certificate[], today), usable(after as Certificate[], today)];
  if (can.size === 0) return { verdict: could.size === 0 && isSameList(before, after) ? 'same' : 'none' };
  const lost = [...could].filter(([key]) => !can.has(key)).map(([, to]) => to);
  if (lost.length > 0) return { verdict: 'lost', expires: new Date(Math.max(...lost)) };
  if (could.size === 0) return { verdict: 'repaired' };
  return { verdict: can.size > could.size ? 'more' : 'same' };
}

/** The keys that can be used today, each with the end of its validity. */
function usable(certificates: readonly Certificate[], today: Date): Map<string, number> {
  const valid = certificates.filter((one) => validityOf(one, today) === 'valid');
  return new Map(valid.sort((a, b) => a.to - b.to).map(({ key, to }) => [key, to]));
}

function isSameList(a: readonly (Certificate | undefined)[], b: readonly (Certificate | undefined)[]): boolean {
  const [first, second] = [a, b].map((list) => [...new Set(list.map((one) => one?.fingerprint))].sort().join());
  return first === second;
}

/**
 * The content of a certificate, however it is wrapped: PEM with or without its header, footer and line breaks (also those
 * written out as `\\n`), or a
 * whole PEM file in base64. Two texts are the same certificate when this is equal.
 */
export function certificateContent(text: string): string {
  const plain = bodyOf(text);
  // `LS0tLS1CRUdJTi` is base64 for `-----BEGIN`.
  return plain.startsWith('LS0tLS1CRUdJTi') ? bodyOf(Buffer.from(plain, 'base64').toString('latin1')) : plain;
}

/** A certificate in one form, as PingFederate answers it: header, lines of 76 characters, footer. */
export function canonicalPem(text: string): string {
  const lines = certificateContent(text).match(/.{1,76}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function bodyOf(text: string): string {
  const begin = text.indexOf('-----BEGIN');
  const from = begin < 0 ? 0 : text.indexOf('-----', begin + 10) + 5;
  const end = text.indexOf('-----END', from);
  return text.slice(from, end < 0 ? undefined : end).replace(/\\[rnt]|\s+/g, '');
}

/** A fingerprint in one form, as servers write it: hex digits in capitals, without colons or blanks. */
export const plainFingerprint = (fingerprint: string): string => fingerprint.replace(/[\s:]/g, '').toUpperCase();
