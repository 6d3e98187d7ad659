import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import type { AdminApi } from '../../../src/edges/pingfederate/admin-api.ts';
import { type ConnectOptions, connectAdminApi, type ServerSettings } from '../../../src/edges/pingfederate/connect.ts';

/** A test certificate or key, see `fixtures/make.sh`. */
export const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
export const pem = (name: string) => readFileSync(fixture(name), 'utf8');

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const running: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const server of running.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  }
});

/** A server that answers as told; `count` is the request's number, from 1. Stopped after the test. */
export async function serve(handler: Handler, tls?: Parameters<typeof createTlsServer>[0]): Promise<string> {
  let count = 0;
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    count += 1;
    handler(request, response, count);
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  const port = await listen(server as Server);
  return `${tls ? 'https' : 'http'}://localhost:${port}`;
}

/** A proxy that opens tunnels and counts them; it asks for credentials when `password` is given. */
export async function serveProxy(
  password?: string,
): Promise<{ url: string; tunnels: string[]; plain: string[]; refused: string[] }> {
  const seen = { tunnels: [] as string[], plain: [] as string[], refused: [] as string[] };
  const server = createServer((request, response) => {
    seen.plain.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    const expected = password && `Basic ${Buffer.from(`proxy-user:${password}`).toString('base64')}`;
    if (expected && request.headers['proxy-authorization'] !== expected) {
      seen.refused.push(request.url ?? '');
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    seen.tunnels.push(request.url ?? '');
    const [host, port] = (request.url ?? '').split(':');
    const target = connect(Number(port), host === 'pingfederate.test' ? 'localhost' : host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    target.on('error', () => client.destroy());
    client.on('error', () => target.destroy());
  });
  const port = await listen(server);
  const credentials = password ? `proxy-user:${encodeURIComponent(password)}@` : '';
  return { url: `http://${credentials}localhost:${port}`, ...seen };
}

async function listen(server: Server): Promise<number> {
  running.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  return (server.address() as AddressInfo).port;
}

export const json = (response: ServerResponse, value: unknown, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(value));
};

export const planted = {
  username: 'Administrator',
  password: 'planted-pass/word&"1',
  basic: Buffer.from('Administrator:planted-pass/word&"1').toString('base64'),
};

/** Connects with quick retries; what it warns of and learns is collected. */
export async function connectTo(
  adminUrl: string,
  settings: Partial<ServerSettings> = {},
  options: Partial<ConnectOptions> = {},
): Promise<{ api: AdminApi; warnings: string[]; secrets: Secret[] }> {
  const warnings: string[] = [];
  const secrets: Secret[] = [];
  const api = await connectAdminApi(
    {
      adminUrl,
      credentials: { kind: 'basic', username: planted.username, password: new Secret(planted.password) },
      insecureTls: false,
      insecureHttp: false,
      ...settings,
    },
    {
      // Waits between tries follow from it: longer, and every test of a failing server takes seconds.
      requestTimeoutMs: 300,
      deadlineMs: 120_000,
      bypassExternalValidation: false,
      warn: (line) => warnings.push(line),
      learnSecret: (secret) => secrets.push(secret),
      variables: {},
      ...options,
    },
  );
  return { api, warnings, secrets };
}
