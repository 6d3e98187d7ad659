import { AdminApiError } from './admin-api-error.ts';

/** A third failed login locks the account for everybody, so nothing is sent after the second. */
const mostRefusals = 2;

/**
 * Keeps wrong credentials from locking an account. The first request of a run goes alone; those that were to go beside
 * it wait, and share its fate when it fails. Later ones go freely, until the server has refused the credentials twice.
 */
export class Gate {
  #isOpen = false;
  #first: Promise<unknown> | undefined;
  #refusals = 0;
  #refusal: AdminApiError | undefined;

  /** For a read. */
  async pass<Value>(work: () => Promise<Value>): Promise<Value> {
    if (!this.#isOpen && this.#first !== undefined) await this.#first;
    if (this.#isOpen) return this.watch(work);
    const first = this.watch(work);
    // Whoever waits hears of a failure; when nobody does, it's the caller's alone.
    this.#first = first.catch((error: unknown) => {
      if (!this.#isOpen) throw error;
    });
    this.#first.catch(() => {});
    try {
      return await first;
    } finally {
      this.#first = undefined;
    }
  }

  /** For a write: it waits for nothing, because what looks after it may itself be a read. */
  async watch<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#refusal && this.#refusals >= mostRefusals) throw this.#refusal;
    try {
      const value = await work();
      this.#isOpen = true;
      return value;
    } catch (error) {
      this.#note(error);
      throw error;
    }
  }

  #note(error: unknown): void {
    if (!(error instanceof AdminApiError)) return;
    if (error.kind === 'unauthorized') {
      this.#refusals += 1;
      this.#refusal = error;
      return;
    }
    // A refusal for another reason says that the credentials are good.
    if (error.status !== undefined && error.status >= 400 && error.status < 500) this.#isOpen = true;
  }
}
