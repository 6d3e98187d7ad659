import type { Inputs } from '../commands/inputs.ts';
import type { ProcessVariables } from '../core/process-variables.ts';

/** Asks on the terminal; `undefined` for no answer. */
export type Ask = (question: string, signal: AbortSignal) => Promise<string | undefined>;

/** Whether somebody is to be asked before a write: sits at a terminal, and hasn't said yes already. */
export function isToBeAsked(inputs: Inputs, variables: ProcessVariables): boolean {
  const isAgreed = inputs.yes || inputs.expectDigest !== undefined;
  return !isAgreed && !inputs.json && !variables.CI;
}
