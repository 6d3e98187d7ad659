import type { Words } from './words.ts';

/** One of the few answers about a new connection. */
export interface CardRow {
  label: string;
  words: Words;
}
