import { sentenceWords, type Words } from '../words.ts';
import { codeSpan, escapeMarkdown } from './markdown.ts';

/** Words as Markdown: values from elsewhere as code, days written out. */
export function wordsMarkdown(words: Words): string {
  return words
    .map((word) => {
      if (typeof word === 'string') return escapeMarkdown(withDays(word));
      return 'code' in word ? codeSpan(word.code) : `**${escapeMarkdown(withDays(word.strong))}**`;
    })
    .join('');
}

/** A finding's text as a sentence. */
export const sentenceMarkdown = (text: string) => wordsMarkdown(sentenceWords(text));

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2027-01-08` → `8 Jan 2027`, which never breaks over two lines. */
export function withDays(text: string): string {
  return text.replace(/(?<![\w-])(\d{4})-(0[1-9]|1[0-2])-(\d\d)(?![\w-]|T\d)/g, (_, year, month, day) =>
    [Number(day), months[Number(month) - 1], year].join('\u00a0'),
  );
}

/** `27 Nov 2026, 14:11 UTC`. */
export function timeWords(at: string): string {
  const [day = '', time = ''] = at.split('T');
  return `${withDays(day)}, ${time.slice(0, 5)} UTC`;
}

/** An item of a numbered list: what belongs to it stands under its text. */
export function numbered(text: string, index: number): string {
  const number = `${index + 1}. `;
  return number + text.replace(/\n(?=.)/g, `\n${' '.repeat(number.length)}`);
}
