import { amongItsKind, calledAs, counted } from '../../kind-words.ts';
import type { Change } from '../../plan/types.ts';
import { allSettings } from '../all-settings.ts';
import { cardOf } from '../card.ts';
import type { Entry } from '../entries.ts';
import { cutInside } from '../visible-text.ts';
import { type Block, block } from './blocks.ts';
import { settingWords } from './change-table.ts';
import { cardRows, diffLines, type EntryOptions, entryParts, titleOf } from './entry-parts.ts';
import { escapeHtml, escapeMarkdown, folded } from './markdown.ts';
import type { EntryParts, EntryRow } from './plan-parts.ts';
import { settingsYaml } from './settings-yaml.ts';

/** How soon an entry's differences, and a new connection's answers, are left to the job summary. */
const cutOf = { irreversible: 8, people: 6, 'not-judged': 6, routine: 4 } as const;

/** One entry in full: what it is called, what happens, where it stands, and then all of it. */
export function entryBlocks(entry: Entry, options: EntryOptions): Block[] {
  if (options.isBrief) return briefBlocks(entry, options);
  if (entry.verb === 'create') return createBlocks(entry, options);
  const isGroup = entry.changes.length > 1;
  const members = isGroup ? [membersBlock(entry, options)] : [];
  if (isOnlyInBox(entry)) return options.all ? members : [];
  return [block(entryText(entryParts(entry, options)), cutOf[entry.tier]), ...members];
}

/** Of what is deleted together the box has all names. */
export const isOnlyInBox = ({ verb, changes }: Entry) => verb === 'delete' && changes.length > 1;

/** An entry's text, without what is folded below it. */
export function entryText({ rows, body, ...title }: EntryParts): string {
  return [titleText(title), rowsText(rows), ...body].filter((part) => part !== '').join('\n\n');
}

function titleText({ mark, name, about }: Pick<EntryParts, 'mark' | 'name' | 'about'>): string {
  return `${mark === '' ? '' : `${mark}\n`}${name} · ${about}`;
}

/** Rows as lists: those of a channel stand under its name. */
function rowsText(rows: readonly EntryRow[]): string {
  const channels = [...new Set(rows.map(({ channel }) => channel))];
  return channels
    .map((channel) => {
      const list = rows.filter((row) => row.channel === channel).map(rowText);
      return [...(channel === undefined ? [] : [`Channel *${escapeMarkdown(channel)}*\n`]), ...list].join('\n');
    })
    .join('\n\n');
}

const rowText = ({ label, words }: EntryRow) => (label === undefined ? `- ${words}` : `- **${label}:** ${words}`);

/** What a reader knows already: a new connection's most important answers, a change on its line. */
function briefBlocks(entry: Entry, options: EntryOptions): Block[] {
  const [change] = entry.changes;
  const title = titleOf(entry, { ...options, all: false });
  if (change?.action === 'create') {
    const rows = cardRows(cardOf(change, options.connectors));
    const told = rows.filter(({ label }) => label === 'Who' || label === 'Leavers' || label === 'Starts');
    return [block(entryText({ ...title, rows: told.map((row) => ({ ...row, channel: undefined })), body: [] }))];
  }
  const lines = diffLines(entry.blocks);
  const settings = entry.views.slice(0, mostBrief).map((view) => settingWords(view, false));
  const more = entry.views.length - settings.length;
  const words =
    entry.each || lines.length === 0 ? '' : `<br>${settings.join('<br>')}${more > 0 ? `<br>and ${more} more` : ''}`;
  const line = block(`${titleText(title)}${words}`);
  return entry.changes.length > 1 ? [line, membersBlock(entry, options)] : [line];
}

const mostBrief = 5;

function createBlocks(entry: Entry, options: EntryOptions): Block[] {
  const [change] = entry.changes;
  if (change?.action !== 'create') return [];
  const text = entryText(entryParts(entry, options));
  const settings = settingsYaml(allSettings(change, options.connectors));
  if (!options.isFolded) return [block(text, entry.tier === 'routine' ? 5 : 6), block(settings, 2)];
  return [block(folded(`New: ${calledAs(change, escapeMarkdown)}`, `${text}\n\n${settings}`), 2)];
}

/** Who is in a group; with a line each in the job summary. */
export function membersBlock(entry: Entry, { nameOf, links, all, isOneOfSeveral }: EntryOptions): Block {
  const { changes, each } = entry;
  const count = counted(changes);
  const called = (change: Change) => amongItsKind(change, nameOf(change));
  if (each) {
    const rows = changes.map((change) => {
      const view = each.get(change.key);
      return `- ${called(change)}: ${escapeMarkdown([view?.before, view?.after].filter((one) => one !== undefined).join(' → '))}`;
    });
    return block(folded(`The ${count}, each with its value`, rows.join('\n')), 1);
  }
  const names = changes.map((change) => {
    const place = 'differences' in change ? change.differences[0]?.place : undefined;
    return all && links && change.file
      ? `[${called(change)}](${links.file(place?.file ?? change.file, place?.line)})`
      : called(change);
  });
  const title = all
    ? `The ${count}, each with its line`
    : `The ${count}${isOneOfSeveral ? `: ${groupWords(entry)}` : ''}`;
  return block(folded(title, names.join(', ')), 1);
}

/** Which settings change in a group: `Connection Status, Logging Mode`. */
function groupWords({ views, verb }: Entry): string {
  const fields = [...new Set(views.map(({ field }) => field))];
  const more = fields.length - mostFields;
  if (fields.length === 0) return verb;
  const shown = fields.slice(0, mostFields).map((field) => escapeHtml(cutInside(field, 60)));
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const mostFields = 3;
