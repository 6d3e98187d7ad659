import type { Connectors } from '../../connector/types.ts';
import { amongItsKind, atStart, counted } from '../../kind-words.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import type { Change } from '../../plan/types.ts';
import { dangersOf } from '../dangers.ts';
import type { Entry } from '../entries.ts';
import type { NameOf } from '../names.ts';
import { visible } from '../visible-text.ts';
import { answerLines, cardLines, settingsCount, settingsLines } from './card-lines.ts';
import { dangerLines } from './danger-lines.ts';
import { differenceLines } from './difference-lines.ts';
import { listedNames } from './names.ts';
import { flowed, indented, keptBlank, type Page, titleLines } from './page.ts';
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

function createLines(change: Extract<Change, { action: 'create' }>, options: EntryOptions): string[] {
  const { page, connectors, full, answers } = options;
  if (answers) return answerLines(change, answers, connectors, page);
  const card = cardLines(change, connectors, page);
  if (!full) return [...card, ...settingsCount(change, connectors, page)];
  return [...card, '', ...settingsLines(change, connectors, page)];
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
