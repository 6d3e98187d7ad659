import { plural } from '../wording.ts';

/**
 * Characters that change how a line looks or ends without being seen: control characters (a terminal obeys escape
 * sequences), line and paragraph separators, marks that reorder text from right to left, zero-width characters.
 */
const unseen = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

const short: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text on one line in which everything can be seen: a newline becomes `\n`, a right-to-left mark `\u202e`. */
export function visible(text: string): string {
  return text.replace(unseen, (mark) => short[mark] ?? escapeOf(mark));
}

function escapeOf(mark: string): string {
  return `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** At most `length` characters; what was cut is counted: `abc… (97 more)`. Never cuts a surrogate pair in two. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\ud800-\udbff]/.test(text[length - 1] ?? '') ? length - 1 : length;
  return `${text.slice(0, end)}… (${text.length - end} more)`;
}

/** What stays of a long text at its end. */
const tail = 30;

/** At most about `length` characters: what is cut lies inside and is counted, `abc…(412 characters)…xyz`. */
export function cutInside(text: string, length: number): string {
  if (text.length <= length + tail) return text;
  const [head, end] = [text.slice(0, pairEnd(text, length - tail)), text.slice(pairEnd(text, text.length - tail))];
  return `${head}…(${text.length - head.length - end.length} characters)…${end}`;
}

/** Where two texts differ, with what stands around it: cut at their start they would look the same. */
export function cutAround(before: string, after: string, length: number): [string, string] {
  if (Math.max(before.length, after.length) <= length) return [before, after];
  const shortest = Math.min(before.length, after.length);
  let same = 0;
  while (same < shortest && before[same] === after[same]) same += 1;
  let end = 0;
  while (end < shortest - same && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const around = Math.floor(length / 4);
  const part = (text: string) => windowOf(text, Math.max(0, same - around), text.length - Math.max(0, end - around));
  return [cutInside(part(before), 2 * length), cutInside(part(after), 2 * length)];
}

function windowOf(text: string, from: number, to: number): string {
  const [start, end] = [
    from < tail ? 0 : pairEnd(text, from),
    text.length - to < tail ? text.length : pairEnd(text, to),
  ];
  const left = start > 0 ? `…(${start} characters)…` : '';
  const right = end < text.length ? `…(${text.length - end} characters)…` : '';
  return left + text.slice(start, end) + right;
}

/** Never between the halves of a surrogate pair. */
function pairEnd(text: string, at: number): number {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at;
}

/** `2 errors, 1 warning`; empty when there is none. */
export function severitySentence(severities: readonly ('error' | 'warning' | 'info')[]): string {
  const count = (severity: string) => severities.filter((one) => one === severity).length;
  return [
    count('error') > 0 && plural(count('error'), 'error'),
    count('warning') > 0 && plural(count('warning'), 'warning'),
    count('info') > 0 && plural(count('info'), 'note'),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** `12.2.2.0` → `12.2.2`, as people name a release. */
export const shortVersion = (version: string) => visible(/^\d+\.\d+\.\d+/.exec(version)?.[0] ?? version);

/** Seven digits, as people name a commit. */
export const shortDigest = (digest: string) => digest.replace(/^sha256:/, '').slice(0, 7);
