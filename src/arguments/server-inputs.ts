import type { ServerSettings } from '../edges/pingfederate/connect.ts';
import { InputError } from './raw-options.ts';
import type { Values } from './to-inputs.ts';

/**
 * How to reach the server; `undefined` when no address is given.
 *
 * @throws InputError for an address that isn't one, for two kinds of credentials at once, and for half a pair
 */
export function readServerInputs(value: Values): ServerSettings | undefined {
  const adminUrl = value.text('admin-url');
  if (adminUrl === undefined) return undefined;
  checkAddress(value, adminUrl);
  return {
    adminUrl,
    credentials: readCredentials(value),
    caCertificate: value.text('ca-certificate'),
    clientCertificate: value.text('client-certificate'),
    clientKey: value.secret('client-key'),
    clientKeyPassphrase: value.secret('client-key-passphrase'),
    insecureTls: value.switch('insecure-tls'),
    insecureHttp: value.switch('insecure-http'),
  };
}

function checkAddress(value: Values, text: string): void {
  const address = tryUrl(text);
  const example = 'write it as https://pingfederate.example.com:9999';
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new InputError(`${value.spelt('admin-url')} is not an http(s) address`, example);
  }
  if (address.username || address.password) {
    throw new InputError(
      `${value.spelt('admin-url')} holds a user name or password`,
      'give username and password apart from the address',
    );
  }
  if (address.search || address.hash) {
    throw new InputError(`${value.spelt('admin-url')} holds a query or fragment`, example);
  }
}

function tryUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function readCredentials(value: Values): ServerSettings['credentials'] {
  const username = value.text('username');
  const password = value.secret('password');
  const token = value.secret('access-token');
  const tokenUrl = value.text('token-url');
  const kinds = [username !== undefined || password !== undefined, token !== undefined, tokenUrl !== undefined];
  if (kinds.filter(Boolean).length > 1) {
    throw new InputError(
      'more than one kind of credentials is given',
      'keep one: username and password, access-token, or token-url with client-id and client-secret',
    );
  }
  if (token) return { kind: 'token', token };
  if (tokenUrl) return clientCredentials(value, tokenUrl);
  if (username === undefined && password === undefined) return { kind: 'none' };
  if (username === undefined || password === undefined) {
    const missing = username === undefined ? 'username' : 'password';
    throw new InputError(`${missing} is missing`, `give username and password together${unsetSecret(missing)}`);
  }
  return { kind: 'basic', username, password };
}

/** The usual reason: a secret that a workflow names and nobody has set is an empty text. */
function unsetSecret(missing: string): string {
  return missing === 'password' ? '; a GitHub secret that isn’t set, or isn’t handed to a fork, arrives empty' : '';
}

function clientCredentials(value: Values, tokenUrl: string): ServerSettings['credentials'] {
  const clientId = value.text('client-id');
  const clientSecret = value.secret('client-secret');
  if (clientId === undefined || clientSecret === undefined) {
    throw new InputError('token-url is given without client-id and client-secret', 'give all three');
  }
  return { kind: 'client-credentials', tokenUrl, clientId, clientSecret, scope: value.text('scope') };
}
