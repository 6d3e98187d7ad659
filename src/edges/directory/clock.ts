import { DirectoryError } from './directory-error.ts';

/** How long a directory may take: all questions together, and a single one. */
export class Clock {
  readonly #end: number;
  readonly #seconds: number;
  /** Seconds for one request; sent to the server with each search too. */
  readonly requestSeconds: number;

  constructor(seconds: number, requestSeconds: number) {
    this.#seconds = seconds;
    this.#end = performance.now() + seconds * 1000;
    this.requestSeconds = requestSeconds;
  }

  /** When the request that begins now has to be answered. */
  deadline(): number {
    this.check();
    return Math.min(this.#end, performance.now() + this.requestSeconds * 1000);
  }

  /** @throws DirectoryError when the time for all questions is used up */
  check(): void {
    if (performance.now() >= this.#end) throw this.overdue();
  }

  /** The error for an answer that didn't come: which of the two limits it met. */
  overdue(): DirectoryError {
    const isWhole = performance.now() >= this.#end - 5;
    return isWhole
      ? new DirectoryError(
          'time',
          `the directory took longer than ${spell(this.#seconds)} for all questions`,
          'raise directory-timeout, or ask when the directory has less to do',
        )
      : new DirectoryError(
          'time',
          `the directory did not answer a question within ${spell(this.requestSeconds)}`,
          'ask when it has less to do; a filter on attributes without an index makes it slow',
        );
  }
}

/** What is left of a longer time isn't a round number. */
const spell = (seconds: number) => (Math.round(seconds) <= 1 ? 'a second' : `${Math.round(seconds)} seconds`);

/** Milliseconds until a deadline; 0 when it has passed. */
export const leftUntil = (deadline: number) => Math.max(0, deadline - performance.now());
