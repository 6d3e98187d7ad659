/** A pattern on its way. */
export interface Reading {
  signs: readonly string[];
  at: number;
  /** Of groups. */
  depth: number;
}

/** Whether a character, by its code point, is taken. */
export type Takes = (code: number) => boolean;

/** What stands in a pattern that isn't read here. */
export class Unread extends Error {}
