import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Answer } from './answer.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Starts to listen; a port of 0 takes a free one. */
export async function listen(
  listener: Listener,
  { port, host, https }: { port: number; host: string; https?: { key: string; cert: string } },
): Promise<Server> {
  const server = https ? createHttpsServer(https, listener) : createHttpServer(listener);
  server.keepAliveTimeout = 5_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

const LIMIT = 200 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LIMIT) throw new Error('the request is too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** The content type is the one that real servers were seen to answer with. */
export function send(response: ServerResponse, answer: Answer): void {
  const body = bytesOf(answer);
  const type = answer.type ?? 'application/json;charset=utf-8';
  response.writeHead(answer.status, {
    ...(body ? { 'Content-Type': type, 'Content-Length': String(body.length) } : {}),
    'Cache-Control': 'no-cache, no-store',
    ...answer.headers,
  });
  response.end(body);
}

export function bytesOf(answer: Answer): Buffer | undefined {
  if (answer.bytes) return answer.bytes;
  if (answer.text !== undefined) return Buffer.from(answer.text);
  return answer.json === undefined ? undefined : Buffer.from(JSON.stringify(answer.json));
}
