import type { Connectors } from '../../connector/types.ts';
import { objectsIn } from '../../document/readers.ts';
import { amongItsKind, atStart, calledAs, counted } from '../../kind-words.ts';
import type { Change, ReplaceChange } from '../../plan/types.ts';
import { allSettings } from '../all-settings.ts';
import { type Card, cardOf } from '../card.ts';
import { isActive } from '../change-facts.ts';
import { dangersOf } from '../dangers.ts';
import type { DifferenceBlock } from '../difference-blocks.ts';
import type { Entry } from '../entries.ts';
import { tiers } from '../tier.ts';
import { cutInside, plural } from '../visible-text.ts';
import { type Block, block, type Cut } from './blocks.ts';
import { changeAnchor } from './change-anchor.ts';
import { settingWords } from './change-table.ts';
import { noteSentences } from './danger-boxes.ts';
import { handCountMarkdown } from './hand-count.ts';
import type { Links } from './links.ts';
import { escapeHtml, escapeMarkdown, fenced, folded } from './markdown.ts';
import { peopleMarkdown } from './people-markdown.ts';
import { withDays, wordsMarkdown } from './sentences.ts';
import { settingsYaml } from './settings-yaml.ts';
import { entryPlaces, type MarkdownNameOf } from './where.ts';

export interface EntryOptions {
  links?: Links | undefined;
  connectors?: Connectors | undefined;
  nameOf: MarkdownNameOf;
  /** The job summary: everything open, marks in headings, each line linked. */
  all: boolean;
  /** Inside a fold: what was reviewed stands there in a line each. */
  isBrief?: boolean | undefined;
  /** There are other groups: this one's fold says which it is. */
  isOneOfSeveral?: boolean | undefined;
  /** Several entries stand in a table already: new connections are folded. */
  isFolded: boolean;
}

const openLines = { irreversible: 40, people: 40, 'not-judged': 20, routine: 20 } as const;

/** How soon an entry's differences, and a new connection's answers, are left to the job summary. */
const cutOf = { irreversible: 8, people: 6, 'not-judged': 6, routine: 4 } as const;

/** One entry in full: what it is called, what happens, where it stands, and then all of it. */
export function entryBlocks(entry: Entry, options: EntryOptions): Block[] {
  const cut: Cut = cutOf[entry.tier];
  if (options.isBrief) return briefBlocks(entry, options);
  if (entry.verb === 'create') return createBlocks(entry, options);
  // The box has all their names.
  if (entry.verb === 'delete' && entry.changes.length > 1) return options.all ? [membersBlock(entry, options)] : [];
  const [only] = entry.changes;
  const body = only && (entry.verb === 'delete' || entry.verb === 'replace') ? lifeLines(only, options) : '';
  const notes = noteSentences(dangersOf(entry.changes)).slice(0, options.all ? 50 : 5);
  const text = [
    entryTitle(entry, options),
    body,
    diffOf(entry, options),
    peopleOf(entry, options),
    takenOver(entry),
    ...notes,
  ];
  const blocks = [block(text.filter((part) => part !== '').join('\n\n'), cut)];
  return entry.changes.length > 1 ? [...blocks, membersBlock(entry, options)] : blocks;
}

/** What a reader knows already: a new connection's most important answers, a change on its line. */
function briefBlocks(entry: Entry, options: EntryOptions): Block[] {
  const [change] = entry.changes;
  if (change?.action === 'create') {
    const { rows, channels } = cardOf(change, options.connectors);
    const all = [...rows, ...channels.flatMap((channel) => channel.rows)];
    const told = all.filter(({ label }) => label === 'Who' || label === 'Leavers' || label === 'Starts');
    const text = [entryTitle(entry, options), cardMarkdown({ rows: told, channels: [] })];
    return [block(text.filter((part) => part !== '').join('\n\n'))];
  }
  const lines = diffLines(entry.blocks);
  const name = entryTitle(entry, { ...options, all: false });
  const settings = entry.views.slice(0, mostBrief).map((view) => settingWords(view, false));
  const more = entry.views.length - settings.length;
  const words =
    entry.each || lines.length === 0 ? '' : `<br>${settings.join('<br>')}${more > 0 ? `<br>and ${more} more` : ''}`;
  const title = block(`${name}${words}`);
  return entry.changes.length > 1 ? [title, membersBlock(entry, options)] : [title];
}

const mostBrief = 5;

