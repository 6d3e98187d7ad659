import type { Result } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import type { Look } from '../core/report/terminal/page.ts';
import type { Typed } from './again.ts';

/** What printing needs to know of the run and of the terminal. */
export interface Printing {
  inputs: Inputs;
  result: Result;
  /** What was typed, for the commands in hints. */
  typed: Typed;
  look: Look;
  /** Whether the result is read on the terminal: then its own last lines say what went wrong. */
  isSeen: boolean;
  /** A question follows: the plan's last lines don't say which command carries it out. */
  isQuestion?: boolean;
  out(text: string): void;
  err(text: string): void;
}
