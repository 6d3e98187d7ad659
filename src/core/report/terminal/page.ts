import { columnsOf, piecesOf, textWidth } from './columns.ts';
import { type Palette, paletteFor } from './palette.ts';

/** How a text for a terminal is to look. */
export interface Look {
  colour: boolean;
  /** Columns of the terminal where it is narrower than a text is by itself. */
  width?: number | undefined;
}

/** A text is written onto it: its colours and its columns. */
export interface Page {
  palette: Palette;
  width: number;
}

/** Below this a line can't hold a name and a place; a terminal breaks them by itself. */
const leastWidth = 40;

export function pageFor({ colour, width = textWidth }: Look): Page {
  return { palette: paletteFor(colour), width: Math.max(leastWidth, Math.min(textWidth, width)) };
}

/** Doesn’t break a line. */
export const keptBlank = '\u00a0';

/** A piece of a line and its colour. */
export type Ink = readonly [text: string, paint?: ((text: string) => string) | undefined];

/** What stands on the left and, at the right edge, where it is; below each other when both don't fit. */
export function atRightEdge(left: string, right: string, width: number): string[] {
  if (right === '') return [left];
  const room = width - columnsOf(left) - columnsOf(right);
  if (room >= 2) return [left + ' '.repeat(room) + right];
  return [left, ' '.repeat(Math.max(2, width - columnsOf(right))) + right];
}

/** Inks in lines of at most `width` columns, broken at blanks; a word that is longer is broken where the line ends. */
export function flowed(inks: readonly Ink[], width: number): string[] {
  const lines: Ink[][] = [[]];
  let taken = 0;
  for (const word of wordsOf(inks, width)) {
    const columns = word.reduce((sum, [text]) => sum + columnsOf(text), 0);
    const line = lines.at(-1) ?? [];
    if (taken > 0 && taken + 1 + columns > width) {
      lines.push([...word]);
      taken = columns;
    } else {
      // The blank has the colour of both words or none.
      line.push(...(taken > 0 ? [[' ', line.at(-1)?.[1] === word[0]?.[1] ? word[0]?.[1] : undefined] as const] : []));
      line.push(...word);
      taken += columns + (taken > 0 ? 1 : 0);
    }
  }
  return lines.map(painted);
}

/** Pieces that no blank parts are one word. */
function wordsOf(inks: readonly Ink[], width: number): Ink[][] {
  const words: Ink[][] = [];
  let isOpen = false;
  for (const [text, paint] of inks) {
    for (const part of text.split(/([ \n]+)/)) {
      if (part === '') continue;
      if (/^[ \n]/.test(part)) isOpen = false;
      else {
        const [first = '', ...rest] = piecesOf(part, width);
        const last = words.at(-1);
        const isFitting = last && last.reduce((sum, [one]) => sum + columnsOf(one), 0) + columnsOf(first) <= width;
        if (isOpen && last && isFitting) last.push([first, paint]);
        else words.push([[first, paint]]);
        for (const piece of rest) words.push([[piece, paint]]);
        isOpen = true;
      }
    }
  }
  return words;
}

function painted(line: readonly Ink[]): string {
  const joined: [string, Ink[1]][] = [];
  for (const [text, paint] of line) {
    const last = joined.at(-1);
    if (last && last[1] === paint) last[0] += text;
    else joined.push([text, paint]);
  }
  // Blanks that must not break a line are blanks like others once it is made.
  return joined
    .map(([text, paint]) => (paint ? paint(text) : text))
    .join('')
    .replaceAll(keptBlank, ' ')
    .trimEnd();
}

/** A sign, what it stands for, and at the right edge where that is. */
export function titleLines(sign: string, inks: readonly Ink[], place: string, width: number): string[] {
  const lines = flowed(inks, width - 3).map((line, index) => (index === 0 ? `${sign} ${line}` : `   ${line}`));
  return [...lines.slice(0, -1), ...atRightEdge(lines.at(-1) ?? '', place, width)];
}

export const indented = (lines: readonly string[], by: number) => lines.map((line) => ' '.repeat(by) + line);

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

/** Entries, each with a blank line below it, and what is said of all of them: blocks with a blank line between. */
export function textWith(entries: readonly string[][], blocks: readonly string[][]): string {
  const below = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${[...entries.flatMap((lines) => [...lines, '']), below.join('\n\n')].join('\n')}\n`;
}
