import { atRightEdge, flowed, type Page } from './page.ts';

/** One thing to do: what is the matter, what asks for it, and how. */
export interface NumberedItem {
  title: string;
  /** At the right edge. */
  where: string;
  lines: readonly string[];
}

/** Things to do, each with a number and a blank line before it. */
export function numberedLines(items: readonly NumberedItem[], page: Page): string[] {
  const { bold, dim } = page.palette;
  return items.flatMap(({ title, where, lines }, index) => {
    const number = `${index + 1}. `;
    const indent = ' '.repeat(2 + number.length);
    const heads = flowed([[title, bold]], page.width - indent.length);
    const titles = heads.map((line, at) => (at === 0 ? `  ${bold(number)}${line}` : indent + line));
    return [
      '',
      ...titles.slice(0, -1),
      ...atRightEdge(titles.at(-1) ?? '', where === '' ? '' : dim(where), page.width),
      ...lines.flatMap((line) => flowed([[line]], page.width - indent.length).map((text) => indent + text)),
    ];
  });
}
