import { shortHash } from './markdown/change-anchor.ts';

const usualPath = '/pf-admin-api/v1';

/**
 * One spelling for the addresses that reach the same server: letters' case, a default port, slashes, the admin API's
 * usual path, a name's final dot and http beside https make no other server of it. A path of its own does: behind a
 * reverse proxy it may be all that tells two servers apart.
 */
export function normalAddress(text: string): string {
  const address = tryUrl(text);
  if (!address) return text.trim().toLowerCase();
  const host = address.hostname.replace(/\.$/, '');
  const port = address.port || (address.protocol === 'http:' ? '80' : '443');
  const path = decoded(address.pathname).replace(/\/+/g, '/').replace(/\/$/, '');
  return `${isThisMachine(host) ? 'localhost' : host}:${port}${path.toLowerCase() === usualPath ? '' : path}`;
}

/** Stands for a server where its address shouldn't be shown: equal when the addresses reach the same one. */
export function addressDigest(text: string): string {
  return shortHash(`pfconn server ${normalAddress(text)}`);
}

function tryUrl(text: string): URL | undefined {
  try {
    return new URL(text.trim());
  } catch {
    return undefined;
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
