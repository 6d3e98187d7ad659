import type { Server } from 'node:http';
import { type Listener, listen, portOf } from './http.ts';

/** The port that the sandbox listens on; it can be closed for a while, as a server's that restarts. */
export class Port {
  #server: Server | undefined;
  #number = 0;
  #reopening: NodeJS.Timeout | undefined;
  readonly #listener: Listener;
  readonly #how: { host: string; https?: { key: string; cert: string } };

  constructor(listener: Listener, how: { host: string; https?: { key: string; cert: string } }) {
    this.#listener = listener;
    this.#how = how;
  }

  /** Begins to listen; gives back the port's number. */
  async open(number: number): Promise<number> {
    this.#server = await listen(this.#listener, { ...this.#how, port: number });
    this.#number = portOf(this.#server);
    return this.#number;
  }

  async closeFor(ms: number): Promise<void> {
    await this.close();
    this.#reopening = setTimeout(() => {
      this.open(this.#number).catch(() => this.closeFor(ms));
    }, ms);
  }

  async close(): Promise<void> {
    clearTimeout(this.#reopening);
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  }
}
