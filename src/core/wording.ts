/** With a capital letter at its start. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** With a small letter at its start, as in the middle of a sentence. */
export const uncapital = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** `a data store`, `an adapter`. */
export const articled = (word: string) => (/^(?:[aeio]|SSL)/i.test(word) ? `an ${word}` : `a ${word}`);

/** `data stores`, `certificate authorities`. */
export const manyOf = (word: string) => `${word.replace(/([^aeiou])y$/, '$1ie')}s`;

/** `1 change`, `2 changes`, `3 entries`. */
export const plural = (count: number, one: string) => `${count} ${count === 1 ? one : manyOf(one)}`;

/** `a`, `a and b`, `a, b and c`. */
export function inARow(parts: readonly string[], last: 'and' | 'or' = 'and'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** One word for a shell, whatever stands in it: whoever wrote it must not write a command. */
export const shellQuoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
