import type { Connectors } from '../../connector/types.ts';
import type { Place } from '../../diagnostics/place.ts';
import type { CreateChange, ReplaceChange } from '../../plan/types.ts';
import { plural } from '../../wording.ts';
import { allSettings } from '../all-settings.ts';
import { cardOf } from '../card.ts';
import type { CardRow } from '../card-row.ts';
import { cutInside, visible } from '../visible-text.ts';
import type { Words } from '../words.ts';
import { flowed, type Ink, type Page } from './page.ts';
import { labelColumns, settingLines } from './setting-lines.ts';

/** A value in a sentence is no longer. */
const mostOfAValue = 160;

/** The answers about a new connection: who, where to, what becomes of leavers. */
export function cardLines(
  change: CreateChange | ReplaceChange,
  connectors: Connectors | undefined,
  page: Page,
): string[] {
  const { rows, channels } = cardOf(change, connectors);
  return [
    ...rows.flatMap((row) => rowLines(row, page)),
    ...channels.flatMap(({ name, rows: own }) => [
      ...flowed([[`Channel "${visible(cutInside(name, mostOfAValue))}"`]], page.width - 5).map(
        (line) => `     ${line}`,
      ),
      ...own.flatMap((row) => rowLines(row, page)),
    ]),
  ];
}

/** The card's rows of these names only, in their order. */
export function answerLines(
  change: CreateChange,
  labels: readonly string[],
  connectors: Connectors | undefined,
  page: Page,
): string[] {
  const { rows, channels } = cardOf(change, connectors);
  const all = [...rows, ...channels.flatMap((channel) => channel.rows)];
  return all.filter(({ label }) => labels.includes(label)).flatMap((row) => rowLines(row, page));
}

function rowLines({ label, words }: CardRow, page: Page): string[] {
  const values = (width: number) => flowed(withoutStop(inksOf(words, page)), width).map((text) => ({ text }));
  return settingLines({ label, columns: labelColumns([]), values }, page);
}

/** A row that is one sentence needs no full stop. */
function withoutStop(inks: readonly Ink[]): Ink[] {
  const isMore = /[.!?] /.test(inks.map(([text]) => text).join(''));
  return isMore
    ? [...inks]
    : inks.map(([text, paint], index) => [index === inks.length - 1 ? text.replace(/\.$/, '') : text, paint]);
}

/** Words as inks: what the eye should find is bold. */
function inksOf(words: Words, { palette }: Page): Ink[] {
  return words.map((word): Ink => {
    if (typeof word === 'string') return [word];
    return 'code' in word ? [cutInside(word.code, mostOfAValue)] : [word.strong, palette.bold];
  });
}

/** How many settings a new connection has, and where they come from. */
export function settingsCount(change: CreateChange, connectors: Connectors | undefined, page: Page): string[] {
  const { counts, directory } = allSettings(change, connectors);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = [
    counts.written > 0 ? `${counts.written} written` : '',
    counts.preset > 0 ? `${counts.preset} from the preset${directory ? ` for ${directory}` : ''}` : '',
    counts.metadata > 0 ? `${counts.metadata} from metadata` : '',
    counts.default > 0 ? plural(counts.default, 'default') : '',
  ].filter((part) => part !== '');
  const values = (width: number) =>
    flowed([[`${all}: ${parts.join(', ')} `], ['(--full:\u00a0each)', page.palette.dim]], width).map((text) => ({
      text,
    }));
  return settingLines({ label: 'All settings', columns: labelColumns([]), values }, page);
}

/** Each setting of a new connection, with its line or where else its value comes from. */
export function settingsLines(change: CreateChange, connectors: Connectors | undefined, page: Page): string[] {
  const { parts } = allSettings(change, connectors);
  const columns = labelColumns(parts.flatMap(({ settings }) => settings.map(({ field }) => field)));
  return parts.flatMap(({ heading, settings }) => [
    ...flowed([[heading]], page.width - 5).map((line) => `     ${line}`),
    ...settings.flatMap(({ field, value, remark, place }) => {
      const values = (width: number) =>
        flowed([[value], ...(remark === '' ? [] : [[` # ${remark}`, page.palette.dim] as const])], width).map(
          (text) => ({ text }),
        );
      return settingLines({ label: field, columns, values, place: placeWords(place, change, page) }, page);
    }),
  ]);
}

function placeWords(place: Place | undefined, { file }: CreateChange, { palette }: Page): string {
  if (!place) return '';
  return palette.dim(place.file === file ? `:${place.line}` : `${visible(place.file)}:${place.line}`);
}
