import { createDecipheriv, createPrivateKey, type KeyObject, pbkdf2Sync, X509Certificate } from 'node:crypto';
import { type Der, inside, oidText, readDer, SEQUENCE } from './der.ts';
import { KeyStoreError, type StoredKey } from './stored-key.ts';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERT_BAG = '1.2.840.113549.1.12.10.1.3';
const PBES2 = '1.2.840.113549.1.5.13';

/**
 * Reads the key and its certificate from a PKCS#12 file (RFC 7292) as today's tools write it: PBES2 with AES and
 * HMAC-SHA-2. A wrong password shows where nothing can be decrypted, so the file's own checksum isn't asked.
 */
export function readPkcs12(bytes: Buffer, password: string): StoredKey {
  try {
    const [, authSafe] = inside(readDer(bytes)[0]);
    const content = octets(inside(authSafe)[1]);
    const bags = inside(readDer(content)[0]).flatMap((info) => bagsOf(info, password));
    return keyAndCertificate(bags, password);
  } catch (error) {
    if (error instanceof KeyStoreError) throw error;
    throw new KeyStoreError('format', `not a PKCS#12 file: ${String(error)}`);
  }
}

interface Bag {
  type: string;
  value: Der;
  keyId?: string;
}

/** The inner text of an explicitly tagged octet string, which may come in pieces. */
function octets(tagged: Der | undefined): Buffer {
  return Buffer.concat(inside(tagged).map(joined));
}

function joined(element: Der): Buffer {
  return element.tag & 0x20 ? Buffer.concat(inside(element).map(joined)) : element.content;
}

function bagsOf(info: Der, password: string): Bag[] {
  const [type, content] = inside(info);
  const kind = oidText(type!.content);
  if (kind === DATA) return bagsIn(octets(content));
  if (kind !== ENCRYPTED_DATA) return [];
  const [, encrypted] = inside(inside(content)[0]);
  const [, algorithm, text] = inside(encrypted);
  const safe = decrypt(algorithm!, joined(text!), password);
  try {
    return bagsIn(safe);
  } catch {
    throw new KeyStoreError('password', 'what was decrypted is nothing');
  }
}

function bagsIn(safe: Buffer): Bag[] {
  return inside(readDer(safe)[0]).map(readBag);
}

function readBag(element: Der): Bag {
  const [type, value, attributes] = inside(element);
  const localKeyId = attributes
    ? inside(attributes).find((attribute) => oidText(inside(attribute)[0]!.content) === '1.2.840.113549.1.9.21')
    : undefined;
  return {
    type: oidText(type!.content),
    value: inside(value)[0]!,
    keyId: localKeyId ? inside(localKeyId)[1]!.content.toString('hex') : undefined,
  };
}

function keyAndCertificate(bags: Bag[], password: string): StoredKey {
  const key = bags.find((bag) => bag.type === SHROUDED_KEY_BAG || bag.type === KEY_BAG);
  if (!key) throw new KeyStoreError('format', 'there is no private key in the file');
  const certs = bags.filter((bag) => bag.type === CERT_BAG);
  const cert = certs.find((bag) => bag.keyId !== undefined && bag.keyId === key.keyId) ?? certs[0];
  if (!cert) throw new KeyStoreError('format', 'there is no certificate in the file');
  return {
    certificate: new X509Certificate(octets(inside(cert.value)[1])),
    privateKey: keyIn(privateKeyInfo(key, password)),
  };
}

/** What was decrypted with a wrong password may look whole, and isn't a key. */
function keyIn(der: Buffer): KeyObject {
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw new KeyStoreError('password', `the key could not be read: ${String(cause)}`);
  }
}

function privateKeyInfo({ type, value }: Bag, password: string): Buffer {
  if (type === KEY_BAG) return value.whole;
  const [algorithm, text] = inside(value);
  return decrypt(algorithm!, text!.content, password);
}

const ciphers: Record<string, [name: string, keyLength: number]> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
};
const hmacs: Record<string, string> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

function decrypt(algorithm: Der, text: Buffer, password: string): Buffer {
  const [type, parameters] = inside(algorithm);
  const kind = oidText(type!.content);
  if (kind !== PBES2) throw new KeyStoreError('format', `the encryption ${kind} is out of use`);
  const [derivation, scheme] = inside(parameters);
  const [salt, rounds, ...more] = inside(inside(derivation)[1]);
  const named = more.find((element) => element.tag === SEQUENCE);
  const hmac = named ? hmacs[oidText(inside(named)[0]!.content)] : 'sha1';
  const [cipherId, iv] = inside(scheme);
  const cipher = ciphers[oidText(cipherId!.content)];
  if (!cipher || !hmac) throw new KeyStoreError('format', 'the encryption is not AES with HMAC-SHA');
  const [name, length] = cipher;
  const key = pbkdf2Sync(password, salt!.content, numberOf(rounds!), length, hmac);
  return cbc(name, key, iv!.content, text);
}

function cbc(cipher: string, key: Buffer, iv: Buffer, text: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(cipher, key, iv);
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch (cause) {
    throw new KeyStoreError('password', `the content could not be decrypted: ${String(cause)}`);
  }
}

function numberOf(element: Der): number {
  return Number(BigInt(`0x${element.content.toString('hex')}`));
}
