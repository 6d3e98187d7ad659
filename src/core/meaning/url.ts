/** The address that counts: an endpoint of a path alone is added to the connection's base URL. */
export function resolvedUrl(url: string, baseUrl: string | undefined): string {
  if (url === '' || baseUrl === undefined || baseUrl === '' || isAbsolute(url)) return url;
  return `${baseUrl.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
}

const isAbsolute = (url: string) => /^[a-z][a-z0-9+.-]*:/i.test(url);

/** True for two spellings of one address: capitals of scheme and host, the scheme's own port, dots in the path. */
export function isSameUrl(a: string, b: string): boolean {
  return a === b || (comparableUrl(a) ?? a) === (comparableUrl(b) ?? b);
}

/** The same for an address that others are built from: a slash at its end means nothing either. */
export function isSameBaseUrl(a: string, b: string): boolean {
  return comparableBaseUrl(a) === comparableBaseUrl(b);
}

/** One spelling of an address that others are built from; any other text as it is. */
export function comparableBaseUrl(url: string): string {
  return (comparableUrl(url) ?? url).replace(/\/+$/, '');
}

/** How one address lies to another. `tls` says whether the way there is encrypted before and after. */
interface UrlChange {
  same: boolean;
  sameHost: boolean;
  /** Both hosts; empty where the address has none. */
  hosts: [string, string];
  tls: 'same' | 'lost' | 'gained';
}

export function compareUrls(old: string, now: string): UrlChange {
  const [first, second] = [read(old), read(now)];
  const hosts: [string, string] = [first?.host ?? '', second?.host ?? ''];
  const secure = [first?.protocol === 'https:', second?.protocol === 'https:'];
  return {
    same: isSameUrl(old, now),
    sameHost: hosts[0] === hosts[1],
    hosts,
    tls: secure[0] === secure[1] ? 'same' : secure[0] ? 'lost' : 'gained',
  };
}

const comparableUrl = (url: string) => read(url)?.href;

function read(url: string): URL | undefined {
  try {
    return new URL(url.trim());
  } catch {
    return undefined;
  }
}

const octet = String.raw`(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const loopback = new RegExp(`^(localhost|::1|127(\\.${octet}){3})$`, 'i');

/** True for a host that never leaves this machine, as an address has it or without the brackets of an IPv6 one. */
export const isLoopbackHost = (hostname: string): boolean => loopback.test(hostname.replace(/^\[|\]$/g, ''));
