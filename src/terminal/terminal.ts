import type { ProcessVariables } from '../core/process-variables.ts';

/** Asks on the terminal; `undefined` for no answer. */
export type Ask = (question: string, signal: AbortSignal) => Promise<string | undefined>;

/** The process, as far as the command line uses it. */
export interface Terminal {
  words: readonly string[];
  variables: ProcessVariables;
  /** What a person types to start this again, for hints; absent it is `pfconn`. */
  calledAs?: string;
  out: Stream;
  err: Stream;
  /** Asks the person at the terminal; absent where there is none. */
  ask?: Ask | undefined;
  /** Calls back when the person wants to stop: Ctrl-C, or the end of a job. */
  onInterrupt(handle: () => void): void;
}

export interface Stream {
  write(text: string): unknown;
  isTTY?: boolean;
  /** How wide a terminal is. */
  columns?: number;
}
