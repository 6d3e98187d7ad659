import type { JsonObject, Pointer } from '../../document/json.ts';
import { type Check, itemsIn, objectIn, textIn } from './check.ts';

const urlMembers = ['url', 'responseUrl'] as const;

/** Where assertions, logout messages and artifact requests go. */
export function checkEndpoints(check: Check): void {
  const sso = objectIn(check.document, 'spBrowserSso');
  if (!sso) return;
  const at = '/spBrowserSso';
  const endpoints = itemsIn(sso, 'ssoServiceEndpoints', at);
  const others = [
    ...itemsIn(sso, 'sloServiceEndpoints', at),
    ...itemsIn(objectIn(sso, 'artifact'), 'resolverLocations', `${at}/artifact`),
  ];
  for (const { item, pointer } of [...endpoints, ...others]) checkUrls(check, item, pointer);
  for (const { item, pointer } of endpoints) checkBinding(check, item, pointer);
  if (sso.protocol === 'SAML20') checkDefault(check, endpoints);
}

/** A path alone is added to the connection's base URL. */
function checkUrls({ document, report }: Check, endpoint: JsonObject, pointer: Pointer): void {
  if (textIn(document, 'baseUrl')) return;
  for (const member of urlMembers) {
    const url = textIn(endpoint, member);
    if (url === undefined || /^[a-z][a-z0-9+.-]*:/i.test(url) || url.includes('${')) continue;
    report(
      'relative-url-without-base',
      `${pointer}/${member}`,
      `"${url}" has no host, and the connection has no baseUrl`,
      {
        hint: 'set baseUrl, or write the whole URL',
      },
    );
  }
}

function checkBinding({ report }: Check, endpoint: JsonObject, pointer: Pointer): void {
  const binding = textIn(endpoint, 'binding');
  if (binding === undefined || binding === 'POST' || binding === 'ARTIFACT') return;
  report('endpoint-binding', `${pointer}/binding`, `assertions are sent by POST or ARTIFACT, not by ${binding}`);
}

function checkDefault({ report }: Check, endpoints: { item: JsonObject; pointer: Pointer }[]): void {
  const defaults = endpoints.filter(({ item }) => item.isDefault === true);
  if (defaults.length !== 1) {
    const pointer = defaults[1] ? `${defaults[1].pointer}/isDefault` : '/spBrowserSso/ssoServiceEndpoints';
    const found = defaults.length === 0 ? 'none' : `${defaults.length}`;
    report('default-endpoint', pointer, `exactly one of ssoServiceEndpoints must have isDefault: true, ${found} has`);
  }
  const seen = new Set<unknown>();
  for (const { item, pointer } of endpoints) {
    if (item.index !== undefined && seen.has(item.index)) {
      report('endpoint-index-twice', `${pointer}/index`, `two endpoints have the index ${item.index}`);
    }
    seen.add(item.index);
  }
}
