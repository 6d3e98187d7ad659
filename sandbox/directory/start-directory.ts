import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { serverCertificate } from '../certificates/server-certificate.ts';
import { Faults } from './faults.ts';
import { readLdif } from './ldif.ts';
import { type DirectoryOptions, readerDn, readerPassword } from './options.ts';
import { Session } from './session.ts';
import { Store } from './store.ts';
import type { LoggedRequest, World } from './world.ts';

/** A running directory. */
export interface SandboxDirectory {
  /** `ldap://127.0.0.1:3890` */
  url: string;
  port: number;
  /** Its certificate, for a client that trusts nothing else. */
  certificate: string | undefined;
  /** Every request so far, oldest first. */
  requests: LoggedRequest[];
  faults: Faults;
  close(): Promise<void>;
}

/** Starts an LDAP directory on this machine. It is read only, and on loopback only. */
export async function startDirectory(options: DirectoryOptions): Promise<SandboxDirectory> {
  const entries = options.entries ?? readLdif(options.ldif ?? '');
  const faults = new Faults();
  faults.add(...(options.faults ?? []));
  const world: World = {
    store: new Store(options.kind, entries),
    faults,
    accounts: options.accounts ?? [{ dn: readerDn, password: readerPassword }],
    options,
    requests: [],
    tls: options.tls && certificateOf(options.tls),
  };
  const sockets = new Set<Socket>();
  const server = listener(world, sockets);
  await listen(server, options.port ?? 0);
  const { port } = server.address() as { port: number };
  const isTls = options.tls?.mode === 'ldaps';
  return {
    url: `${isTls ? 'ldaps' : 'ldap'}://127.0.0.1:${port}`,
    port,
    certificate: world.tls?.cert,
    requests: world.requests,
    faults,
    close: () => close(server, sockets),
  };
}

function certificateOf({ key, cert }: NonNullable<DirectoryOptions['tls']>): { key: string; cert: string } {
  return key && cert ? { key, cert } : serverCertificate(new Date());
}

function listener(world: World, sockets: Set<Socket>): Server {
  const begin = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    new Session(socket, world);
  };
  return world.options.tls?.mode === 'ldaps' && world.tls ? createTlsServer(world.tls, begin) : createServer(begin);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      server.on('error', () => {});
      resolve();
    });
  });
}

function close(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => void server.close(() => resolve()));
}
