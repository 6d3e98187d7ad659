import { slipsBetween } from '../document/nearest.ts';

/**
 * The known value that `value` was meant to be: it differs in capitals, punctuation or a slip of the keyboard only.
 * Digits are no slips: `SHA512` beside `SHA256`, or `WSTRUST14` beside `WSTRUST13`, is another value, and so is one with
 * a word more.
 */
export function misspeltFor(value: string, known: readonly string[]): string | undefined {
  const words = known.filter((word) => digitsIn(word) === digitsIn(value));
  const allowed = value.length < 8 ? 1 : 2;
  return words.find((word) => plain(word) === plain(value)) ?? words.find((word) => slips(word, value) <= allowed);
}

const slips = (a: string, b: string) =>
  Math.abs(a.length - b.length) > 2 ? Number.POSITIVE_INFINITY : slipsBetween(plain(a), plain(b));

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

const digitsIn = (text: string) => text.replace(/\D+/g, ' ').trim();
