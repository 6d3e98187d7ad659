import { pemOf, readCertificate } from '../certificates/pem.ts';
import { certView } from '../certificates/view.ts';
import { objectAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

type Clock = Pick<World, 'now' | 'version'>;

import { certificateId } from '../resources/ids.ts';
import { invalid } from '../server/answer.ts';
import { attribute, children, childText, type Element, readEntities } from './read-descriptor.ts';

const BINDINGS: Record<string, string> = {
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST': 'POST',
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect': 'REDIRECT',
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact': 'ARTIFACT',
  'urn:oasis:names:tc:SAML:2.0:bindings:SOAP': 'SOAP',
  'urn:oasis:names:tc:SAML:1.0:profiles:browser-post': 'POST',
  'urn:oasis:names:tc:SAML:1.0:profiles:artifact-01': 'ARTIFACT',
};

/**
 * Turns a partner's SAML metadata into an SP connection that still has to be completed (ConvertMetadataRequest to
 * ConvertMetadataResponse). Nothing is stored. The exact output of a real server isn't public: this one follows the
 * schema of the API.
 */
export function convertMetadata(request: JsonObject, world: Clock): JsonObject {
  const xml = Buffer.from(String(request.samlMetadata), 'base64').toString('utf8');
  const read = readEntities(xml);
  if (!read) throw refused('samlMetadata', 'The metadata is not valid.');
  const entity = chosen(read.entities, request.expectedEntityId as string | undefined);
  const [role] = children(entity, 'SPSSODescriptor');
  if (!role) throw refused('samlMetadata', 'The metadata does not describe a service provider.');
  const made = connectionOf(entity, role, String(request.expectedProtocol), world);
  const template = objectAt(request, 'templateConnection') ?? {};
  return { ...signatureOf(read.root, request, world), connection: { ...template, ...made } };
}

function refused(fieldPath: string, message: string) {
  return invalid([{ errorId: 'invalid_metadata', message, fieldPath }]);
}

function chosen(entities: Element[], wanted: string | undefined): Element {
  if (wanted === undefined && entities.length > 1) {
    throw refused('expectedEntityId', 'The metadata holds several entities; name the expected one.');
  }
  const found = entities.find((entity) => wanted === undefined || attribute(entity, 'entityID') === wanted);
  if (!found) throw refused('expectedEntityId', `The metadata does not hold the entity '${wanted}'.`);
  return found;
}

function connectionOf(entity: Element, role: Element, protocol: string, world: Clock): JsonObject {
  const entityId = attribute(entity, 'entityID') ?? '';
  const consumers = children(role, 'AssertionConsumerService');
  const logouts = children(role, 'SingleLogoutService');
  const baseUrl = commonOrigin([...consumers, ...logouts].map((endpoint) => attribute(endpoint, 'Location') ?? ''));
  const contactInfo = contactOf(entity);
  return {
    type: 'SP',
    entityId,
    name: entityId,
    active: false,
    ...(baseUrl ? { baseUrl } : {}),
    ...(contactInfo ? { contactInfo } : {}),
    virtualEntityIds: [],
    loggingMode: 'STANDARD',
    credentials: { certs: certificatesOf(role, world) },
    spBrowserSso: browserSso(role, consumers, logouts, baseUrl, protocol),
  };
}

function browserSso(
  role: Element,
  consumers: Element[],
  logouts: Element[],
  baseUrl: string | undefined,
  protocol: string,
): JsonObject {
  const saml20 = protocol === 'SAML20';
  const names = children(children(role, 'AttributeConsumingService')[0], 'RequestedAttribute');
  const nameFormat = childText(role, 'NameIDFormat');
  return {
    protocol,
    enabledProfiles: [
      'IDP_INITIATED_SSO',
      ...(saml20 ? ['SP_INITIATED_SSO'] : []),
      ...(logouts.length > 0 ? ['IDP_INITIATED_SLO', 'SP_INITIATED_SLO'] : []),
    ],
    ...(saml20 ? { incomingBindings: ['POST', 'REDIRECT'] } : {}),
    ...(logouts.length > 0 ? { sloServiceEndpoints: logouts.map((endpoint) => logoutOf(endpoint, baseUrl)) } : {}),
    ssoServiceEndpoints: consumers.map((endpoint, index) => consumerOf(endpoint, index, consumers, baseUrl)),
    spSamlIdentityMapping: 'STANDARD',
    signAssertions: attribute(role, 'WantAssertionsSigned') === 'true',
    requireSignedAuthnRequests: attribute(role, 'AuthnRequestsSigned') === 'true',
    encryptionPolicy: {
      encryptAssertion: false,
      encryptedAttributes: [],
      encryptSloSubjectNameId: false,
      sloSubjectNameIDEncrypted: false,
    },
    attributeContract: {
      coreAttributes: [{ name: 'SAML_SUBJECT', ...(nameFormat ? { nameFormat } : {}) }],
      extendedAttributes: names.map((requested) => ({
        name: attribute(requested, 'Name') ?? '',
        ...(attribute(requested, 'NameFormat') ? { nameFormat: attribute(requested, 'NameFormat') } : {}),
      })),
    },
    adapterMappings: [],
    assertionLifetime: { minutesBefore: 5, minutesAfter: 5 },
  };
}

/** Without a marked default, the first endpoint that isn't marked otherwise is the default (SAML metadata, 2.2.3). */
function consumerOf(endpoint: Element, index: number, all: Element[], baseUrl: string | undefined): JsonObject {
  const marked = all.find((other) => attribute(other, 'isDefault') === 'true');
  const preset = marked ?? all.find((other) => attribute(other, 'isDefault') === undefined) ?? all[0];
  return {
    binding: BINDINGS[attribute(endpoint, 'Binding') ?? ''] ?? 'POST',
    url: relative(attribute(endpoint, 'Location') ?? '', baseUrl),
    isDefault: endpoint === preset,
    index: Number(attribute(endpoint, 'index') ?? index),
  };
}

function logoutOf(endpoint: Element, baseUrl: string | undefined): JsonObject {
  const response = attribute(endpoint, 'ResponseLocation');
  return {
    binding: BINDINGS[attribute(endpoint, 'Binding') ?? ''] ?? 'POST',
    url: relative(attribute(endpoint, 'Location') ?? '', baseUrl),
    ...(response ? { responseUrl: relative(response, baseUrl) } : {}),
  };
}

function commonOrigin(locations: string[]): string | undefined {
  const origins = new Set(locations.map((location) => (URL.canParse(location) ? new URL(location).origin : '')));
  const [origin] = origins;
  return origins.size === 1 && origin ? origin : undefined;
}

function relative(location: string, baseUrl: string | undefined): string {
  return baseUrl && location.startsWith(`${baseUrl}/`) ? location.slice(baseUrl.length) : location;
}

function contactOf(entity: Element): JsonObject | undefined {
  const [contact] = children(entity, 'ContactPerson');
  if (!contact) return undefined;
  const company = childText(contact, 'Company') ?? childText(children(entity, 'Organization')[0], 'OrganizationName');
  const parts = {
    company,
    firstName: childText(contact, 'GivenName'),
    lastName: childText(contact, 'SurName'),
    email: childText(contact, 'EmailAddress')?.replace(/^mailto:/, ''),
    phone: childText(contact, 'TelephoneNumber'),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/** Keys for signing verify; of several, none is marked as the primary one. */
function certificatesOf(role: Element, world: Clock): JsonObject[] {
  const keys = children(role, 'KeyDescriptor').flatMap((descriptor) =>
    certificatesIn(descriptor).map((text) => ({ use: attribute(descriptor, 'use'), text })),
  );
  const sole = keys.filter((key) => key.use !== 'encryption').length === 1;
  return keys.flatMap(({ use, text }) => {
    const certificate = readCertificate(text);
    if (!certificate) return [];
    const id = certificateId();
    return {
      certView: certView(certificate, id, world),
      x509File: { id, fileData: pemOf(certificate) },
      activeVerificationCert: use !== 'encryption',
      primaryVerificationCert: use !== 'encryption' && sole,
      secondaryVerificationCert: false,
      encryptionCert: use === 'encryption',
    };
  });
}

function certificatesIn(holder: Element): string[] {
  const data = children(holder, 'KeyInfo').flatMap((info) => children(info, 'X509Data'));
  return data.map((part) => childText(part, 'X509Certificate') ?? '').filter((text) => text !== '');
}

/** Whether the document is signed, and by a certificate that was given as trusted. The signature itself isn't checked. */
function signatureOf(root: Element, request: JsonObject, world: Clock): JsonObject {
  const [signature] = children(root, 'Signature');
  if (!signature) return { signatureStatus: 'UNSIGNED', certTrustStatus: 'NOT_TRUSTED' };
  const certificate = readCertificate(certificatesIn(signature)[0] ?? '');
  const trusted = readCertificate(String(request.verificationCertificate ?? ''));
  const same = certificate !== undefined && trusted?.fingerprint256 === certificate.fingerprint256;
  const view = certificate ? certView(certificate, '', world) : {};
  return {
    signatureStatus: 'SIGNED',
    certTrustStatus: same ? 'TRUSTED' : 'NOT_TRUSTED',
    certSubjectDn: view.subjectDN,
    certSerialNumber: view.serialNumber,
    certExpiration: view.expires,
  };
}
