import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import { type Json, type JsonObject, segmentsOf } from '../document/json.ts';
import { objectIn, objectsIn } from '../document/readers.ts';
import { browserSsoParts, type ConnectionPart } from './browser-sso-parts.ts';
import type { MetadataCertificate, SamlMetadata, SamlProtocol, SpRole } from './saml-metadata.ts';

interface MetadataUse {
  /** Among several in the file; SAML 2.0 before 1.1 before 1.0 when not given. */
  protocol?: SamlProtocol | undefined;
  /** The connection does outbound provisioning only: no endpoints, no certificates, no attributes. */
  outboundOnly?: boolean | undefined;
}

/**
 * Metadata → the part of an SP connection that it can fill in, as PingFederate's own converter does it
 * (`POST /connectionMetadata/convert`): entity ID (also as the name, until
 * a better one is written), base URL with relative endpoint URLs below it, profiles and bindings
 * for which there are endpoints, certificates with their flags, attributes, a contact. What only this side can know
 * (signing key, mappings, back-channel authentication) is missing. How the converter chooses among several values isn't
 * documented; here the file's order decides, so that the same file always gives the same connection.
 */
export function connectionFromMetadata(metadata: SamlMetadata, use: MetadataUse = {}): JsonObject {
  const connection: JsonObject = {};
  for (const { at, value } of connectionParts(metadata, use)) put(connection, segmentsOf(at), value);
  return connection;
}

function connectionParts(metadata: SamlMetadata, { protocol, outboundOnly }: MetadataUse): ConnectionPart[] {
  const spoken = protocol ?? protocolOf(metadata);
  const roles = metadata.roles.filter((role) => role.protocols.includes(spoken));
  const role = roles[0] ?? (metadata.roles[0] as SpRole);
  const baseUrl = commonOrigin(role);
  return [
    { at: '/entityId', value: metadata.entityId },
    { at: '/name', value: metadata.entityId },
    ...(baseUrl ? [{ at: '/baseUrl', value: baseUrl }] : []),
    ...contactParts(metadata),
    ...(outboundOnly ? [] : [...certificateParts(role), ...browserSsoParts(role, spoken, baseUrl)]),
  ];
}

/** The newest SAML version that the partner speaks. */
export function protocolOf(metadata: SamlMetadata): SamlProtocol {
  const spoken = metadata.roles.flatMap((role) => role.protocols);
  return (['SAML20', 'SAML11', 'SAML10'] as const).find((protocol) => spoken.includes(protocol)) ?? 'SAML20';
}

/** Scheme, host and port that all endpoints share; endpoints on several hosts keep their whole addresses. */
function commonOrigin(role: SpRole): string | undefined {
  const endpoints = [...role.consumerServices, ...role.logoutServices, ...role.resolutionServices];
  const origins = new Set(
    endpoints.flatMap(({ url, responseUrl }) => [url, ...(responseUrl ? [responseUrl] : [])].map(originOf)),
  );
  return origins.size === 1 ? [...origins][0] : undefined;
}

const originOf = (url: string) => /^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? url;

/** The technical contact before support and administration: its questions are about the connection itself. */
function contactParts(metadata: SamlMetadata): ConnectionPart[] {
  const wanted = ['technical', 'support', 'administrative'];
  const rank = (type: string) => (wanted.includes(type) ? wanted.indexOf(type) : wanted.length);
  const chosen = [...metadata.contacts].sort((a, b) => rank(a.type) - rank(b.type))[0];
  if (!chosen) return [];
  const { type: _type, place: _place, ...contact } = chosen;
  const company = contact.company ?? metadata.organization;
  const value = company ? { company, ...contact } : contact;
  return Object.keys(value).length > 0 ? [{ at: '/contactInfo', value }] : [];
}

function put(target: JsonObject, [first, ...rest]: string[], value: Json): void {
  const name = first as string;
  const list = rest.length > 0 && /^\d+$/.test(rest[0] as string);
  if (rest.length === 0) {
    if (Array.isArray(target)) (target as Json[])[Number(name)] = value;
    else target[name] = value;
    return;
  }
  target[name] ??= list ? [] : {};
  put(target[name] as JsonObject, rest, value);
}

/**
 * `credentials.certs`: a certificate for signing, or for no use in particular, verifies signatures (the first is the
 * primary one, the second the secondary one); the first for encryption encrypts. PingFederate allows one encryption
 * certificate; a certificate that stands there for both uses becomes one entry.
 */
function certificateParts(role: SpRole): ConnectionPart[] {
  const distinct = new Map<string, MetadataCertificate[]>();
  for (const certificate of role.certificates) {
    distinct.set(certificate.pem, [...(distinct.get(certificate.pem) ?? []), certificate]);
  }
  let verifying = 0;
  let encrypting = 0;
  return [...distinct.values()]
    .map((uses) => {
      const verifies = uses.some(({ use }) => use !== 'encryption');
      const encrypts = uses.some(({ use }) => use === 'encryption') && encrypting++ === 0;
      const flags = verifies ? verificationFlags(verifying++) : {};
      return {
        certificate: uses[0] as MetadataCertificate,
        flags: encrypts ? { ...flags, encryptionCert: true } : flags,
      };
    })
    .filter(({ flags }) => Object.keys(flags).length > 0)
    .map(({ certificate, flags }, index) => ({
      at: `/credentials/certs/${index}`,
      value: { x509File: { fileData: certificate.pem }, ...flags },
    }));
}

function verificationFlags(position: number): JsonObject {
  if (position === 0) return { activeVerificationCert: true, primaryVerificationCert: true };
  if (position === 1) return { activeVerificationCert: true, secondaryVerificationCert: true };
  return { activeVerificationCert: true };
}

/** True when a connection says where assertions go. */
export function hasConsumer(connection: JsonObject): boolean {
  return objectsIn(objectIn(connection, 'spBrowserSso'), 'ssoServiceEndpoints').length > 0;
}

/** The metadata was to bring an assertion consumer, and brings none that PingFederate can use. */
export function withoutConsumer(place: Place, connection?: string): Diagnostic {
  const message = 'the metadata has no assertion consumer service that can be used';
  return finding('metadata-without-consumer', place, message, { key: connection });
}
