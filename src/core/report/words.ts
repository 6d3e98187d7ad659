import { capital } from '../wording.ts';
/** A piece of a sentence: plain, a value from somewhere else, or what the eye should find. */
export type Word = string | { code: string } | { strong: string };

/** A sentence whose values can be told from its words, so that each medium marks them in its own way. */
export type Words = readonly Word[];

export const code = (text: string): Word => ({ code: text });
export const strong = (text: string): Word => ({ strong: text });

/** Words between a list's items: `a, b and c`. */
export function listed(items: readonly Words[], last = ' and '): Word[] {
  return items.flatMap((item, index) => {
    const before = index === 0 ? [] : [index === items.length - 1 ? last : ', '];
    return [...before, ...item];
  });
}

/** A finding's text: what stands between backticks is a value. */
export function proseWords(text: string): Words {
  return text
    .split(/`([^`]+)`/)
    .map((part, index): Word => (index % 2 === 1 ? code(part) : part))
    .filter((word) => word !== '');
}

/** The same as a sentence of its own: a capital letter, a full stop. */
export function sentenceWords(text: string): Words {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  return proseWords(ended(capital(trimmed)));
}

/** With a full stop, unless a sentence ends there already. */
export const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Where nothing can be marked. */
export function plainText(words: Words): string {
  return words.map((word) => (typeof word === 'string' ? word : 'code' in word ? word.code : word.strong)).join('');
}

/** One of the few answers about something new. */
export interface CardRow {
  label: string;
  words: Words;
}
