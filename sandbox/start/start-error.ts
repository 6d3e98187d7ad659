/** The sandbox can't start, or can't go on, for a reason that who started it can mend. */
export class StartError extends Error {
  override name = 'StartError';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
