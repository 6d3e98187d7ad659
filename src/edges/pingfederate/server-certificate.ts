import { X509Certificate } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { apiAddress } from './address.ts';
import type { ConnectOptions, ServerSettings } from './connect.ts';
import { proxyFor } from './proxy.ts';
import { type AuthoritySource, authoritySources, type TlsOptions, tlsOptions } from './tls-options.ts';

/** The certificate with which a server answers TLS, and whether it is trusted here. */
export interface ServerCertificate {
  /** The server's own first, then who signed it, as far up as it is known. */
  chain: X509Certificate[];
  /** What names the authority that vouches for it. */
  vouchedBy?: AuthoritySource['name'] | undefined;
  /** OpenSSL's or Node's word for why it isn't trusted. */
  refusedAs?: string | undefined;
}

/**
 * Looks at a server's certificate in a handshake of its own, in which nothing is asked and no credentials are sent, so
 * that one which isn't trusted can be told, too.
 *
 * @returns `undefined` for plain HTTP, and when there was no handshake
 * @throws AdminApiError (`settings`) when the address, a certificate or the proxy can't be used as given
 */
export async function lookAtCertificate(
  settings: ServerSettings,
  { variables, learnSecret, requestTimeoutMs, signal }: ConnectOptions,
): Promise<ServerCertificate | undefined> {
  const base = apiAddress(settings.adminUrl, { insecureHttp: settings.insecureHttp, warn: () => {} });
  if (base.protocol !== 'https:') return undefined;
  const limit = AbortSignal.any([AbortSignal.timeout(requestTimeoutMs), ...(signal ? [signal] : [])]);
  const tls = tlsOptions(settings, variables, learnSecret);
  try {
    const tunnel = await tunnelTo(base, proxyFor(base, variables, learnSecret), limit);
    const socket = await handshake(base, tls, { tunnel, limit });
    const seen = seenOn(socket, authoritySources(settings, variables));
    socket.destroy();
    return seen;
  } catch {
    return undefined;
  }
}

/** The way through the proxy, when there is one. */
function tunnelTo(target: URL, proxy: URL | undefined, signal: AbortSignal): Promise<Socket | undefined> {
  if (!proxy) return Promise.resolve(undefined);
  const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const headers = proxy.username ? { 'Proxy-Authorization': `Basic ${Buffer.from(user).toString('base64')}` } : {};
  const path = `${target.hostname}:${target.port || 443}`;
  const request = proxy.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((open, fail) => {
    const { hostname, port } = proxy;
    request({ host: hostname.replace(/^\[|\]$/g, ''), port, method: 'CONNECT', path, headers, signal })
      .on('connect', (_, socket) => open(socket))
      .on('response', () => fail(new Error('no tunnel')))
      .on('error', fail)
      .end();
  });
}

function handshake(
  { hostname, port }: URL,
  tls: TlsOptions,
  { tunnel, limit }: { tunnel: Socket | undefined; limit: AbortSignal },
): Promise<TLSSocket> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const name = isIP(host) === 0 ? { servername: host } : {};
  const way = tunnel ? { socket: tunnel } : { port: Number(port || 443) };
  return new Promise((done, fail) => {
    const socket = connect({ ...tls, ...way, ...name, host, rejectUnauthorized: false });
    limit.addEventListener('abort', () => socket.destroy(new Error('too late')), { once: true });
    socket.once('secureConnect', () => done(socket)).on('error', fail);
  });
}

function seenOn(socket: TLSSocket, sources: readonly AuthoritySource[]): ServerCertificate | undefined {
  const sent = chainFrom(socket.getPeerX509Certificate());
  if (sent.length === 0) return undefined;
  // Typed as an error, it is the word alone.
  const refusedAs = socket.authorized ? undefined : String(socket.authorizationError);
  const authority = authorityOf(sent, sources);
  if (!authority) return { chain: sent, refusedAs };
  const { certificate, name, at } = authority;
  return { chain: [...sent.slice(0, at), certificate], vouchedBy: name, refusedAs };
}

/** A server that sends itself as its own authority is the end. */
function chainFrom(leaf: X509Certificate | undefined): X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let one = leaf; one && chain.length < mostLinks; one = one.issuerCertificate) {
    if (chain.at(-1)?.fingerprint256 === one.fingerprint256) break;
    chain.push(one);
  }
  return chain;
}

/** OpenSSL follows no longer ones. */
const mostLinks = 100;

/** The lowest link that an authority stands for or has signed, and where the authority's place in the chain is. */
function authorityOf(chain: readonly X509Certificate[], sources: readonly AuthoritySource[]) {
  const known = sources.flatMap(({ name, pems }) => pems.flatMap(certificatesIn).map((one) => ({ name, one })));
  for (const [at, link] of chain.entries()) {
    const itself = known.find(({ one }) => one.fingerprint256 === link.fingerprint256);
    if (itself) return { certificate: itself.one, name: itself.name, at };
    const signer = known.find(({ one }) => link.checkIssued(one) && link.verify(one.publicKey));
    if (signer) return { certificate: signer.one, name: signer.name, at: at + 1 };
  }
  return undefined;
}

function certificatesIn(pem: string): X509Certificate[] {
  const blocks =
    pem.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g) ?? [];
  return blocks.flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}
