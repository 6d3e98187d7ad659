import type { Socket } from 'node:net';
import { leftUntil } from './clock.ts';

/** Why nothing more comes. */
type End = { kind: 'closed' } | { kind: 'error'; error: Error };

/**
 * A socket that is read on demand: what nobody has asked for yet stays with the system, so a server that sends faster
 * than is counted fills no memory here.
 */
export class Wire {
  readonly socket: Socket;
  #end: End | undefined;
  #wake = () => {};

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('readable', this.#readable).on('end', this.#closed).on('close', this.#closed).on('error', this.#failed);
  }

  write(data: Buffer): void {
    if (!this.#end) this.socket.write(data);
  }

  /**
   * The bytes that came next.
   *
   * @returns `late` when none came until the deadline, `closed` when none will come any more
   * @throws the system's error; the signal's reason
   */
  async read(deadline: number, signal?: AbortSignal): Promise<Buffer | 'late' | 'closed'> {
    for (;;) {
      signal?.throwIfAborted();
      if (leftUntil(deadline) === 0) return 'late';
      const chunk = this.socket.read() as Buffer | null;
      if (chunk) return chunk;
      if (this.#end?.kind === 'error') throw this.#end.error;
      if (this.#end) return 'closed';
      await this.#change(deadline, signal);
    }
  }

  /** Gives the socket away, as to TLS; nothing of it is read here any more. */
  release(): Socket {
    const { socket } = this;
    socket.off('readable', this.#readable).off('end', this.#closed).off('close', this.#closed);
    // The listener for errors stays: what goes wrong below is told by the layer above, too.
    return socket;
  }

  /** Says a last word and hangs up, whether the other side listens or not. */
  close(word?: Buffer): Promise<void> {
    const { socket } = this;
    if (socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      socket.once('close', () => resolve());
      if (!word || this.#end) return socket.destroy();
      const patience = setTimeout(() => socket.destroy(), 500);
      socket.write(word, () => {
        clearTimeout(patience);
        socket.destroy();
      });
    });
  }

  /** Until something came, ended, or is overdue. */
  #change(deadline: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake(), leftUntil(deadline) + 1);
      const wake = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake = wake;
      signal?.addEventListener('abort', wake);
    });
  }

  #readable = () => this.#wake();

  #closed = () => {
    this.#end ??= { kind: 'closed' };
    this.#wake();
  };

  #failed = (error: Error) => {
    this.#end ??= { kind: 'error', error };
    this.#wake();
  };
}
