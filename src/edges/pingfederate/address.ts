import { isLoopbackHost } from '../../core/meaning/url.ts';
import { AdminApiError } from './admin-api-error.ts';

/** Where the admin API of a server is, unless a reverse proxy moved it. */
const usualPath = '/pf-admin-api/v1';

/**
 * The API's base URL, without a slash at its end. A path that was given is kept.
 *
 * @throws AdminApiError for what is no address, and for http:// beyond this machine unless that is allowed
 */
export function apiAddress(adminUrl: string, options: { insecureHttp: boolean; warn: (line: string) => void }): URL {
  const address = readUrl(adminUrl, 'the server’s address (admin-url)');
  const path = address.pathname.replace(/\/+$/, '');
  address.pathname = path === '' ? usualPath : path;
  checkTransport(address, 'admin-url', options);
  return address;
}

/**
 * The address where access tokens are fetched.
 *
 * @throws AdminApiError as `apiAddress`
 */
export function tokenAddress(tokenUrl: string, options: { insecureHttp: boolean; warn: (line: string) => void }): URL {
  const address = readUrl(tokenUrl, 'the token endpoint’s address (token-url)');
  checkTransport(address, 'token-url', options);
  return address;
}

/** True for an address that never leaves this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return isLoopbackHost(hostname) || hostname.toLowerCase().endsWith('.localhost');
}

/** An error about how the server is to be reached, before any request. */
export function settingsError(what: string, hint?: string): AdminApiError {
  return new AdminApiError({ kind: 'settings', method: 'connect', path: 'to PingFederate', what, hint });
}

function readUrl(text: string, name: string): URL {
  let address: URL;
  try {
    address = new URL(text);
  } catch {
    throw settingsError(`${name} is no address`, 'write it as https://pingfederate.example.com:9999');
  }
  if (!/^https?:$/.test(address.protocol)) {
    throw settingsError(`${name} must begin with https://`, 'write it as https://pingfederate.example.com:9999');
  }
  if (address.username || address.password) {
    throw settingsError(`${name} holds a user name or password`, 'give them apart from the address');
  }
  address.hash = '';
  return address;
}

function checkTransport(address: URL, input: string, options: { insecureHttp: boolean; warn: (line: string) => void }) {
  if (address.protocol === 'https:' || isLoopback(address)) return;
  if (!options.insecureHttp) {
    throw settingsError(
      `${input} is http:// and leads beyond this machine, so the credentials would travel in clear text`,
      'use https://; for a test network without it, set insecure-http',
    );
  }
  options.warn(`${input} is http://: credentials and secrets travel to ${address.host} in clear text (insecure-http).`);
}
