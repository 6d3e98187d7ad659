import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import type { Address } from './address.ts';
import { type Clock, leftUntil } from './clock.ts';
import { Connection } from './connection.ts';
import { DirectoryError } from './directory-error.ts';
import { explainFailure } from './explain-failure.ts';
import { explainResult } from './explain-result.ts';
import { startTlsRequest } from './requests.ts';
import { Wire } from './wire.ts';

interface Dialling {
  startTls: boolean;
  /** The authorities that are trusted, in PEM; absent: those that came with Node. */
  ca?: string | string[] | undefined;
  clock: Clock;
  signal?: AbortSignal | undefined;
}

/**
 * A connection, encrypted unless it stays on this machine, whose server has proved its name.
 *
 * @throws DirectoryError; the signal's reason
 */
export async function connect(address: Address, dialling: Dialling): Promise<Connection> {
  const { host } = address;
  const { clock, signal } = dialling;
  const tls = tlsOptions(address, dialling);
  const socket = address.isTls
    ? await established(connectTls({ ...tls, port: address.port }), 'secureConnect', address, dialling)
    : await established(connectTcp({ host: address.hostname, port: address.port }), 'connect', address, dialling);
  const connection = new Connection(new Wire(socket), { host, clock, signal });
  if (!dialling.startTls) return connection;
  const below = await startTls(connection);
  const secured = await established(connectTls({ ...tls, socket: below }), 'secureConnect', address, dialling);
  return new Connection(new Wire(secured), { host, clock, signal, id: 1 });
}

function tlsOptions({ hostname }: Address, { ca }: Dialling): ConnectionOptions {
  const options: ConnectionOptions = { host: hostname, rejectUnauthorized: true, minVersion: 'TLSv1.2' };
  // A server's name indication can't be an address.
  if (!isIP(hostname)) options.servername = hostname;
  if (ca !== undefined) options.ca = ca;
  return options;
}

async function startTls(connection: Connection): Promise<Socket> {
  const result = await connection.askOnce(startTlsRequest());
  if (result.code === 0) return connection.surrender().release();
  await connection.close();
  const { message: said } = explainResult(result);
  throw new DirectoryError('unreachable', `StartTLS is refused: ${said}`, 'use ldaps://, or switch StartTLS on there');
}

/** Waits until a socket is ready for use. */
function established(socket: Socket, ready: string, { host }: Address, { clock, signal }: Dialling): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
      socket.off('error', failed).off('close', closed).off(ready, connected);
      end();
    };
    const give = (error: unknown) =>
      settle(() => {
        // A late error must not end the process.
        socket.on('error', () => {});
        socket.destroy();
        reject(error);
      });
    const connected = () => settle(() => resolve(socket));
    const failed = (error: Error) => give(explainFailure(error, host));
    const closed = () => give(explainFailure({ code: 'ECONNRESET' }, host));
    const aborted = () => give(signal?.reason);
    const timer = setTimeout(() => give(unanswered(host)), leftUntil(clock.deadline()));
    socket.once(ready, connected).once('error', failed).once('close', closed);
    signal?.addEventListener('abort', aborted);
    if (signal?.aborted) aborted();
  });
}

const unanswered = (host: string) => explainFailure({ code: 'ETIMEDOUT' }, host);
