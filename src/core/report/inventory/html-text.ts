import { visible } from '../visible-text.ts';

/** A text from outside in a page: nothing in it is markup, and marks that reorder lines are seen. */
export function html(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A name that may be written from right to left, kept from turning what stands beside it. */
export const name = (text: string) => `<bdi>${html(text)}</bdi>`;

/** `2027-03-01` as data; a word where there is none. */
export const day = (date: string, none = '–') => (date === '' ? none : `<time>${html(date)}</time>`);
