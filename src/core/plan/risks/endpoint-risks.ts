import { finding } from '../../diagnostics/diagnostic.ts';
import type { JsonObject, Pointer } from '../../document/json.ts';
import { objectsIn } from '../../document/readers.ts';
import type { Risk } from './risk.ts';

/** Hosts that get messages from now on and didn't before. */
const hosts: Risk = ({ desired, live, differences }) => {
  if (!live || differences.length === 0) return [];
  const before = new Set(endpointsOf(live).map(({ host }) => host));
  const told = new Set<string>();
  return endpointsOf(desired.document).flatMap(({ host, pointer }) => {
    if (host === '' || before.size === 0 || before.has(host) || told.has(host)) return [];
    told.add(host);
    const message = `assertions or logout messages go to ${host}, which is new to this connection`;
    return [finding('endpoint-host-changed', desired.placeOf(pointer), message, { connection: desired.id })];
  });
};

const defaultEndpoint: Risk = ({ desired, live }) => {
  const before = live && defaultOf(live);
  const after = defaultOf(desired.document);
  if (!before || !after || before.url === after.url) return [];
  const message = `the default endpoint changes from ${before.url} to ${after.url}`;
  return [finding('default-endpoint-changed', desired.placeOf(after.pointer), message, { connection: desired.id })];
};

/** What a change does to where messages go. */
export const endpointRisks: readonly Risk[] = [hosts, defaultEndpoint];

interface Endpoint {
  url: string;
  host: string;
  pointer: Pointer;
}

function endpointsOf(document: JsonObject): Endpoint[] {
  return (['ssoServiceEndpoints', 'sloServiceEndpoints'] as const).flatMap((list) =>
    objectsIn(document.spBrowserSso, list).flatMap((item, index) =>
      (['url', 'responseUrl'] as const).flatMap((member) => {
        const url = wholeUrl(document, item[member]);
        return url === undefined
          ? []
          : [{ url, host: hostOf(url), pointer: `/spBrowserSso/${list}/${index}/${member}` }];
      }),
    ),
  );
}

function defaultOf(document: JsonObject): { url: string; pointer: Pointer } | undefined {
  const items = objectsIn(document.spBrowserSso, 'ssoServiceEndpoints');
  const index = items.findIndex(({ isDefault }) => isDefault === true);
  const url = wholeUrl(document, items[index]?.url);
  return url === undefined ? undefined : { url, pointer: `/spBrowserSso/ssoServiceEndpoints/${index}` };
}

/** A path alone is added to the base URL. */
function wholeUrl({ baseUrl }: JsonObject, url: unknown): string | undefined {
  if (typeof url !== 'string' || url === '') return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || typeof baseUrl !== 'string') return url;
  return `${baseUrl.replace(/\/$/, '')}/${url.replace(/^\//, '')}`;
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}
