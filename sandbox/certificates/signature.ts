import { constants } from 'node:crypto';
import { der, integer, oid, SEQUENCE } from './der.ts';

const rsaOids: Record<string, string> = {
  1: '1.2.840.113549.1.1.5',
  256: '1.2.840.113549.1.1.11',
  384: '1.2.840.113549.1.1.12',
  512: '1.2.840.113549.1.1.13',
};
const ecOids: Record<string, string> = {
  1: '1.2.840.10045.4.1',
  256: '1.2.840.10045.4.3.2',
  384: '1.2.840.10045.4.3.3',
  512: '1.2.840.10045.4.3.4',
};
const hashOids: Record<string, string> = {
  256: '2.16.840.1.101.3.4.2.1',
  384: '2.16.840.1.101.3.4.2.2',
  512: '2.16.840.1.101.3.4.2.3',
};

/** How to sign, and how the signature names its algorithm in DER. */
interface Signature {
  identifier: Buffer;
  hash: string;
  pss?: { padding: number; saltLength: number };
}

/** The algorithm that the API calls `name`; without one, SHA-256 with the key's kind. */
export function signatureOf(name: string | undefined, ec: boolean): Signature {
  const bits = /^SHA(\d+)/.exec(name ?? '')?.[1] ?? '256';
  const hash = `sha${bits}`;
  if (ec) return { hash, identifier: der(SEQUENCE, oid(ecOids[bits] ?? ecOids[256]!)) };
  if (!name?.endsWith('MGF1')) {
    return { hash, identifier: der(SEQUENCE, oid(rsaOids[bits] ?? rsaOids[256]!), der(0x05)) };
  }
  return pssSignature(bits, hash);
}

function pssSignature(bits: string, hash: string): Signature {
  const saltLength = Number(bits) / 8;
  const hashId = der(SEQUENCE, oid(hashOids[bits] ?? hashOids[256]!), der(0x05));
  const parameters = der(
    SEQUENCE,
    der(0xa0, hashId),
    der(0xa1, der(SEQUENCE, oid('1.2.840.113549.1.1.8'), hashId)),
    der(0xa2, integer(BigInt(saltLength))),
  );
  return {
    hash,
    identifier: der(SEQUENCE, oid('1.2.840.113549.1.1.10'), parameters),
    pss: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength },
  };
}
