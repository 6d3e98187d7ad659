import type { ProcessVariables } from '../../core/process-variables.ts';
import type { Secret } from '../../core/secret.ts';
import { apiAddress, tokenAddress } from './address.ts';
import type { AdminApi } from './admin-api.ts';
import { type Authorization, basicHeader, ClientCredentials, fixedAuthorization } from './authorization.ts';
import { Client } from './client.ts';
import { Gate } from './gate.ts';
import { openHttp } from './http.ts';
import { proxyFor } from './proxy.ts';
import { openReadLimit } from './requester.ts';
import { retriesFor } from './retry.ts';
import { type TlsOptions, tlsOptions, withoutClientCertificate } from './tls-options.ts';

/** How to reach PingFederate and as whom. */
export interface ServerSettings {
  /** A path is kept; without one, `/pf-admin-api/v1` is added. */
  adminUrl: string;
  credentials:
    | { kind: 'basic'; username: string; password: Secret }
    | { kind: 'token'; token: Secret }
    | { kind: 'client-credentials'; tokenUrl: string; clientId: string; clientSecret: Secret; scope?: string }
    | { kind: 'none' };
  caCertificate?: string;
  clientCertificate?: string;
  clientKey?: string | Secret;
  clientKeyPassphrase?: Secret;
  insecureTls: boolean;
  insecureHttp: boolean;
}

export interface ConnectOptions {
  /** For one request, in milliseconds. */
  requestTimeoutMs: number;
  /** For the whole run, in milliseconds from now: later nothing is repeated. */
  deadlineMs: number;
  /** Sends `X-BypassExternalValidation: true` with writes. */
  bypassExternalValidation: boolean;
  /** A line for people: clear text, unverified TLS, a request that is tried again. */
  warn: (line: string) => void;
  /** Hears of every secret before it is used. */
  learnSecret: (secret: Secret) => void;
  /** Stops requests and waits. */
  signal?: AbortSignal | undefined;
  /** For the proxy and the certificate variables. */
  variables: ProcessVariables;
}

/**
 * Opens the way to a server's admin API. Nothing is sent yet: the first request shows whether it works.
 *
 * @throws AdminApiError (`settings`) when the address, a certificate or the proxy can't be used as given
 */
export async function connectAdminApi(settings: ServerSettings, options: ConnectOptions): Promise<AdminApi> {
  const base = apiAddress(settings.adminUrl, { insecureHttp: settings.insecureHttp, warn: options.warn });
  const tls = tlsOptions(settings, options.variables, options.learnSecret);
  if (settings.insecureTls && base.protocol === 'https:') {
    options.warn(`the certificate of ${base.host} is not verified (insecure-tls): anybody on the way can read along.`);
  }
  const proxy = proxyFor(base, options.variables, options.learnSecret);
  return new Client(
    {
      http: openHttp({ tls, proxy }),
      base: base.href.replace(/\/+$/, ''),
      authorization: authorizationFor(settings, tls, options),
      policy: { ...retriesFor(options.requestTimeoutMs), deadlineAt: Date.now() + options.deadlineMs },
      requestTimeoutMs: options.requestTimeoutMs,
      bypassExternalValidation: options.bypassExternalValidation,
      warn: options.warn,
      readLimit: openReadLimit(),
      gate: new Gate(),
      requests: 0,
      answered: false,
      deleted: false,
    },
    { signal: options.signal },
  );
}

function authorizationFor(settings: ServerSettings, tls: TlsOptions, options: ConnectOptions): Authorization {
  const { credentials } = settings;
  const { learnSecret } = options;
  switch (credentials.kind) {
    case 'none':
      return fixedAuthorization(undefined);
    case 'basic':
      return fixedAuthorization(basicHeader(credentials.username, credentials.password, learnSecret));
    case 'token':
      learnSecret(credentials.token);
      return fixedAuthorization(`Bearer ${credentials.token.reveal()}`);
    case 'client-credentials': {
      const url = tokenAddress(credentials.tokenUrl, { insecureHttp: settings.insecureHttp, warn: options.warn });
      const proxy = proxyFor(url, options.variables, learnSecret);
      return new ClientCredentials({
        http: openHttp({ tls: withoutClientCertificate(tls), proxy }),
        url,
        clientId: credentials.clientId,
        clientSecret: credentials.clientSecret,
        scope: credentials.scope,
        timeoutMs: options.requestTimeoutMs,
        learnSecret,
      });
    }
  }
}
