import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answerControl, CONTROL_PATH } from '../endpoints/control.ts';
import type { World } from '../world.ts';
import { type Answer, Refusal } from './answer.ts';
import { carryOut } from './carry-out.ts';
import type { Faults } from './faults.ts';
import { answerOf, handle } from './handle.ts';
import { readBody, send } from './http.ts';
import type { LoggedRequest } from './requests.ts';

const IMPORT_MS = 50;

/** Takes requests in: the log, the start-up phase, the ordered faults, then the API itself. */
export class Front {
  readonly requests: LoggedRequest[] = [];
  readonly #world: World;
  readonly #faults: Faults;
  #seen = 0;
  /** When the server began to listen, in milliseconds. */
  opened = 0;
  /** Closes the port for a while. */
  closePort: (ms: number) => Promise<void> = async () => {};

  constructor(world: World, faults: Faults) {
    this.#world = world;
    this.#faults = faults;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sandbox');
    const { basePath } = this.#world.switches;
    const inside = pathname === basePath || pathname.startsWith(`${basePath}/`);
    const path = inside ? pathname.slice(basePath.length) : pathname;
    if (this.#world.switches.control && pathname.startsWith(`${CONTROL_PATH}/`)) {
      await this.#control(request, pathname, response);
      return;
    }
    const logged = this.#log(request, path, searchParams);
    try {
      const raw = await readBody(request);
      await this.#settle(request.method ?? 'GET', path);
      const api = () => this.#api(request, path, inside, searchParams, raw);
      const fault = this.#faults.take(request.method ?? 'GET', path);
      if (fault) logged.fault = String(fault.fault);
      const answer = await carryOut({ fault, api, request, response, closePort: this.closePort });
      if (!answer) return;
      logged.status = answer.status;
      send(response, answer);
    } catch {
      request.socket.destroy();
    }
  }

  /** An import of an authority that others may overtake takes a moment, so that it can be told who came at once. */
  async #settle(method: string, path: string): Promise<void> {
    const { switches, importing } = this.#world;
    if (switches.parallelCaImports === 'keep' || method !== 'POST' || path !== '/certificates/ca/import') return;
    importing.count += 1;
    await wait(IMPORT_MS);
    importing.count -= 1;
  }

  #api(request: IncomingMessage, path: string, inside: boolean, query: URLSearchParams, raw: Buffer): Answer {
    try {
      if (this.#starting()) throw new Refusal(503, 'starting', 'The server is starting.');
      if (!inside) throw new Refusal(404, 'resource_not_found', 'The requested resource was not found.');
      const answer = handle(request, path, query, raw, this.#world);
      const method = request.method ?? 'GET';
      if (method !== 'GET' && !path.startsWith('/cluster')) this.#world.cluster.changed(/spConnections/.test(path));
      return answer;
    } catch (error) {
      if (error instanceof Refusal) return answerOf(error);
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return {
        status: 500,
        json: { resultId: 'internal_error', message: 'An internal error occurred.', developerMessage: message },
      };
    }
  }

  async #control(request: IncomingMessage, path: string, response: ServerResponse): Promise<void> {
    const controlled = { world: this.#world, faults: this.#faults, requests: this.requests };
    try {
      send(response, answerControl(request.method ?? 'GET', path, await readBody(request), controlled));
    } catch (error) {
      if (error instanceof Refusal) send(response, answerOf(error));
      else request.socket.destroy();
    }
  }

  #starting(): boolean {
    this.#seen += 1;
    const { startUpRequests, startUpMs } = this.#world.switches;
    return this.#seen <= startUpRequests || this.#world.now().getTime() < this.opened + startUpMs;
  }

  #log(request: IncomingMessage, path: string, query: URLSearchParams): LoggedRequest {
    const bypass = String(request.headers['x-bypassexternalvalidation']).toLowerCase() === 'true';
    const logged: LoggedRequest = { method: request.method ?? 'GET', path, status: 0, bypass };
    if (query.size > 0) logged.query = query.toString();
    this.requests.push(logged);
    return logged;
  }
}
