import { setMaxListeners } from 'node:events';

/** How long the write in hand may go on after a run is cancelled; GitHub ends a process after seven and a half seconds. */
const delayMs = 5000;

/** A signal that follows another one some seconds later. */
export class DelayedAbort {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  constructor(outer: AbortSignal) {
    this.#outer = outer;
    setMaxListeners(0, this.#controller.signal);
    this.#begin = () => {
      this.#timer = setTimeout(() => this.#controller.abort(), delayMs);
    };
    if (outer.aborted) this.#begin();
    else outer.addEventListener('abort', this.#begin, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Lets go of the timer, which would keep the process waiting. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#begin);
  }

  readonly #begin: () => void;
}
