import { type Checked, type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { readCertificates } from './certificates.ts';
import type {
  Endpoint,
  IndexedEndpoint,
  RequestedAttribute,
  SamlBinding,
  SamlProtocol,
  SpRole,
} from './saml-metadata.ts';
import { bindings, booleanAttribute, elementsNamed, protocols } from './vocabulary.ts';
import type { ElementPlace, XmlElement } from './xml-element.ts';

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
    byName.set(name, { name, nameFormat: nameFormat || undefined, place: places.of(element, 'Name') });
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

/**
 * The endpoints of one kind. One with a binding that PingFederate has no word for there, or without an http or https
 * address, is left out and named.
 */
function readEndpoints(
  role: XmlElement,
  name: string,
  allowed: readonly SamlBinding[],
  places: ElementPlace,
): Checked<Endpoint[]> {
  const read = elementsNamed(role, name).map((element) => readEndpoint(element, allowed, places));
  return { value: read.flatMap((each) => each.value ?? []), diagnostics: read.flatMap((each) => each.diagnostics) };
}

function readEndpoint(
  element: XmlElement,
  allowed: readonly SamlBinding[],
  places: ElementPlace,
): Checked<Endpoint | undefined> {
  const uri = element.attributes.get('Binding')?.trim() ?? '';
  const known = bindings[uri];
  if (!known || !allowed.includes(known.binding)) {
    const message = `${element.name} ${uri ? `with the binding "${uri}"` : 'without a binding'} is left out`;
    const hint = `PingFederate takes ${allowed.join(', ')} here`;
    const place = places.of(element, 'Binding');
    const skipped = finding('metadata-endpoint-skipped', place, message, { hint });
    // Many products list all that SAML has; what isn't SAML's is somebody's mistake.
    const isOfSaml = uri.startsWith('urn:oasis:names:tc:SAML:');
    return { value: undefined, diagnostics: [isOfSaml ? skipped : { ...skipped, severity: 'warning' }] };
  }
  const url = element.attributes.get('Location')?.trim() ?? '';
  const responseUrl = element.attributes.get('ResponseLocation')?.trim();
  const problems = [
    ...checkUrl(element, 'Location', url, places),
    ...(responseUrl ? checkUrl(element, 'ResponseLocation', responseUrl, places) : []),
  ];
  if (problems.length > 0) return { value: undefined, diagnostics: problems };
  // One that is there and says nothing is none: responses go where requests go.
  const emptied = responseUrl === '' ? [emptyResponse(element, places)] : [];
  const response = responseUrl ? { responseUrl } : {};
  return { value: { ...known, url, ...response, place: places.of(element, 'Location') }, diagnostics: emptied };
}

function emptyResponse(element: XmlElement, places: ElementPlace): Diagnostic {
  const message = `the empty ResponseLocation of ${element.name} is left out: responses go to its Location`;
  return finding('metadata-endpoint-url', places.of(element, 'ResponseLocation'), message);
}

function checkUrl(element: XmlElement, attribute: string, url: string, places: ElementPlace): Diagnostic[] {
  if (URL.canParse(url) && /^https?:\/\//i.test(url)) return [];
  const what = url ? `${attribute} is not an http or https address: ${url}` : `it has no ${attribute}`;
  const message = `${element.name} is left out: ${what}`;
  const hint = /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(url) ? lacksScheme : undefined;
  return [finding('metadata-endpoint-url', places.of(element, attribute), message, { hint })];
}

const lacksScheme =
  'https:// is missing before it; ask the partner for corrected metadata, or put it there with samlMetadata.replace';

/**
 * Like `readEndpoints` with their `index` and `isDefault`: every index is unique afterwards, and exactly one endpoint
 * is the default. As SAML metadata has it (section 2.2.3): the first with isDefault true, else the first that doesn't
 * say false, else the first.
 */
function readIndexedEndpoints(
  role: XmlElement,
  name: string,
  allowed: readonly SamlBinding[],
  places: ElementPlace,
): Checked<IndexedEndpoint[]> {
  const diagnostics: Diagnostic[] = [];
  const taken = new Set<number>();
  const read: { endpoint: Endpoint; index: number; isDefault: boolean | undefined }[] = [];
  for (const element of elementsNamed(role, name)) {
    const endpoint = readEndpoint(element, allowed, places);
    diagnostics.push(...endpoint.diagnostics);
    if (!endpoint.value) continue;
    const index = freeIndex(element.attributes.get('index'), taken);
    if (index.problem) diagnostics.push(finding('metadata-endpoint-index', places.of(element, 'index'), index.problem));
    taken.add(index.value);
    read.push({ endpoint: endpoint.value, index: index.value, isDefault: booleanAttribute(element, 'isDefault') });
  }
  const chosen =
    read.find((each) => each.isDefault === true) ?? read.find((each) => each.isDefault === undefined) ?? read[0];
  const value = read.map((each) => ({ ...each.endpoint, index: each.index, isDefault: each === chosen }));
  return { value, diagnostics };
}

function freeIndex(written: string | undefined, taken: ReadonlySet<number>): { value: number; problem?: string } {
  let free = 0;
  while (taken.has(free)) free += 1;
  if (written === undefined) return { value: free, problem: `no index; ${free} is used` };
  const value = /^\s*\d{1,5}\s*$/.test(written) ? Number(written) : undefined;
  if (value === undefined) return { value: free, problem: `the index "${written}" is not a number; ${free} is used` };
  if (taken.has(value)) return { value: free, problem: `the index ${value} stands twice; ${free} is used here` };
  return { value };
}
