import type { KeyObject, X509Certificate } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import { isAtLeast } from '../model/versions.ts';
import type { World } from '../world.ts';
import { type Der, inside, oidText, readDer } from './der.ts';
import { distinguishedName } from './name.ts';

/** What the API tells of a certificate (CertView); serial numbers are decimal. */
export function certView(certificate: X509Certificate, id: string, world: Pick<World, 'now' | 'version'>): JsonObject {
  const now = world.now();
  const [tbs, algorithm] = inside(readDer(certificate.raw)[0]);
  const { issuer, subject } = namesIn(tbs);
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  return {
    id,
    serialNumber: BigInt(`0x${certificate.serialNumber}`).toString(),
    subjectDN: distinguishedName(subject),
    subjectAlternativeNames: alternativeNames(certificate.subjectAltName, world.version),
    issuerDN: distinguishedName(issuer),
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

const versionTag = 0xa0;

/** The version stands in an optional first element, counted from 0; without it the certificate is version 1. */
function versionOf(tbs: Der | undefined): number {
  const first = inside(tbs)[0]!;
  return first.tag === versionTag ? inside(first)[0]!.content[0]! + 1 : 1;
}

/** They stand after the serial number and the algorithm, and before them the version, if any. */
function namesIn(tbs: Der | undefined): { issuer: Der | undefined; subject: Der | undefined } {
  const elements = inside(tbs);
  const [, , issuer, , subject] = elements[0]!.tag === versionTag ? elements.slice(1) : elements;
  return { issuer, subject };
}
