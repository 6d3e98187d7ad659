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

/**
 * A wrong passphrase shows as bad padding, or, by chance, as something that is no key: under encryption either is the
 * passphrase's fault.
 */
function readPem(text: string, passphrase: string | undefined): StoredKey {
  const key = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/.exec(text)?.[0];
  const encrypted = /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(key ?? '');
  const certificate = orRefuse('format', () => {
    return new X509Certificate(/-----BEGIN CERT[\s\S]*?-----END CERTIFICATE-----/.exec(text)?.[0] ?? '');
  });
  if (!key) return { certificate };
  const read = () => createPrivateKey({ key, passphrase });
  return { certificate, privateKey: orRefuse(encrypted ? 'password' : 'format', read) };
}

function orRefuse<Read>(reason: KeyStoreError['reason'], read: () => Read): Read {
  try {
    return read();
  } catch (cause) {
    throw new KeyStoreError(reason, `not a key and a certificate in PEM: ${String(cause)}`);
  }
}
