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

/** `1 change`, `2 changes`; `plural(2, 'entry', 'entries')`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
