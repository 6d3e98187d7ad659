import type { JsonObject, Pointer } from '../../document/json.ts';
import { objectIn, textIn, textsIn } from '../../document/readers.ts';
import { type Check, itemsIn } from './check.ts';

const urlMembers = ['url', 'responseUrl'] as const;

/** Where assertions, logout messages and artifact requests go. */
export function checkEndpoints(check: Check): void {
  checkBaseUrl(check);
  const sso = objectIn(check.document, 'spBrowserSso');
  if (!sso) return;
  const { consumers, others } = endpointsOf(sso);
  for (const { item, pointer } of [...consumers, ...others]) checkUrls(check, item, pointer);
  for (const { item, pointer } of consumers) checkBinding(check, item, pointer);
  if (sso.protocol === 'SAML20') checkDefault(check, consumers);
}

/** Where assertions go, and where logout messages and artifact requests do. */
function endpointsOf(sso: JsonObject | undefined) {
  const at = '/spBrowserSso';
  return {
    consumers: itemsIn(sso, 'ssoServiceEndpoints', at),
    others: [
      ...itemsIn(sso, 'sloServiceEndpoints', at),
      ...itemsIn(objectIn(sso, 'artifact'), 'resolverLocations', `${at}/artifact`),
    ],
  };
}

function checkBaseUrl({ document, report }: Check): void {
  const url = textIn(document, 'baseUrl');
  if (!url || url.includes('${') || /^https?:\/\/[^/\s]/i.test(url)) return;
  const hint = /^[a-z\d.-]+(:\d+)?(\/|$)/i.test(url)
    ? `write https://${url}`
    : 'write scheme and host: https://sp.example.com';
  report('url-unusable', '/baseUrl', `"${url}" is no web address`, hint);
}

/** A path alone is added to the connection's base URL. */
function checkUrls({ document, report }: Check, endpoint: JsonObject, pointer: Pointer): void {
  const base = textIn(document, 'baseUrl');
  for (const member of urlMembers) {
    const url = textIn(endpoint, member);
    if (url === undefined || url.includes('${')) continue;
    const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(url) ?? [];
    if (/^(javascript|data|vbscript|file)$/i.test(scheme ?? '')) {
      report(
        'url-unusable',
        `${pointer}/${member}`,
        `"${url}" is no address to send anybody to`,
        'write an https address, or a path that begins with a slash',
      );
    }
    if (scheme) continue;
    if (base) {
      if (url.startsWith('/')) continue;
      report(
        'url-unusable',
        `${pointer}/${member}`,
        `"${url}" is neither a web address nor a path`,
        `write /${url}, or the whole URL`,
      );
      continue;
    }
    report(
      'relative-url-without-base',
      `${pointer}/${member}`,
      `"${url}" has no host, and the connection has no baseUrl`,
      'set baseUrl, or write the whole URL',
    );
  }
}

/** Bindings that carry requests. One that isn't known at all has its finding from the schema, and may be a newer server's. */
const bindingsOfRequests: readonly (string | undefined)[] = ['REDIRECT', 'SOAP'];

function checkBinding({ report }: Check, endpoint: JsonObject, pointer: Pointer): void {
  const binding = textIn(endpoint, 'binding');
  if (!bindingsOfRequests.includes(binding)) return;
  report('endpoint-binding', `${pointer}/binding`, `assertions are sent by POST or ARTIFACT, not by ${binding}`);
}

function checkDefault({ report }: Check, endpoints: { item: JsonObject; pointer: Pointer }[]): void {
  const defaults = endpoints.filter(({ item }) => item.isDefault === true);
  if (defaults.length !== 1) {
    const pointer = defaults[1] ? `${defaults[1].pointer}/isDefault` : '/spBrowserSso/ssoServiceEndpoints';
    const found = defaults.length === 0 ? 'none has it' : `${defaults.length} have it`;
    report('default-endpoint', pointer, `exactly one of ssoServiceEndpoints must have isDefault: true; ${found}`);
  }
  const seen = new Set<unknown>();
  for (const { item, pointer } of endpoints) {
    if (item.index !== undefined && seen.has(item.index)) {
      report('endpoint-index-twice', `${pointer}/index`, `two endpoints have the index ${item.index}`);
    }
    seen.add(item.index);
  }
}

const singleLogout = ['IDP_INITIATED_SLO', 'SP_INITIATED_SLO'];

