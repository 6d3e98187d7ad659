import type { ServerResources } from '../connection/references/resource-names.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { idIn, objectIn, objectsIn, objectsOf, textIn, textOf } from '../document/readers.ts';
import { readCertificate } from '../meaning/certificate.ts';
import type { Credential, CredentialUse } from './types.ts';

/**
 * The certificates of the partner and the keys of this server that a connection depends on.
 *
 * @param document with the ids of keys, not their names
 * @param resources where the keys' expiry stands; what isn't there has none
 */
export function credentialsOf(document: JsonObject, resources: ServerResources): Credential[] {
  const credentials = objectIn(document, 'credentials') ?? {};
  const inbound = objectIn(credentials, 'inboundBackChannelAuth');
  const all = [
    ...keysOf(credentials).map(([id, use]) => keyCredential(id, use, resources)),
    ...objectsIn(credentials, 'certs').map((one) => certificateCredential(one, usesOf(one))),
    ...objectsIn(inbound, 'certs').map((one) => certificateCredential(one, 'back-channel')),
  ];
  return [...new Map(all.flatMap((one) => (one ? [[`${one.use} ${one.key}`, one] as const] : []))).values()];
}

function keysOf(credentials: JsonObject): (readonly [id: string, use: CredentialUse])[] {
  const signing = objectIn(credentials, 'signingSettings');
  const outbound = objectIn(credentials, 'outboundBackChannelAuth');
  const others = listIn(signing, 'alternativeSigningKeyPairRefs').map((one) =>
    isObject(one) ? textOf(one.id) : textOf(one),
  );
  const named: (readonly [string | undefined, CredentialUse])[] = [
    [idIn(signing, 'signingKeyPairRef'), 'signs'],
    ...others.map((id) => [id, 'signs'] as const),
    [idIn(credentials, 'decryptionKeyPairRef'), 'decrypts'],
    [idIn(credentials, 'secondaryDecryptionKeyPairRef'), 'decrypts'],
    [idIn(outbound, 'sslAuthKeyPairRef'), 'authenticates'],
  ];
  return named.flatMap(([id, use]) => (id ? [[id, use] as const] : []));
}

const listIn = (value: JsonObject | undefined, member: string): Json[] => {
  const held = value?.[member];
  return Array.isArray(held) ? held : [];
};

function keyCredential(id: string, use: CredentialUse, resources: ServerResources): Credential {
  const kind = use === 'authenticates' ? 'SslClientKeyPair' : 'SigningKeyPair';
  const held = objectsOf([...(resources[kind] ?? [])]).find((one) => one.id === id);
  return { key: `${kind} ${id}`, use, name: textIn(held, 'subjectDN') ?? id, expires: dateIn(held?.expires) };
}

function usesOf(certificate: JsonObject): CredentialUse {
  const verifies =
    certificate.activeVerificationCert === true ||
    certificate.primaryVerificationCert === true ||
    certificate.secondaryVerificationCert === true;
  return certificate.encryptionCert === true && !verifies ? 'encrypts' : 'verifies';
}

/** By the certificate itself; by what the server says of it where only that is there. */
function certificateCredential(entry: JsonObject, use: CredentialUse): Credential | undefined {
  const text = textIn(objectIn(entry, 'x509File'), 'fileData');
  const read = text === undefined ? undefined : readCertificate(text);
  if (read) return { key: read.fingerprint, use, name: read.subject, expires: new Date(read.to) };
  const view = objectIn(entry, 'certView');
  const name = textIn(view, 'subjectDN') ?? (text === undefined ? undefined : 'a certificate that can’t be read');
  if (name === undefined) return undefined;
  const key = textIn(view, 'sha256Fingerprint') ?? textIn(view, 'id') ?? name;
  return { key, use, name, expires: dateIn(view?.expires) };
}

function dateIn(value: Json | undefined): Date | undefined {
  const date = new Date(textOf(value));
  return Number.isNaN(date.getTime()) ? undefined : date;
}
