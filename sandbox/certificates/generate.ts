import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { der, integer, oid, SEQUENCE, SET, time } from './der.ts';
import { signatureOf } from './signature.ts';
import type { StoredKey } from './stored-key.ts';

/** What a new key pair is made from; the members of NewKeyPairSettings that matter for it. */
export interface NewKeyPair {
  commonName: string;
  organization?: string;
  organizationUnit?: string;
  city?: string;
  state?: string;
  country?: string;
  subjectAlternativeNames?: string[];
  validDays: number;
  keyAlgorithm?: string;
  keySize?: number;
  signatureAlgorithm?: string;
}

const curves: Record<number, string> = { 256: 'P-256', 384: 'P-384', 521: 'P-521' };
const nameOids: [keyof NewKeyPair, string][] = [
  ['country', '2.5.4.6'],
  ['state', '2.5.4.8'],
  ['city', '2.5.4.7'],
  ['organization', '2.5.4.10'],
  ['organizationUnit', '2.5.4.11'],
  ['commonName', '2.5.4.3'],
];

/** A new key with a self-signed certificate; or a new certificate for a key that is there. */
export function generateKeyPair(
  wanted: NewKeyPair,
  now: Date,
  known?: KeyObject,
): Required<Omit<StoredKey, 'standIn'>> {
  const privateKey = known ?? newKey(wanted);
  return { privateKey, certificate: selfSigned(wanted, privateKey, now) };
}

function newKey({ keyAlgorithm, keySize }: NewKeyPair): KeyObject {
  if (keyAlgorithm === 'EC') {
    return generateKeyPairSync('ec', { namedCurve: curves[keySize ?? 256] ?? 'P-256' }).privateKey;
  }
  return generateKeyPairSync('rsa', { modulusLength: keySize ?? 2048 }).privateKey;
}

function selfSigned(wanted: NewKeyPair, privateKey: KeyObject, now: Date): X509Certificate {
  const ec = wanted.keyAlgorithm === 'EC';
  const algorithm = signatureOf(wanted.signatureAlgorithm, ec);
  const name = nameOf(wanted);
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const end = new Date(now.getTime() + wanted.validDays * 86_400_000);
  const tbs = der(
    SEQUENCE,
    der(0xa0, integer(2n)),
    integer(BigInt(`0x1${randomBytes(5).toString('hex')}`)),
    algorithm.identifier,
    name,
    der(SEQUENCE, time(now), time(end)),
    name,
    spki,
    ...extensions(wanted),
  );
  const signature = sign(algorithm.hash, tbs, algorithm.pss ? { key: privateKey, ...algorithm.pss } : privateKey);
  const bits = der(0x03, Buffer.alloc(1), signature);
  return new X509Certificate(der(SEQUENCE, tbs, algorithm.identifier, bits));
}

function nameOf(wanted: NewKeyPair): Buffer {
  const parts = nameOids
    .filter(([member]) => wanted[member])
    .map(([member, id]) =>
      der(SET, der(SEQUENCE, oid(id), der(member === 'country' ? 0x13 : 0x0c, Buffer.from(String(wanted[member]))))),
    );
  return der(SEQUENCE, ...parts);
}

function extensions({ subjectAlternativeNames = [] }: NewKeyPair): Buffer[] {
  if (subjectAlternativeNames.length === 0) return [];
  const names = subjectAlternativeNames.map((name) =>
    /^\d+(\.\d+){3}$/.test(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name)),
  );
  const value = der(0x04, der(SEQUENCE, ...names));
  return [der(0xa3, der(SEQUENCE, der(SEQUENCE, oid('2.5.29.17'), value)))];
}
