import type { Connectors } from '../../connector/types.ts';
import type { Place } from '../../diagnostics/place.ts';
import { amongItsKind, atStart, counted } from '../../kind-words.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import type { Change, CreateChange } from '../../plan/types.ts';
import { allSettings, originWords } from '../all-settings.ts';
import { cardOf } from '../card.ts';
import { dangersOf } from '../dangers.ts';
import type { Entry } from '../entries.ts';
import type { NameOf } from '../names.ts';
import { cutInside, visible } from '../visible-text.ts';
import type { CardRow, Words } from '../words.ts';
import { dangerLines } from './danger-lines.ts';
import { differenceLines } from './difference-lines.ts';
import { listedNames } from './names.ts';
import { flowed, type Ink, indented, keptBlank, type Page, titleLines } from './page.ts';
import { entrySign } from './palette.ts';
import { peopleLines } from './people-lines.ts';
import { labelColumns, settingLines } from './setting-lines.ts';

interface EntryOptions {
  page: Page;
  nameOf: NameOf;
  connectors: Connectors | undefined;
  /** Every setting of a new connection, every member of a group. */
  full: boolean;
  /** Of a new connection only these answers: `Who`, `Leavers`. */
  answers?: readonly string[] | undefined;
}

/** One entry: what it is called, what that does to people, what changes at which line, and who is in a group. */
export function entryLines(entry: Entry, options: EntryOptions): string[] {
  const { page, nameOf } = options;
  const isGroup = entry.changes.length > 1;
  return [
    ...headLines(entry, options),
    ...dangersOf(entry.changes).flatMap((danger) =>
      dangerLines(
        danger,
        page,
        danger.changes.length < entry.changes.length ? danger.changes.map(nameOf).join(', ') : '',
      ),
    ),
    ...bodyLines(entry, options),
    ...(isGroup ? memberLines(entry, options) : peopleLines(entry.changes[0]?.people, page)),
  ];
}

function headLines({ tier, verb, changes }: Entry, { page, nameOf }: EntryOptions): string[] {
  const { palette, width } = page;
  const [only] = changes;
  const sign = entrySign(tier, verb, palette);
  if (changes.length > 1 || !only) return [`${sign} ${palette.bold(counted(changes))}  ${verb}`];
  const file = only.file === undefined ? palette.dim('its definition is gone') : palette.cyan(visible(only.file));
  return titleLines(sign, [[atStart(only, nameOf(only)), palette.bold], [`${keptBlank} ${verb}`]], file, width);
}

function bodyLines(entry: Entry, options: EntryOptions): string[] {
  const [only] = entry.changes;
  if (!only || entry.each) return [];
  if (only.action === 'create') return createLines(only, options);
  if (only.action === 'delete') return entry.changes.length > 1 ? [] : partnerLine(only, options.page);
  if (entry.verb === 'take over' && entry.views.length <= 1)
    return indented(flowed([['In no definition until now. Nothing about it changes.']], options.page.width - 3), 3);
  const { page, full } = options;
  const withoutPlaces = entry.changes.length > 1;
  return differenceLines(entry.views, { page, file: only.file, full, withoutPlaces });
}

function createLines(change: CreateChange, options: EntryOptions): string[] {
  if (options.answers) return answerLines(change, options.answers, options);
  const card = cardLines(change, options);
  if (!options.full) return [...card, ...settingsCount(change, options)];
  return [...card, '', ...settingsLines(change, options)];
}

/** Of what goes only what it is. */
function partnerLine({ entityId }: Change, page: Page): string[] {
  if (entityId === '') return [];
  const values = (width: number) => flowed([[visible(entityId)]], width).map((text) => ({ text }));
  return settingLines({ label: 'Partner', columns: labelColumns([]), values }, page);
}

const fewMembers = 5;

/** Who is in a group; of what can't be undone all of them. */
function memberLines(entry: Entry, options: EntryOptions): string[] {
  const { page, nameOf, full } = options;
  const { changes, each, tier } = entry;
  if (each) return eachLines(changes, each, options);
  const names = inNaturalOrder(changes, ({ name }) => name).map((change) => amongItsKind(change, nameOf(change)));
  const isAll = full || tier === 'irreversible' || names.length <= fewMembers + 1;
  const shown = isAll ? names : names.slice(0, fewMembers);
  const more = names.length - shown.length;
  const rest =
    more > 0 ? [[` and ${more} more `] as const, [`(--full:${keptBlank}all)`, page.palette.dim] as const] : [];
  return flowed([[listedNames(shown)], ...rest], page.width - 3).map((line) => `   ${line}`);
}

/** The same setting, another value in each. */
function eachLines(changes: readonly Change[], each: NonNullable<Entry['each']>, options: EntryOptions): string[] {
  const { page, nameOf, full } = options;
  const [first] = each.values();
  const called = (change: Change) => amongItsKind(change, nameOf(change));
  const columns = labelColumns(changes.map(called));
  return [
    ...settingLines({ label: first?.field ?? '', columns, values: () => [{ text: 'each another' }] }, page),
    ...changes.flatMap((change) => {
      const view = each.get(change.key);
      return view
        ? differenceLines([{ ...view, tabs: ['General Info'], field: called(change) }], {
            page,
            file: change.file,
            full,
          })
        : [];
    }),
  ];
}

/** A value in a sentence is no longer. */
const mostOfAValue = 160;

/** The answers about a new connection: who, where to, what becomes of leavers. */
function cardLines(change: CreateChange, { connectors, page }: EntryOptions): string[] {
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
function answerLines(change: CreateChange, labels: readonly string[], { connectors, page }: EntryOptions): string[] {
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
function settingsCount(change: CreateChange, { connectors, page }: EntryOptions): string[] {
  const settings = allSettings(change, connectors);
  const words = `${settings.total}: ${originWords(settings, (directory) => ` for ${directory}`)} `;
  const values = (width: number) =>
    flowed([[words], [`(--full:${keptBlank}each)`, page.palette.dim]], width).map((text) => ({ text }));
  return settingLines({ label: 'All settings', columns: labelColumns([]), values }, page);
}

/** Each setting of a new connection, with its line or where else its value comes from. */
function settingsLines(change: CreateChange, { connectors, page }: EntryOptions): string[] {
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
