import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { answerSearch, type Cursor } from './answer-search.ts';
import { numberOf, type Piece, piecesOf, sizeOf, string, textOf } from './bytes.ts';
import type { Account, OrderedFault } from './options.ts';
import { decodeSearch, message, result, type Search } from './search.ts';
import type { World } from './world.ts';

/** One connection: what was signed in, and what is answered on it, one request after the other. */
export class Session {
  account: Account | undefined;
  readonly cursors = new Map<string, Cursor>();
  readonly #world: World;
  #socket: Socket;
  #held: Buffer = Buffer.alloc(0);
  #turn: Promise<void> = Promise.resolve();

  constructor(socket: Socket, world: World) {
    this.#world = world;
    this.#socket = socket;
    this.#listen(socket);
  }

  #listen(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      try {
        this.#take(chunk);
      } catch {
        // What isn't LDAP ends the connection.
        this.drop();
      }
    });
  }

  #take(chunk: Buffer): void {
    this.#held = Buffer.concat([this.#held, chunk]);
    for (;;) {
      const size = sizeOf(this.#held);
      if (!size || this.#held.length < size.head + size.body) return;
      const whole = this.#held.subarray(0, size.head + size.body);
      this.#held = this.#held.subarray(whole.length);
      this.#turn = this.#turn.then(() => this.#answer(whole)).catch(() => this.drop());
    }
  }

  async #answer(whole: Buffer): Promise<void> {
    const [envelope] = piecesOf(whole);
    const [id, operation, controls] = piecesOf((envelope as Piece).data);
    if (!id || !operation) return this.drop();
    if (operation.tag === 0x60) return this.#bind(numberOf(id), operation);
    if (operation.tag === 0x77) return this.#startTls(numberOf(id), operation);
    if (operation.tag === 0x63) return this.#search(numberOf(id), decodeSearch(operation, controls));
    this.#other(numberOf(id), operation);
  }

  #other(id: number, { tag }: Piece): void {
    const kinds: Record<number, 'unbind' | 'abandon'> = { 66: 'unbind', 80: 'abandon' };
    const kind = kinds[tag];
    this.#world.requests.push(kind ? { kind } : { kind: 'other', tag });
    if (kind === 'unbind') this.#socket.end();
    else if (!kind) this.send(message(id, result(tag + 1, 53, 'this directory is only read')));
  }

  async #bind(id: number, operation: Piece): Promise<void> {
    const [, dn, password] = piecesOf(operation.data) as [Piece, Piece, Piece];
    const fault = this.#world.faults.take('bind');
    const isEmpty = textOf(password) === '';
    this.account = this.#world.accounts.find((one) => this.#isAccount(one, textOf(dn), textOf(password)));
    const echo = fault?.fault === 'echo' ? `cannot sign in with ${textOf(password)}` : '';
    const refused =
      this.#world.store.kind === 'openldap'
        ? ''
        : '80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 52e, v4563';
    // An empty password is nobody's, and a success (RFC 4513, 5.1.2).
    const code = isEmpty || (this.account && !echo) ? 0 : 49;
    this.#world.requests.push({ kind: 'bind', dn: textOf(dn), code });
    if (await this.misbehave(fault, id, 0x61)) return;
    this.send(message(id, result(0x61, code, code === 0 ? '' : echo || refused)));
  }

  #isAccount(account: Account, dn: string, password: string): boolean {
    const { store } = this.#world;
    return account.password === password && (account.dn === dn || store.keyOf(account.dn) === store.keyOf(dn));
  }

  async #startTls(id: number, operation: Piece): Promise<void> {
    const { tls, options, faults, requests } = this.#world;
    requests.push({ kind: 'start-tls' });
    const fault = faults.take('start-tls');
    if (await this.misbehave(fault, id, 0x78)) return;
    const name = piecesOf(operation.data)[0];
    const isOffered = tls && options.tls?.mode === 'starttls' && name && textOf(name) === '1.3.6.1.4.1.1466.20037';
    if (!isOffered) return this.send(message(id, result(0x78, 2, 'not offered')));
    const injected = fault?.fault === 'injected' ? [message(id + 1, result(0x61, 0))] : [];
    const plain = this.#socket;
    plain.removeAllListeners('data');
    plain.write(Buffer.concat([message(id, result(0x78, 0)), ...injected]));
    this.#socket = new TLSSocket(plain, { isServer: true, ...tls });
    this.#listen(this.#socket);
  }

  #search(id: number, search: Search): Promise<void> {
    return answerSearch(this, this.#world, id, search);
  }

  /** Carries out what goes wrong before an answer; true when there is no further answer. */
  async misbehave(fault: OrderedFault | undefined, id: number, tag: number): Promise<boolean> {
    switch (fault?.fault) {
      case 'slow':
        await pause(fault.ms);
        return false;
      case 'drop':
        this.drop();
        return true;
      case 'silent':
        return true;
      case 'garbage':
        this.send(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'));
        return true;
      case 'giant':
        this.send(Buffer.from('30847fffffff020101648400ffffff', 'hex'));
        return true;
      case 'other-id':
        this.send(message(id + 7, result(tag, 0)));
        return true;
      case 'goodbye':
        this.send(message(0, result(0x78, 52, 'going down', string('1.3.6.1.4.1.1466.20036', 0x8a))));
        this.#socket.end();
        return true;
      case 'result':
        if (tag === 0x65 && fault.after) return false;
        this.send(message(id, result(tag, fault.code, fault.text)));
        return true;
      default:
        return false;
    }
  }

  send(data: Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(data);
  }

  /** Sends and waits until there is room for more; false when nobody listens any more. */
  async sendSlowly(data: Buffer): Promise<boolean> {
    const socket = this.#socket;
    if (socket.destroyed) return false;
    if (!socket.write(data))
      await new Promise<void>((resolve) => {
        socket.once('drain', resolve).once('close', resolve);
      });
    return !socket.destroyed;
  }

  async drip(data: Buffer, ms: number): Promise<void> {
    for (const byte of data) {
      await pause(ms);
      if (!(await this.sendSlowly(Buffer.of(byte)))) return;
    }
  }

  /** Sends a last piece and ends the connection hard. */
  cut(data: Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(data, () => this.#socket.destroy());
  }

  drop(): void {
    this.#socket.destroy();
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref());
