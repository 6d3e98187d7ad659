import type { OptionValues } from '../commands/inputs.ts';
import type { ServerSettings } from '../edges/pingfederate/connect.ts';
import { InputError } from './raw-options.ts';

/**
 * How to reach the server, from the options that name it together; `undefined` when no address is given.
 *
 * @throws InputError for two kinds of credentials at once, and for half a pair
 */
export function serverFrom(values: OptionValues): ServerSettings | undefined {
  if (values.adminUrl === undefined) return undefined;
  return {
    adminUrl: values.adminUrl,
    credentials: credentialsFrom(values),
    caCertificate: values.caCertificate,
    clientCertificate: values.clientCertificate,
    clientKey: values.clientKey,
    clientKeyPassphrase: values.clientKeyPassphrase,
    insecureTls: values.insecureTls,
    insecureHttp: values.insecureHttp,
  };
}

function credentialsFrom(values: OptionValues): ServerSettings['credentials'] {
  const { username, password, accessToken, tokenUrl } = values;
  const kinds = [username !== undefined || password !== undefined, accessToken !== undefined, tokenUrl !== undefined];
  if (kinds.filter(Boolean).length > 1) {
    throw new InputError(
      'more than one kind of credentials is given',
      'keep one: username and password, access-token, or token-url with client-id and client-secret',
    );
  }
  if (accessToken) return { kind: 'token', token: accessToken };
  if (tokenUrl) return clientCredentials(values, tokenUrl);
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

function clientCredentials(values: OptionValues, tokenUrl: string): ServerSettings['credentials'] {
  const { clientId, clientSecret, scope } = values;
  if (clientId === undefined || clientSecret === undefined) {
    throw new InputError('token-url is given without client-id and client-secret', 'give all three');
  }
  return { kind: 'client-credentials', tokenUrl, clientId, clientSecret, scope };
}