/** The protocol, profiles and bindings of browser SSO. */
export function checkProfiles(check: Check): void {
  const { document, report } = check;
  const sso = objectIn(document, 'spBrowserSso');
  if (!sso) return;
  const protocol = textIn(sso, 'protocol') ?? '';
  if (protocol === 'OIDC') {
    report(
      'protocol-not-for-sp',
      '/spBrowserSso/protocol',
      'OIDC is no protocol for an SP connection',
      'use SAML20, SAML11, SAML10 or WSFED; OpenID Connect clients are configured elsewhere in PingFederate',
    );
  }
  if (protocol.startsWith('SAML')) checkEnabledProfiles(check, protocol, textsIn(sso, 'enabledProfiles'));
}

function checkEnabledProfiles({ document, report }: Check, protocol: string, profiles: string[]): void {
  const at = '/spBrowserSso';
  const sso = objectIn(document, 'spBrowserSso');
  if (profiles.length === 0) {
    report(
      'profiles-missing',
      [at, 'key'],
      `a ${protocol} connection needs at least one profile in enabledProfiles`,
      'IDP_INITIATED_SSO, SP_INITIATED_SSO, IDP_INITIATED_SLO, SP_INITIATED_SLO',
    );
  }
  if (protocol !== 'SAML20') return;
  const needing = profiles.filter((profile) => profile !== 'IDP_INITIATED_SSO');
  if (needing.length > 0 && textsIn(sso, 'incomingBindings').length === 0) {
    report(
      'bindings-missing',
      `${at}/enabledProfiles`,
      `${needing[0]} needs at least one of the bindings in incomingBindings`,
      'POST, REDIRECT, ARTIFACT, SOAP',
    );
  }
  const logout = profiles.find((profile) => singleLogout.includes(profile));
  const endpoints = sso?.sloServiceEndpoints;
  if (logout && !(Array.isArray(endpoints) && endpoints.length > 0)) {
    report('slo-endpoint-missing', `${at}/enabledProfiles`, `${logout} needs an endpoint in sloServiceEndpoints`);
  }
}

/**
 * What vendors leave in their templates for the customer to fill in: `your_vanity_url`, `{tenant}`, `<domain>`,
 * `%ACCOUNT%`, `SUBDOMAIN.example.com`.
 */
const left = [
  /\byour[-_ ][a-z]+/i,
  /\byour(company|domain|tenant|org|organi[sz]ation|vanity|instance|account|sub-?domain|site|host|hostname|server|app|team|workspace|name)/i,
  /[{<][^{}<>]*[}>]/,
  /%[A-Z_]{4,}%|__[A-Z_]{3,}__|\bchange[-_]?me\b|\bplaceholder\b/i,
];

/** Addresses and the entity ID, as they will be sent. */
export function checkPlaceholders(check: Check): void {
  const told = new Set<string>();
  for (const [pointer, text] of addresses(check.document)) {
    const found = placeholderIn(text);
    // One in the base URL is in most of the others, too.
    if (found === undefined || told.has(found)) continue;
    told.add(found);
    const hint = 'write what the partner calls you; in metadata samlMetadata.replace puts it there';
    check.report('placeholder-left', pointer, `"${text}" holds a placeholder, ${found}`, hint);
  }
}

function addresses(document: JsonObject): [Pointer, string][] {
  const { consumers, others } = endpointsOf(objectIn(document, 'spBrowserSso'));
  const urls = [...consumers, ...others].flatMap(({ item, pointer }) => members(item, pointer, urlMembers));
  return [...members(document, '', ['entityId', 'baseUrl']), ...urls];
}

function members(value: JsonObject, at: Pointer, names: readonly string[]): [Pointer, string][] {
  return names.flatMap((name): [Pointer, string][] => {
    const text = textIn(value, name);
    return text === undefined ? [] : [[`${at}/${name}`, text]];
  });
}

function placeholderIn(text: string): string | undefined {
  for (const pattern of left) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return shoutedLabel(text);
}

/** One label of a host in capitals among others that aren't. */
function shoutedLabel(text: string): string | undefined {
  const labels = /^https?:\/\/([^/:?#@]+)/i.exec(text)?.[1]?.split('.') ?? [];
  if (!labels.some((label) => /[a-z]/.test(label))) return undefined;
  return labels.find((label) => /^[A-Z][A-Z_-]{3,}$/.test(label));
}
