import type { NotCounted } from '../../core/people/types.ts';

/** Why a directory wasn't asked, or didn't answer: what is said when nobody could be counted. */
export type DirectoryFailure = NotCounted['kind'];

/**
 * The one error of the directory's client. The message is a sentence, the hint says what to do next. It never holds
 * the password, nor a text of the server's: that could repeat the password, or say something of a person.
 */
export class DirectoryError extends Error {
  override name = 'DirectoryError';
  readonly kind: DirectoryFailure;
  readonly hint: string;

  constructor(kind: DirectoryFailure, message: string, hint: string) {
    super(message);
    this.kind = kind;
    this.hint = hint;
  }
}
