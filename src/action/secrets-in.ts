import type { Inputs } from '../commands/inputs.ts';
import { Secret } from '../core/secret.ts';

/** Every secret among the inputs, to be masked before anything else happens. */
export function secretsIn({ server, markerKey, githubToken }: Inputs): Secret[] {
  return [markerKey, githubToken, ...serverSecrets(server)].filter((secret): secret is Secret => secret !== undefined);
}

function serverSecrets(server: Inputs['server']): (Secret | undefined)[] {
  if (!server) return [];
  const { credentials, clientKey, clientKeyPassphrase } = server;
  const key = typeof clientKey === 'string' && clientKey.includes('PRIVATE KEY') ? new Secret(clientKey) : clientKey;
  return [credentialSecret(credentials), key instanceof Secret ? key : undefined, clientKeyPassphrase];
}

function credentialSecret(credentials: NonNullable<Inputs['server']>['credentials']): Secret | undefined {
  switch (credentials.kind) {
    case 'basic':
      return credentials.password;
    case 'token':
      return credentials.token;
    case 'client-credentials':
      return credentials.clientSecret;
    case 'none':
      return undefined;
  }
}
