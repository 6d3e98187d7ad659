import { visible } from '../visible-text.ts';

/**
 * The pieces that comments, issues and summaries are made of. Every text from outside comes in through one of these,
 * so that a name can neither format, link, mention, close a block nor end a hidden comment.
 */

/** Stands between `@` and a name, or `#` and a number, so that GitHub makes neither a mention nor a reference of it. */
const joiner = '\u2060';

/** Text inside a sentence. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~$#]/g, '\\$&')
    .replace(/@(?=[\w-])/g, `@${joiner}`)
    .replace(/\\#(?=\d)/g, `\\#${joiner}`)
    .replace(/\b(GH-)(?=\d)/gi, `$1${joiner}`)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.');
}

/** Text as code inside a sentence. */
export function codeSpan(text: string): string {
  const shown = withoutComments(visible(text));
  if (shown === '') return '`""`';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const padding = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** Text inside HTML that we write ourselves (`<summary>`), where Markdown isn't read. */
export function escapeHtml(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/@(?=[\w-])/g, `@${joiner}`)
    .replace(/#(?=\d)/g, `#${joiner}`);
}

/** A block of lines that are shown as they are; its fence is longer than any in them. */
export function fenced(lines: readonly string[], language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [fence + language, ...lines.map(withoutComments), fence].join('\n');
}

/** Our hidden marks are comments; nothing from outside may look like one. */
function withoutComments(text: string): string {
  return text.replaceAll('<!--', `<!${joiner}--`);
}

/** JSON for a hidden comment of ours: nothing in it can end the comment. */
export function hiddenJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]|--/g, (mark) =>
    [...mark].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** A link whose text is shown as code. */
export function codeLink(text: string, url: string | undefined): string {
  return url === undefined ? codeSpan(text) : `[${codeSpan(text)}](${linkTarget(url)})`;
}

/** An address as a link's target: nothing in it can end the link. */
export function linkTarget(url: string): string {
  return url.replace(/[\s()<>\\`"']/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}

/** A foldable part. `title` is HTML of ours. The empty lines make GitHub read Markdown inside. */
export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

/** One of GitHub's coloured boxes. */
export function alert(kind: 'NOTE' | 'WARNING' | 'CAUTION', lines: readonly string[]): string {
  return [`> [!${kind}]`, ...lines.map((line) => `> ${line}`.trimEnd())].join('\n');
}

/**
 * A table; the cells are Markdown already. A pipe would end a cell, inside code as well.
 *
 * @param right the columns of numbers, by their heads
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly string[] = [],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [
    line(head),
    `|${head.map((name) => (right.includes(name) ? '--:' : '---')).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}
