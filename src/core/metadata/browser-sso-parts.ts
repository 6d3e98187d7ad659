import type { Json, Pointer } from '../document/json.ts';
import type { Endpoint, IndexedEndpoint, SamlProtocol, SpRole } from './saml-metadata.ts';

const unspecifiedName = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/**
 * `spBrowserSso` as far as the metadata of a service provider says it. Sign-on is switched on when there is an
 * assertion consumer service, logout (SAML 2.0 only) when there is a logout service. How the partner sends its requests
 * isn't in its metadata: POST and REDIRECT, which need no further settings, are allowed, ARTIFACT and SOAP only where
 * the partner has an endpoint for them.
 */
export function browserSsoParts(role: SpRole, protocol: SamlProtocol, baseUrl: string | undefined): ConnectionPart[] {
  const isSaml2 = protocol === 'SAML20';
  const ours = <Kind extends Endpoint>(endpoints: Kind[]) =>
    endpoints.filter((endpoint) => endpoint.family === (isSaml2 ? 'SAML2' : 'SAML1'));
  const consumers = ours(role.consumerServices);
  const logouts = isSaml2 ? ours(role.logoutServices) : [];
  const resolvers = ours(role.resolutionServices);
  if (consumers.length === 0 && logouts.length === 0) return [];

  const parts: ConnectionPart[] = [];
  const say = (at: string, value: Json) => parts.push({ at: `/spBrowserSso/${at}`, value });
  say('protocol', protocol);
  say('enabledProfiles', profiles(consumers, logouts, isSaml2));
  if (isSaml2) say('incomingBindings', incomingBindings(logouts, resolvers));
  const fallback = consumers.some((endpoint) => endpoint.isDefault) ? undefined : consumers[0];
  for (const [index, endpoint] of consumers.entries()) {
    const isDefault = endpoint.isDefault || endpoint === fallback;
    say(`ssoServiceEndpoints/${index}`, consumerService(endpoint, isDefault, isSaml2, baseUrl));
  }
  for (const [index, endpoint] of logouts.entries()) {
    say(`sloServiceEndpoints/${index}`, logoutService(endpoint, baseUrl));
  }
  if (isSaml2) {
    for (const [index, endpoint] of resolvers.entries()) {
      const location = { index: endpoint.index, url: relativeTo(baseUrl, endpoint.url) };
      say(`artifact/resolverLocations/${index}`, location);
    }
    if (role.authnRequestsSigned) say('requireSignedAuthnRequests', true);
  }
  say('assertionLifetime', { minutesBefore: 5, minutesAfter: 5 });
  say('adapterMappings', []);
  if (role.wantAssertionsSigned) say('signAssertions', true);
  sayAttributes(role, isSaml2, say);
  return parts;
}

type Say = (at: string, value: Json) => void;

function sayAttributes(role: SpRole, isSaml2: boolean, say: Say): void {
  const nameFormat = role.nameIdFormats[0] ?? unspecifiedName;
  const subject = { name: 'SAML_SUBJECT', nameFormat: isSaml2 ? nameFormat : undefined };
  say('attributeContract/coreAttributes', [subject]);
  const others = role.requestedAttributes.filter(({ name }) => name !== subject.name);
  for (const [index, { name, nameFormat }] of others.entries()) {
    say(`attributeContract/extendedAttributes/${index}`, { name, nameFormat });
  }
}

function profiles(consumers: IndexedEndpoint[], logouts: Endpoint[], isSaml2: boolean): string[] {
  return [
    ...(consumers.length > 0 ? ['IDP_INITIATED_SSO', ...(isSaml2 ? ['SP_INITIATED_SSO'] : [])] : []),
    ...(logouts.length > 0 ? ['IDP_INITIATED_SLO', 'SP_INITIATED_SLO'] : []),
  ];
}

function incomingBindings(logouts: Endpoint[], resolvers: Endpoint[]): string[] {
  return [
    'POST',
    'REDIRECT',
    ...(resolvers.length > 0 ? ['ARTIFACT'] : []),
    ...(logouts.some(({ binding }) => binding === 'SOAP') ? ['SOAP'] : []),
  ];
}

/** Index and binding belong to SAML 2.0; in SAML 1.x PingFederate still knows the binding. */
function consumerService(endpoint: IndexedEndpoint, isDefault: boolean, isSaml2: boolean, baseUrl: string | undefined) {
  return {
    binding: endpoint.binding,
    url: relativeTo(baseUrl, endpoint.url),
    isDefault: isDefault || undefined,
    index: isSaml2 ? endpoint.index : undefined,
  };
}

function logoutService({ binding, url, responseUrl }: Endpoint, baseUrl: string | undefined) {
  return { binding, url: relativeTo(baseUrl, url), responseUrl: responseUrl && relativeTo(baseUrl, responseUrl) };
}

/** `https://sp.example/saml/acs` below `https://sp.example` → `/saml/acs`. */
function relativeTo(baseUrl: string | undefined, url: string): string {
  const rest = baseUrl && url.startsWith(baseUrl) ? url.slice(baseUrl.length) : undefined;
  return rest?.startsWith('/') ? rest : url;
}

/** One value of the connection that is coming into being. */
export interface ConnectionPart {
  at: Pointer;
  value: Json;
}
