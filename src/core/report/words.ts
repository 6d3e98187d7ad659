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
