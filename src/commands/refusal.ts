import type { FailureReason } from '../core/report/machine/result-json.ts';

/** A recipe can't go on, for a reason that is no finding in a file. The entries print it once. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly reason: FailureReason;
  readonly hint: string | undefined;

  constructor(reason: FailureReason, message: string, hint?: string) {
    super(message);
    this.reason = reason;
    this.hint = hint;
  }
}
