import type { KeyObject, X509Certificate } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import { isAtLeast } from '../model/versions.ts';
import type { World } from '../world.ts';
import { type Der, inside, oidText, readDer } from './der.ts';

/** What the API tells of a certificate (CertView); serial numbers are decimal, names in RFC 2253 order. */
export function certView(certificate: X509Certificate, id: string, world: Pick<World, 'now' | 'version'>): JsonObject {
  const now = world.now();
  const [tbs, algorithm] = inside(readDer(certificate.raw)[0]);
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  return {
    id,
    serialNumber: BigInt(`0x${certificate.serialNumber}`).toString(),
    subjectDN: distinguishedName(certificate.subject),
    subjectAlternativeNames: alternativeNames(certificate.subjectAltName, world.version),
    issuerDN: distinguishedName(certificate.issuer),
    validFrom: from.toISOString(),
    expires: to.toISOString(),
    ...keyOf(certificate.publicKey),
    signatureAlgorithm: signatureName(algorithm),
    version: versionOf(tbs),
    sha1Fingerprint: certificate.fingerprint.replaceAll(':', ''),
    sha256Fingerprint: certificate.fingerprint256.replaceAll(':', ''),
    status: now > to ? 'EXPIRED' : now < from ? 'NOT_YET_VALID' : 'VALID',
  };
}

/** Node gives a line for each part, in the order of the encoding; Java prints the reverse. */
function distinguishedName(lines: string | undefined): string {
  return (lines ?? '').split('\n').reverse().join(', ');
}

/** From 13.0 on a DNS name comes back as `DNS: 'example.com'`; how other kinds are written isn't known. */
function alternativeNames(text: string | undefined, version: string): string[] {
  if (!text) return [];
  return text.split(', ').map((given) => {
    const name = given.replace(/^[A-Za-z ]+:/, '').replace(/^"|"$/g, '');
    return given.startsWith('DNS:') && isAtLeast(version, '13.0') ? `DNS: '${name}'` : name;
  });
}

const curveSizes: Record<string, number> = { prime256v1: 256, secp384r1: 384, secp521r1: 521 };

function keyOf(key: KeyObject): JsonObject {
  const details = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') {
    return { keyAlgorithm: 'EC', keySize: curveSizes[details.namedCurve ?? ''] ?? 256 };
  }
  const algorithm = key.asymmetricKeyType === 'dsa' ? 'DSA' : 'RSA';
  return { keyAlgorithm: algorithm, keySize: details.modulusLength ?? 0 };
}

const signatureNames: Record<string, string> = {
  '1.2.840.113549.1.1.4': 'MD5withRSA',
  '1.2.840.113549.1.1.5': 'SHA1withRSA',
  '1.2.840.113549.1.1.10': 'RSASSA-PSS',
  '1.2.840.113549.1.1.11': 'SHA256withRSA',
  '1.2.840.113549.1.1.12': 'SHA384withRSA',
  '1.2.840.113549.1.1.13': 'SHA512withRSA',
  '1.2.840.10040.4.3': 'SHA1withDSA',
  '2.16.840.1.101.3.4.3.2': 'SHA256withDSA',
  '1.2.840.10045.4.1': 'SHA1withECDSA',
  '1.2.840.10045.4.3.2': 'SHA256withECDSA',
  '1.2.840.10045.4.3.3': 'SHA384withECDSA',
  '1.2.840.10045.4.3.4': 'SHA512withECDSA',
};

function signatureName(algorithm: Der | undefined): string {
  const identifier = oidText(inside(algorithm)[0]!.content);
  return signatureNames[identifier] ?? identifier;
}

/** The version stands in an optional first element, counted from 0; without it the certificate is version 1. */
function versionOf(tbs: Der | undefined): number {
  const first = inside(tbs)[0]!;
  return first.tag === 0xa0 ? inside(first)[0]!.content[0]! + 1 : 1;
}
