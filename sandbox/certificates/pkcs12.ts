import { createDecipheriv, createHash, createHmac, createPrivateKey, pbkdf2Sync, X509Certificate } from 'node:crypto';
import { type Der, inside, oidText, readDer } from './der.ts';
import { decryptRc2 } from './rc2.ts';
import { KeyStoreError, type StoredKey } from './stored-key.ts';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERT_BAG = '1.2.840.113549.1.12.10.1.3';
const PBES2 = '1.2.840.113549.1.5.13';
const PBE_3DES = '1.2.840.113549.1.12.1.3';
const PBE_RC2_40 = '1.2.840.113549.1.12.1.6';

/** Reads the key and its certificate from a PKCS#12 file (RFC 7292). A wrong password is told from a broken file. */
export function readPkcs12(bytes: Buffer, password: string): StoredKey {
  try {
    const [, authSafe, mac] = inside(readDer(bytes)[0]);
    const content = octets(inside(authSafe)[1]);
    if (mac) checkMac(mac, content, password);
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
  const safe =
    kind === DATA ? octets(content) : kind === ENCRYPTED_DATA ? decryptContent(content!, password) : undefined;
  return safe ? inside(readDer(safe)[0]).map(readBag) : [];
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

function decryptContent(content: Der, password: string): Buffer {
  const [, encrypted] = inside(inside(content)[0]);
  const [, algorithm, text] = inside(encrypted);
  return decrypt(algorithm!, joined(text!), password);
}

function keyAndCertificate(bags: Bag[], password: string): StoredKey {
  const key = bags.find((bag) => bag.type === SHROUDED_KEY_BAG || bag.type === KEY_BAG);
  if (!key) throw new KeyStoreError('format', 'there is no private key in the file');
  const certs = bags.filter((bag) => bag.type === CERT_BAG);
  const cert = certs.find((bag) => bag.keyId !== undefined && bag.keyId === key.keyId) ?? certs[0];
  if (!cert) throw new KeyStoreError('format', 'there is no certificate in the file');
  return {
    certificate: new X509Certificate(octets(inside(cert.value)[1])),
    privateKey: createPrivateKey({ key: privateKeyInfo(key, password), format: 'der', type: 'pkcs8' }),
  };
}

function privateKeyInfo({ type, value }: Bag, password: string): Buffer {
  if (type === KEY_BAG) return value.whole;
  const [algorithm, text] = inside(value);
  return decrypt(algorithm!, text!.content, password);
}

function decrypt(algorithm: Der, text: Buffer, password: string): Buffer {
  const [type, parameters] = inside(algorithm);
  const kind = oidText(type!.content);
  if (kind === PBES2) return decryptPbes2(parameters!, text, password);
  const [salt, rounds] = inside(parameters);
  const derive = (purpose: number, length: number) =>
    deriveBytes('sha1', 64, { password, salt: salt!.content, rounds: numberOf(rounds!), purpose, length });
  if (kind === PBE_RC2_40) return decryptRc2(derive(1, 5), derive(2, 8), text);
  if (kind !== PBE_3DES) throw new KeyStoreError('format', `the encryption ${kind} is not supported`);
  return cbc('des-ede3-cbc', derive(1, 24), derive(2, 8), text);
}

const ciphers: Record<string, [name: string, keyLength: number]> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};
const hmacs: Record<string, string> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

function decryptPbes2(parameters: Der, text: Buffer, password: string): Buffer {
  const [derivation, scheme] = inside(parameters);
  const [salt, rounds, ...more] = inside(inside(derivation)[1]);
  const prf = more.find((element) => element.tag === 0x30);
  const hmac = prf ? (hmacs[oidText(inside(prf)[0]!.content)] ?? 'sha256') : 'sha1';
  const [cipherId, iv] = inside(scheme);
  const [cipher, length] = ciphers[oidText(cipherId!.content)] ?? ['aes-256-cbc', 32];
  const key = pbkdf2Sync(password, salt!.content, numberOf(rounds!), length, hmac);
  return cbc(cipher, key, iv!.content, text);
}

function cbc(cipher: string, key: Buffer, iv: Buffer, text: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(cipher, key, iv);
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch (cause) {
    throw new KeyStoreError('password', `the content could not be decrypted: ${String(cause)}`);
  }
}

function checkMac(mac: Der, content: Buffer, password: string): void {
  const [digestInfo, salt, rounds] = inside(mac);
  const [algorithm, digest] = inside(digestInfo);
  const hash = { '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.3': 'sha512' }[
    oidText(inside(algorithm)[0]!.content)
  ];
  if (!hash) return;
  const length = digest!.content.length;
  const request = { password, salt: salt!.content, rounds: rounds ? numberOf(rounds) : 1, purpose: 3, length };
  const key = deriveBytes(hash, hash === 'sha512' ? 128 : 64, request);
  if (!createHmac(hash, key).update(content).digest().equals(digest!.content)) {
    throw new KeyStoreError('password', 'the password is wrong');
  }
}

function numberOf(element: Der): number {
  return Number(BigInt(`0x${element.content.toString('hex')}`));
}

interface Derivation {
  password: string;
  salt: Buffer;
  rounds: number;
  /** 1: key, 2: initialisation vector, 3: MAC key. */
  purpose: number;
  length: number;
}

/** The key derivation of PKCS#12 (RFC 7292, appendix B.2), for hashes with blocks of `block` bytes. */
function deriveBytes(hash: string, block: number, { password, salt, rounds, purpose, length }: Derivation): Buffer {
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const diversifier = Buffer.alloc(block, purpose);
  const input = Buffer.concat([repeated(salt, block), repeated(secret, block)]);
  const out: Buffer[] = [];
  for (let size = 0; size < length; ) {
    let digest = createHash(hash).update(diversifier).update(input).digest();
    for (let round = 1; round < rounds; round += 1) digest = createHash(hash).update(digest).digest();
    out.push(digest);
    size += digest.length;
    for (let at = 0; at < input.length; at += block) addOne(input.subarray(at, at + block), repeated(digest, block));
  }
  return Buffer.concat(out).subarray(0, length);
}

function repeated(bytes: Buffer, block: number): Buffer {
  const length = Math.ceil(bytes.length / block) * block;
  return Buffer.alloc(length, bytes.length > 0 ? bytes : 0);
}

/** `target = target + added + 1`, as big-endian numbers of the same length. */
function addOne(target: Buffer, added: Buffer): void {
  let carry = 1;
  for (let at = target.length - 1; at >= 0; at -= 1) {
    const sum = target[at]! + added[at]! + carry;
    target[at] = sum & 0xff;
    carry = sum >> 8;
  }
}
