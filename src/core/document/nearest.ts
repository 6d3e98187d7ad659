/**
 * The candidates that `word` was most likely meant to be, best first, at most `limit`; none when nothing is close.
 * Close means: equal but for case and punctuation, a few slips of the keyboard, or one the start or end of the other.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = plain(word);
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const score = distanceScore(wanted, plain(candidate));
    if (score !== undefined) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score <= best + 1)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** A hint in words: `did you mean "dataStore"?`, `did you mean "a" or "b"?`; `undefined` when nothing is close. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const found = nearest(word, candidates);
  return found.length === 0 ? undefined : `did you mean ${inWords(found, 'or')}?`;
}

/** `"a", "b" or "c"`. */
export function inWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  const quoted = words.map((word) => `"${word}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${conjunction} ${last}`;
}

/** Case and punctuation don't count: `data-store`, `Data Store` and `dataStore` are the same word. */
function plain(word: string): string {
  const letters = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? word.toLowerCase() : letters;
}

/** 0 for the same word, more for less likely ones, `undefined` for one that nobody could have meant. */
function distanceScore(wanted: string, candidate: string): number | undefined {
  if (wanted === candidate) return 0;
  const longest = Math.max(wanted.length, candidate.length);
  const allowed = Math.floor(longest / 3);
  if (Math.abs(wanted.length - candidate.length) <= allowed && longest <= 200) {
    const slips = slipsBetween(wanted, candidate);
    if (slips <= Math.max(1, allowed) && slips * 2 <= longest) return slips;
  }
  const shortest = Math.min(wanted.length, candidate.length);
  const rest = (longest - shortest) / 10;
  if (shortest >= 3 && (wanted.startsWith(candidate) || candidate.startsWith(wanted))) return 3 + rest;
  return shortest >= 6 && (wanted.endsWith(candidate) || candidate.endsWith(wanted)) ? 4 + rest : undefined;
}

/** Damerau-Levenshtein: insertions, deletions, substitutions, and two neighbours swapped. */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, beforeLast[column - 2]! + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}

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

const digitsIn = (text: string) => text.replace(/\D+/g, ' ').trim();
