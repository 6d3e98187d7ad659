import { type Result, resultIn } from './answers.ts';
import { NotLdap } from './ber/read.ts';
import type { Clock } from './clock.ts';
import { cutOff, explainFailure } from './explain-failure.ts';
import { type Message, Messages } from './messages.ts';
import { abandonRequest, messageOf, type Request, unbindRequest } from './requests.ts';
import type { Wire } from './wire.ts';

/** What belongs to the answer of a search, besides its end: an entry, a reference, a word between. */
const intermediate = new Set([0x64, 0x73, 0x79]);

/** A connection to a directory, on which one question is asked at a time. */
export class Connection {
  readonly #wire: Wire;
  readonly #host: string;
  readonly #clock: Clock;
  readonly #signal: AbortSignal | undefined;
  readonly #messages = new Messages();
  #id: number;
  #isAsking = false;

  constructor(
    wire: Wire,
    { host, clock, signal, id = 0 }: { host: string; clock: Clock; signal?: AbortSignal | undefined; id?: number },
  ) {
    this.#wire = wire;
    this.#host = host;
    this.#clock = clock;
    this.#signal = signal;
    this.#id = id;
  }

  /**
   * Asks, and hands out what `read` makes of the answer, in the pieces in which it arrived; the last message of the last
   * piece ends it. The messages' memory is used again: what `read` keeps of them it copies.
   *
   * @throws DirectoryError when the answer doesn't come, is cut or is no LDAP; the signal's reason
   */
  async *ask<T>(request: Request, read: (messages: Message[]) => T): AsyncGenerator<T> {
    // The answers of two would be taken for one another.
    if (this.#isAsking) throw new Error('the directory is asked a question before it has answered another');
    const deadline = this.#clock.deadline();
    const id = ++this.#id;
    let isDone = false;
    this.#isAsking = true;
    try {
      this.#wire.write(messageOf(id, request));
      while (!isDone) {
        const messages = this.#whole(id);
        isDone = messages.length > 0 && !intermediate.has(messages.at(-1)!.tag);
        if (messages.length > 0) yield read(messages);
        else await this.#receive(deadline);
      }
    } catch (error) {
      isDone = true;
      await this.#wire.close();
      this.#signal?.throwIfAborted();
      throw explainFailure(error, this.#host);
    } finally {
      this.#isAsking = false;
      if (!isDone) this.#wire.write(messageOf(++this.#id, abandonRequest(id)));
    }
  }

  /** For an answer of one message: its result. */
  async askOnce(request: Request): Promise<Result> {
    for await (const result of this.ask(request, ([message]) => resultIn(message!.body))) return result;
    throw cutOff(this.#host);
  }

  /**
   * The socket below, for TLS to begin on it.
   *
   * @throws DirectoryError when something came in clear behind the server's yes: somebody may have put it there
   */
  surrender(): Wire {
    if (!this.#messages.isEmpty) throw explainFailure(new NotLdap('more than was asked for'), this.#host);
    return this.#wire;
  }

  close(): Promise<void> {
    return this.#wire.close(messageOf(++this.#id, unbindRequest()));
  }

  async #receive(deadline: number): Promise<void> {
    const chunk = await this.#wire.read(deadline, this.#signal).catch((error: NodeJS.ErrnoException) => {
      throw /^(ECONNRESET|EPIPE|ETIMEDOUT)$/.test(error.code ?? '') ? cutOff(this.#host) : error;
    });
    if (chunk === 'late') throw this.#clock.overdue();
    if (chunk === 'closed') throw cutOff(this.#host);
    this.#messages.take(chunk);
  }

  /** The messages that are whole by now, up to the end of the answer. */
  #whole(id: number): Message[] {
    const found: Message[] = [];
    for (let message = this.#messages.next(); message; message = this.#messages.next()) {
      // The server says goodbye by itself.
      if (message.id === 0) throw cutOff(this.#host);
      if (message.id > id) throw new NotLdap('an answer to nothing');
      // What was still under way of a question that nobody waits for any more.
      if (message.id < id) continue;
      found.push(message);
      if (!intermediate.has(message.tag)) break;
    }
    return found;
  }
}
