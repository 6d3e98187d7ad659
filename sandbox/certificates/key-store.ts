import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readPkcs12 } from './pkcs12.ts';
import { KeyStoreError, type StoredKey } from './stored-key.ts';

/**
 * Reads a key store as the API takes it (base64): PKCS#12, PEM, or a Java key store, of which only the certificate is
 * read. Without a password, a Java key store and the certificate of an unencrypted store can still be read.
 */
export function readKeyStore(fileData: string, password: string | undefined): StoredKey {
  const bytes = bytesOf(fileData);
  if (bytes.length < 4) throw new KeyStoreError('format', 'the file is empty');
  if (bytes.readUInt32BE(0) === JAVA_KEY_STORE) return readJavaKeyStore(bytes);
  return isPem(bytes) ? readPem(bytes.toString('latin1'), password) : readPkcs12(bytes, password ?? '');
}

/** "In the case of PEM, the raw (non-base-64) data is also accepted", the API's description says. */
function bytesOf(fileData: string): Buffer {
  return fileData.trimStart().startsWith('-----BEGIN ')
    ? Buffer.from(fileData.trimStart(), 'latin1')
    : Buffer.from(fileData, 'base64');
}

const isPem = (bytes: Buffer) => bytes.subarray(0, 11).toString('latin1') === '-----BEGIN ';

/** Which of the formats of the API a file is in; a Java key store is in none. */
export function formatOf(fileData: string): 'PEM' | 'PKCS12' | undefined {
  const bytes = bytesOf(fileData);
  if (isPem(bytes)) return 'PEM';
  return bytes.length >= 4 && bytes.readUInt32BE(0) === JAVA_KEY_STORE ? undefined : 'PKCS12';
}

const JAVA_KEY_STORE = 0xfeedfeed;

/** Alias, date, encrypted key and certificate chain follow each other, each with its length; the chain is in clear. */
function readJavaKeyStore(bytes: Buffer): StoredKey {
  let at = 12;
  const take = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const short = () => take(2).readUInt16BE();
  const long = () => take(4).readUInt32BE();
  try {
    if (long() !== 1) throw new RangeError('the first entry is not a key');
    take(short() + 8);
    take(long());
    long();
    take(short());
    return { certificate: new X509Certificate(take(long())) };
  } catch (cause) {
    throw new KeyStoreError('format', `not a Java key store: ${String(cause)}`);
  }
}

/** OpenSSL tells a wrong passphrase by a code, and by its words. */
function describe(cause: unknown): string {
  return `${(cause as { code?: string } | undefined)?.code ?? ''} ${String(cause)}`;
}

function readPem(text: string, passphrase: string | undefined): StoredKey {
  try {
    const key = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/.exec(text)?.[0];
    const certificate = new X509Certificate(/-----BEGIN CERT[\s\S]*?-----END CERTIFICATE-----/.exec(text)?.[0] ?? '');
    return key ? { certificate, privateKey: createPrivateKey({ key, passphrase }) } : { certificate };
  } catch (cause) {
    const wrong = /BAD_DECRYPT|MISSING_PASSPHRASE|bad decrypt|interrupted or cancelled/i.test(describe(cause));
    throw new KeyStoreError(wrong ? 'password' : 'format', `not a key and a certificate in PEM: ${String(cause)}`);
  }
}