/** `**Zoom Provisioning** · change · zoom.yaml:26`. */
function entryTitle(entry: Entry, { nameOf, links, all }: EntryOptions): string {
  const [only] = entry.changes;
  const { mark } = tiers[entry.tier];
  const verb = `${all && mark !== '' ? `${mark} ` : ''}${entry.verb}`;
  if (entry.changes.length > 1 || !only) {
    const setting = entry.each ? ` · ${escapeMarkdown(entry.views[0]?.field ?? '')}, each another` : '';
    return `**${counted(entry.changes)}** · ${verb}${setting}`;
  }
  const places = entryPlaces(entry, links, all);
  return `${changeAnchor(only.key)}\n**${atStart(only, nameOf(only))}** · ${verb}${places === '' ? '' : ` · ${places}`}`;
}

function diffOf(entry: Entry, options: EntryOptions): string {
  if (entry.each) return '';
  const lines = diffLines(entry.blocks);
  if (lines.length === 0) return '';
  const text = fenced(lines, 'diff');
  const isOpen = options.all || (entry.verb !== 'replace' && lines.length <= openLines[entry.tier]);
  return isOpen ? text : folded(`${plural(lines.length, 'line')} of differences`, text);
}

/** Of several connections each has its own. */
function peopleOf({ changes: [only, ...others] }: Entry, { connectors }: EntryOptions): string {
  if (!only || others.length > 0) return '';
  return peopleMarkdown(only.people) || handCountMarkdown(only, connectors);
}

/** GitHub colours a line of a diff by its first character. */
export function diffLines(blocks: readonly DifferenceBlock[]): string[] {
  return blocks.flatMap(({ heading, lines }) => [
    `@@ ${heading} @@`,
    ...lines.map(({ sign, text }) => withDays(`${sign} ${text}`)),
  ]);
}

/** Since when it is there, where the server says so. */
function takenOver({ verb, changes: [change] }: Entry): string {
  if (verb !== 'take over' || change?.action !== 'update') return '';
  const since = dayOf(change.live.creationDate);
  return `- ${since === undefined ? 'On the server' : `On the server since ${withDays(since)}`}, and not this repository’s until now.`;
}

const dayOf = (at: unknown) => (typeof at === 'string' ? /^\d{4}-\d\d-\d\d(?=T)/.exec(at)?.[0] : undefined);

/** Of what goes: what it is, and whether it does anything. */
function lifeLines(change: Change, { connectors }: EntryOptions): string {
  if (change.action === 'replace') return replaceLines(change, connectors);
  if (change.kind !== 'SpConnection') return '';
  const state = isActive(change) ? 'active' : 'inactive';
  return `- **Partner:** ${wordsMarkdown([{ code: change.entityId }])}, ${state}.`;
}

/** What stays, what is new, and where it is kept if it can't be made again. */
function replaceLines(change: ReplaceChange, connectors: Connectors | undefined): string {
  const had = objectsIn(change.live.outboundProvision, 'channels').length > 0;
  const { rows, channels } = cardOf({ ...change, desired: onlyProvisioning(change) }, connectors);
  const told = [...rows, ...channels.flatMap((channel) => channel.rows)].filter(
    ({ label }) => label === 'Who' || label === 'Starts',
  );
  const list = had
    ? []
    : told.map(({ label, words }) => `- **New, ${label.toLowerCase()}:** ${withDays(wordsMarkdown(words))}`);
  return [
    '- **Stays:** what the differences don’t name.',
    ...list,
    '- **If it can’t be created again**, the run’s backup has the connection as it was.',
  ].join('\n');
}

function onlyProvisioning({ desired }: ReplaceChange): ReplaceChange['desired'] {
  const { spBrowserSso: _, ...document } = desired.document;
  return { ...desired, document };
}

function createBlocks(entry: Entry, options: EntryOptions): Block[] {
  const [change] = entry.changes;
  if (change?.action !== 'create') return [];
  const card = cardMarkdown(cardOf(change, options.connectors));
  const notes = noteSentences(
    dangersOf(
      entry.changes.map((one) => ({
        ...one,
        findings: one.findings.filter(({ code }) => code !== 'directory-filled-in'),
      })),
    ),
  );
  const title = entryTitle(entry, options);
  const text = [title, card, ...notes.slice(0, options.all ? 50 : 5)].filter((part) => part !== '').join('\n\n');
  const settings = settingsYaml(allSettings(change, options.connectors));
  if (!options.isFolded) return [block(text, entry.tier === 'routine' ? 5 : 6), block(settings, 2)];
  return [block(folded(`New: ${calledAs(change, escapeMarkdown)}`, `${text}\n\n${settings}`), 2)];
}

function cardMarkdown({ rows, channels }: Card): string {
  const list = (some: Card['rows']) =>
    some.map(({ label, words }) => `- **${label}:** ${withDays(wordsMarkdown(words))}`).join('\n');
  return [list(rows), ...channels.map(({ name, rows: own }) => `Channel *${escapeMarkdown(name)}*\n\n${list(own)}`)]
    .filter((part) => part !== '')
    .join('\n\n');
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
