import { columnsOf, padded } from './columns.ts';
import { atRightEdge, flowed, type Page } from './page.ts';

/** Settings stand behind the names of connections, their values in one column. */
const labelAt = 7;
const leastLabel = 21;
const mostLabel = 42;

/** Below so many columns a value stands under its setting. */
const leastBeside = 64;

/** The place of a line is mostly this short. */
const placeColumns = 6;

/** A line of a value; an arrow hangs to its left. */
export interface ValueLine {
  text: string;
  arrow?: string;
}

interface SettingText {
  sign?: string;
  label: string;
  /** How many columns the labels take that stand together, see `labelColumns`. */
  columns: number;
  values(width: number): ValueLine[];
  place?: string;
}

/** As wide as the longest needs, within limits. */
export function labelColumns(labels: readonly string[]): number {
  const widest = Math.max(0, ...labels.map(columnsOf).filter((columns) => columns <= mostLabel));
  return Math.max(leastLabel, widest);
}

/** A setting beside its value, or above it where that doesn't fit; the place at the right edge of the last line. */
export function settingLines(setting: SettingText, page: Page): string[] {
  const { label, columns, values, place = '' } = setting;
  const isWide = page.width >= leastBeside;
  const at = isWide ? labelAt + columns + 2 : labelAt + 2;
  const shown = values(page.width - at - (place === '' ? 0 : placeColumns));
  const isBeside = isWide && columnsOf(label) <= columns && shown.length > 0;
  const [first, ...rest] = shown;
  const heads = isBeside ? [besideLabel(setting, first?.text ?? '')] : labelLines(setting, page);
  const below = (isBeside ? rest : shown).map((line) => hung(line, at));
  const lines = [...heads, ...below];
  return [...lines.slice(0, -1), ...atRightEdge(lines.at(-1) ?? '', place, page.width)];
}

const headOf = (sign = ' ') => `${' '.repeat(labelAt - 2)}${sign} `;

function besideLabel({ sign, label, columns }: SettingText, value: string): string {
  return `${headOf(sign)}${padded(label, columns)}  ${value}`;
}

function labelLines({ sign, label }: SettingText, page: Page): string[] {
  const lines = flowed([[label]], page.width - labelAt);
  return lines.map((line, index) => (index === 0 ? headOf(sign) : ' '.repeat(labelAt)) + line);
}

function hung({ text, arrow }: ValueLine, at: number): string {
  return arrow === undefined ? ' '.repeat(at) + text : `${' '.repeat(at - 2)}${arrow} ${text}`;
}
