import type { Failure, FailureKind } from './admin-api-error.ts';

/** Trouble on the way to the next machine, which is the proxy where there is one. */
const onTheWay: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
]);

/** What the HTTP library knows of a request that got no answer, as far as it is looked at. */
interface NetworkTrouble {
  code?: string | undefined;
  message: string;
}

type Explanation = Pick<Failure, 'kind' | 'what' | 'hint'>;

/**
 * The connection, by the system's or OpenSSL's word for what went wrong.
 *
 * @param proxy the host of the proxy that the request went through
 */
export function explainTrouble({ code = '', message }: NetworkTrouble, host: string, proxy?: string): Explanation {
  if (proxy !== undefined && onTheWay.has(code)) {
    const { kind, what } = byCode(code, `the proxy ${proxy}`) as Explanation;
    return { kind, what, hint: 'check HTTPS_PROXY, or except the server with NO_PROXY' };
  }
  const exact = byCode(code, host);
  if (exact) return exact;
  if (/proxy/i.test(code) || /proxy|tunnel/i.test(message)) {
    return /\b407\b/.test(message) ? proxyRefusal() : proxyTrouble();
  }
  if (/^ERR_SSL|^EPROTO/.test(code)) return handshake(code, message, host);
  if (code === 'ERR_BAD_RESPONSE' && /maxContentLength/.test(message)) return tooLarge;
  if (code === 'ERR_BAD_RESPONSE' || /aborted/.test(message)) return brokeOff;
  if (/^HPE_|Parse Error/.test(code + message)) return notHttp(host);
  return { kind: 'unreachable', what: `no answer from ${host}${code ? ` (${code})` : ''}`, hint: reachHint };
}

const reachHint =
  'check admin-url, that PingFederate’s admin node runs, and that a firewall or proxy lets this machine through';

function byCode(code: string, host: string): Explanation | undefined {
  const say = (kind: FailureKind, what: string, hint: string): Explanation => ({ kind, what, hint });
  switch (code) {
    case 'ECONNREFUSED':
      return say('unreachable', `nothing listens at ${host} (connection refused)`, reachHint);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ERR_STREAM_PREMATURE_CLOSE':
      return say('unreachable', `${host} closed the connection without an answer`, reachHint);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return say('unreachable', `no route to ${host} (${code})`, reachHint);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
      return say('dns', `the name ${host} can't be resolved (${code})`, dnsHint);
    case 'ETIMEDOUT':
    case 'ECONNABORTED':
      return say('timeout', `no answer from ${host} in time`, timeoutHint);
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'CERT_UNTRUSTED':
    case 'CERT_SIGNATURE_FAILURE':
    case 'INVALID_CA':
      return say('tls-untrusted', `the TLS certificate of ${host} is not trusted (${code})`, untrustedHint);
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return say('tls-hostname', `the TLS certificate of ${host} was made for another name`, hostnameHint);
    case 'CERT_HAS_EXPIRED':
      return say('tls-expired', `the TLS certificate of ${host} has expired`, 'have it renewed on the server');
    case 'CERT_NOT_YET_VALID':
      return say('tls-expired', `the TLS certificate of ${host} is not valid yet`, 'check the clocks on both sides');
    default:
      return undefined;
  }
}

const dnsHint = 'check the host in admin-url; a private name needs a runner inside that network';
const timeoutHint = 'check that the server is up and reachable from here; request-timeout sets how long to wait';
const untrustedHint =
  'give the authority that signed it (or the certificate itself, when it is self-signed) with ca-certificate';
const hostnameHint = 'use the name that stands in the certificate in admin-url, or have the certificate reissued';

function handshake(code: string, message: string, host: string): Explanation {
  if (/wrong.version|packet.length|http.request/i.test(code + message)) {
    return { kind: 'tls-failed', what: `${host} does not speak TLS on this port`, hint: 'check the port in admin-url' };
  }
  if (/certificate.required|handshake.failure|bad.certificate|unknown.ca|certificate.unknown/i.test(code + message)) {
    return {
      kind: 'tls-failed',
      what: `${host} refused the TLS handshake (${code})`,
      hint: 'it may want a client certificate: check client-certificate and client-key',
    };
  }
  return { kind: 'tls-failed', what: `the TLS handshake with ${host} failed (${code})`, hint: undefined };
}

const tooLarge: Explanation = {
  kind: 'too-large',
  what: 'the answer is larger than this client takes (512 MB)',
  hint: 'check that admin-url leads to PingFederate’s admin API',
};

const brokeOff: Explanation = {
  kind: 'truncated',
  what: 'the answer broke off in the middle',
  hint: 'a proxy or load balancer on the way may have cut the connection; run it again',
};

function notHttp(host: string): Explanation {
  return {
    kind: 'not-json',
    what: `${host} does not answer in HTTP`,
    hint: 'PingFederate’s admin API speaks HTTPS on port 9999 by default: check admin-url',
  };
}

/** Each wrong password at a proxy counts towards the lockout of a company's account, so there is no second try. */
export function proxyRefusal(): Explanation {
  return {
    kind: 'proxy-refused',
    what: 'the proxy did not accept its credentials (407)',
    hint: 'check user name and password in HTTPS_PROXY, or except the server with NO_PROXY',
  };
}

function proxyTrouble(): Explanation {
  return {
    kind: 'proxy',
    what: 'the proxy did not open the way to the server',
    hint: 'check HTTPS_PROXY (address, user name, password), or except the server with NO_PROXY',
  };
}
