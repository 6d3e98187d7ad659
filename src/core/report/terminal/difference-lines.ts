import { alignedEnds, type DifferenceView, differenceBlocks, grouped } from '../difference-blocks.ts';
import { visible } from '../visible-text.ts';
import { columnsOf } from './columns.ts';
import { atRightEdge, flowed, indented, type Page } from './page.ts';
import { labelColumns, settingLines, type ValueLine } from './setting-lines.ts';

/** Fields of these tabs are known by their names. */
const plainTabs: ReadonlySet<string> = new Set(['Connection', 'General Info', 'Activation & Summary']);

interface DifferenceOptions {
  page: Page;
  /** The definition; places in it are shown as lines only. */
  file: string | undefined;
  /** Of several connections at once: the lines differ. */
  withoutPlaces?: boolean | undefined;
  /** Texts of any number of lines. */
  full: boolean;
}

/** Differences under the part of the console that they are in, with the line that brought each. */
export function differenceLines(views: readonly DifferenceView[], options: DifferenceOptions): string[] {
  const groups = grouped(views);
  const isPlain = ({ tab }: { tab: string }) => plainTabs.has(tab);
  const columns = labelColumns(groups.flatMap(({ views: own }) => own.map(({ field }) => field)));
  return [...groups.filter(isPlain), ...groups.filter((group) => !isPlain(group))].flatMap((group) => [
    ...(isPlain(group) ? [] : indented(flowed([[group.tab]], options.page.width - 5), 5)),
    ...group.views.flatMap((view) => viewLines(view, columns, options)),
  ]);
}

function viewLines(view: DifferenceView, columns: number, options: DifferenceOptions): string[] {
  if (view.lines) return textLines(view, options);
  const values = (width: number) => valueLines(view, width, options.page);
  const place = placeOf(view, options);
  return settingLines({ sign: signOf(view, options.page), label: view.field, columns, values, place }, options.page);
}

function signOf({ sign, before }: DifferenceView, { palette }: Page): string {
  if (sign === '+') return palette.green('+');
  if (sign === '-') return palette.red('-');
  return before === undefined ? palette.cyan('!') : ' ';
}

function placeOf({ place }: DifferenceView, { page, file, withoutPlaces }: DifferenceOptions): string {
  if (withoutPlaces) return '';
  return page.palette.dim(place.file === file ? `:${place.line}` : `${visible(place.file)}:${place.line}`);
}

function valueLines({ sign, before, after }: DifferenceView, width: number, { palette }: Page): ValueLine[] {
  if (sign === '~' && before === undefined) return plainLines(`${after ?? ''}, sent again`, width);
  if (sign === '-') return plainLines(before, width);
  if (sign === '+' || before === undefined) return plainLines(after, width, palette.bold);
  return pairLines(before, after ?? '', width, palette);
}

function plainLines(text: string | undefined, width: number, paint?: (text: string) => string): ValueLine[] {
  return text === undefined ? [] : flowed([[text, paint]], width).map((line) => ({ text: line }));
}

/** `active → inactive`; two that are long stand under each other, with their ends aligned where those are the same. */
function pairLines(before: string, after: string, width: number, palette: Page['palette']): ValueLine[] {
  const arrow = palette.dim('→');
  const [was, is] = alignedEnds(before, after);
  const blank = Math.max(was.length - before.length, is.length - after.length);
  if (blank > 0 && columnsOf(was) <= width) {
    const front = Math.max(0, after.length - before.length);
    const bold = front > 0 ? palette.bold(after.slice(0, front)) + after.slice(front) : palette.bold(after);
    return [{ text: was }, { text: is.slice(0, is.length - after.length) + bold, arrow }];
  }
  if (columnsOf(before) + columnsOf(after) + 3 <= width) return [{ text: `${before} ${arrow} ${palette.bold(after)}` }];
  const [first, ...rest] = plainLines(after, width, palette.bold);
  return [...plainLines(before, width), { text: first?.text ?? '', arrow }, ...rest];
}

const mostLines = 40;

/** A filter or an expression of several lines, what goes and what comes. */
function textLines(view: DifferenceView, options: DifferenceOptions): string[] {
  const { page, full } = options;
  const { palette, width } = page;
  const lines = differenceBlocks([view]).flatMap((block) => block.lines);
  const shown = full || lines.length <= mostLines + 1 ? lines : lines.slice(0, mostLines);
  const colours = { '+': palette.green, '-': palette.red, '!': palette.cyan, ' ': (text: string) => text };
  const more = lines.length - shown.length;
  return [
    ...atRightEdge(`       ${view.field}`, placeOf(view, options), width),
    ...shown.flatMap(({ sign, text }) => {
      const blank = Math.min(20, /^ */.exec(text)?.[0].length ?? 0);
      const [first = '', ...rest] = flowed([[text]], width - 11 - blank);
      return [`         ${colours[sign](sign)} ${' '.repeat(blank)}${first}`, ...indented(rest, 11 + blank)];
    }),
    ...(more > 0 ? [palette.dim(`         … ${more} more lines (--full: all)`)] : []),
  ];
}
