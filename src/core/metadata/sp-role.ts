import { type Checked, type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { readCertificates } from './certificates.ts';
import { readEndpoints, readIndexedEndpoints } from './endpoints.ts';
import type { ElementPlace } from './places.ts';
import type { RequestedAttribute, SamlProtocol, SpRole } from './saml-metadata.ts';
import { booleanAttribute, elementsNamed, protocols } from './vocabulary.ts';
import type { XmlElement } from './xml-element.ts';

/** One `SPSSODescriptor` → what it says, with findings on its certificates and endpoints. */
export function readSpRole(descriptor: XmlElement, now: Date, places: ElementPlace): Checked<SpRole> {
  const certificates = readCertificates(descriptor, now, places);
  const consumers = readIndexedEndpoints(descriptor, 'AssertionConsumerService', ['POST', 'ARTIFACT'], places);
  const logouts = readEndpoints(descriptor, 'SingleLogoutService', ['POST', 'REDIRECT', 'ARTIFACT', 'SOAP'], places);
  const resolutions = readIndexedEndpoints(descriptor, 'ArtifactResolutionService', ['SOAP'], places);
  const attributes = requestedAttributes(descriptor, places);
  return {
    value: {
      place: places.of(descriptor),
      protocols: protocolsOf(descriptor),
      authnRequestsSigned: booleanAttribute(descriptor, 'AuthnRequestsSigned') ?? false,
      wantAssertionsSigned: booleanAttribute(descriptor, 'WantAssertionsSigned') ?? false,
      certificates: certificates.value,
      consumerServices: consumers.value,
      logoutServices: logouts.value,
      resolutionServices: resolutions.value,
      nameIdFormats: elementsNamed(descriptor, 'NameIDFormat').flatMap((format) => format.text.trim() || []),
      requestedAttributes: attributes.value,
    },
    diagnostics: [
      ...checkProtocols(descriptor, places),
      ...[certificates, consumers, logouts, resolutions, attributes].flatMap((part) => part.diagnostics),
      ...checkConsumers(descriptor, places),
    ],
  };
}

function protocolsOf(descriptor: XmlElement): SamlProtocol[] {
  const written = descriptor.attributes.get('protocolSupportEnumeration')?.trim().split(/\s+/) ?? [];
  return written.flatMap((uri) => protocols[uri] ?? []);
}

function checkProtocols(descriptor: XmlElement, places: ElementPlace): Diagnostic[] {
  if (protocolsOf(descriptor).length > 0) return [];
  return [
    finding(
      'metadata-no-protocol',
      places.of(descriptor, 'protocolSupportEnumeration'),
      'the service provider names none of SAML 2.0, 1.1 and 1.0',
    ),
  ];
}

function checkConsumers(descriptor: XmlElement, places: ElementPlace): Diagnostic[] {
  if (elementsNamed(descriptor, 'AssertionConsumerService').length > 0) return [];
  return [
    finding('metadata-no-consumer', places.of(descriptor), 'the service provider has no AssertionConsumerService'),
  ];
}

/** The attributes of the default `AttributeConsumingService`, else of the first; each name once. */
function requestedAttributes(descriptor: XmlElement, places: ElementPlace): Checked<RequestedAttribute[]> {
  const services = elementsNamed(descriptor, 'AttributeConsumingService');
  const chosen = services.find((service) => booleanAttribute(service, 'isDefault')) ?? services[0];
  if (!chosen) return { value: [], diagnostics: [] };
  const byName = new Map<string, RequestedAttribute>();
  for (const element of elementsNamed(chosen, 'RequestedAttribute')) {
    const name = element.attributes.get('Name')?.trim();
    if (!name || byName.has(name)) continue;
    const nameFormat = element.attributes.get('NameFormat')?.trim();
    byName.set(name, { name, ...(nameFormat ? { nameFormat } : {}), place: places.of(element, 'Name') });
  }
  const others = services.filter((service) => service !== chosen);
  return { value: [...byName.values()], diagnostics: others.map((service) => unusedService(service, places)) };
}

const unusedService = (service: XmlElement, places: ElementPlace) =>
  finding(
    'metadata-attributes-skipped',
    places.of(service),
    'the attributes of this AttributeConsumingService are left out: it is not the default one',
  );
