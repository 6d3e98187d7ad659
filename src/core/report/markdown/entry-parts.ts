import type { Connectors } from '../../connector/types.ts';
import { objectsIn } from '../../document/readers.ts';
import { atStart, counted } from '../../kind-words.ts';
import type { Change, ReplaceChange } from '../../plan/types.ts';
import { plural } from '../../wording.ts';
import { allSettings } from '../all-settings.ts';
import { type Card, cardOf } from '../card.ts';
import { isActive } from '../change-facts.ts';
import { dangersOf } from '../dangers.ts';
import type { DifferenceBlock } from '../difference-blocks.ts';
import type { Entry } from '../entries.ts';
import { tiers } from '../tier.ts';
import { changeAnchor, shortHash } from './change-anchor.ts';
import { noteSentences } from './danger-boxes.ts';
import type { Links } from './links.ts';
import { escapeMarkdown, fenced, folded } from './markdown.ts';
import { handCountMarkdown, peopleMarkdown } from './people-markdown.ts';
import type { EntryParts, EntryRow, EntrySetting, EntryTitle } from './plan-parts.ts';
import { withDays, wordsMarkdown } from './sentences.ts';
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

/** One entry: what it is called, what happens, where it stands, and then what is to be said of it. */
export function entryParts(entry: Entry, options: EntryOptions): EntryParts {
  const parts = entry.verb === 'create' ? newParts(entry, options) : changeParts(entry, options);
  return { ...titleOf(entry, options), ...parts, body: parts.body.filter((text) => text !== '') };
}

function changeParts(entry: Entry, options: EntryOptions): Pick<EntryParts, 'rows' | 'body'> {
  const [first] = entry.changes;
  const notes = noteSentences(dangersOf(entry.changes));
  return {
    rows: first ? lifeRows(first, options) : [],
    body: [diffOf(entry, options), peopleOf(entry, options), takenOver(entry), ...fewOf(notes, options)],
  };
}

function newParts({ changes }: Entry, options: EntryOptions): Pick<EntryParts, 'rows' | 'body'> {
  const [first] = changes;
  const judged = changes.map((one) => ({
    ...one,
    findings: one.findings.filter(({ code }) => code !== 'directory-filled-in'),
  }));
  return {
    rows: first?.action === 'create' ? cardRows(cardOf(first, options.connectors)) : [],
    body: fewOf(noteSentences(dangersOf(judged)), options),
  };
}

const fewOf = (notes: readonly string[], { all }: EntryOptions) => notes.slice(0, all ? 50 : 5);

/** All settings of what is new, to compare them; nothing of anything else. */
export function entrySettings({ changes }: Entry, connectors: Connectors | undefined): EntrySetting[] {
  const made = changes.filter(({ action }) => action === 'create').map((change) => allSettings(change, connectors));
  return made.flatMap(({ parts }) =>
    parts.flatMap(({ heading, settings }) =>
      settings.map(({ field, value }) => ({ heading, field, value: withDays(value) })),
    ),
  );
}

/** `**Zoom Provisioning** · change · zoom.yaml:26`. */
export function titleOf(entry: Entry, { nameOf, links, all }: EntryOptions): EntryTitle {
  const [only] = entry.changes;
  const { mark: danger } = tiers[entry.tier];
  const verb = `${all && danger !== '' ? `${danger} ` : ''}${entry.verb}`;
  const key = `${entry.verb} ${shortHash(entry.changes.map((change) => change.key).join(' '))}`;
  if (entry.changes.length > 1 || !only) {
    const setting = entry.each ? ` · ${escapeMarkdown(entry.views[0]?.field ?? '')}, each another` : '';
    return { key, mark: '', name: `**${counted(entry.changes)}**`, about: `${verb}${setting}` };
  }
  const places = entryPlaces(entry, links, all);
  const name = `**${atStart(only, nameOf(only))}**`;
  return { key, mark: changeAnchor(only.key), name, about: places === '' ? verb : `${verb} · ${places}` };
}

/** The answers about something new, as rows. */
export function cardRows({ rows, channels }: Card): EntryRow[] {
  const rowsOf = (some: Card['rows'], channel?: string) =>
    some.map(({ label, words }) => ({ channel, label, words: withDays(wordsMarkdown(words)) }));
  return [...rowsOf(rows), ...channels.flatMap(({ name, rows: own }) => rowsOf(own, name))];
}

function diffOf(entry: Entry, options: EntryOptions): string {
  if (entry.each) return '';
  const lines = diffLines(entry.blocks);
  if (lines.length === 0) return '';
  const text = fenced(lines, 'diff');
  const isOpen = options.all || (entry.verb !== 'replace' && lines.length <= openLines[entry.tier]);
  return isOpen ? text : folded(`${plural(lines.length, 'line')} of differences`, text);
}

/** GitHub colours a line of a diff by its first character. */
export function diffLines(blocks: readonly DifferenceBlock[]): string[] {
  return blocks.flatMap(({ heading, lines }) => [
    `@@ ${heading} @@`,
    ...lines.map(({ sign, text }) => withDays(`${sign} ${text}`)),
  ]);
}

/** Of several connections each has its own. */
function peopleOf({ changes: [only, ...others] }: Entry, { connectors }: EntryOptions): string {
  if (!only || others.length > 0) return '';
  return peopleMarkdown(only.people) || handCountMarkdown(only, connectors);
}

/** Since when it is there, where the server says so. */
function takenOver({ verb, changes: [change] }: Entry): string {
  if (verb !== 'take over' || change?.action !== 'update') return '';
  const since = dayOf(change.live.creationDate);
  return `- ${since === undefined ? 'On the server' : `On the server since ${withDays(since)}`}, and not this repository’s until now.`;
}

const dayOf = (at: unknown) => (typeof at === 'string' ? /^\d{4}-\d\d-\d\d(?=T)/.exec(at)?.[0] : undefined);

/** Of what goes: what it is, and whether it does anything. */
function lifeRows(change: Change, { connectors }: EntryOptions): EntryRow[] {
  if (change.action === 'replace') return replaceRows(change, connectors);
  if (change.action !== 'delete' || change.kind !== 'SpConnection') return [];
  const state = isActive(change) ? 'active' : 'inactive';
  return [{ label: 'Partner', words: `${wordsMarkdown([{ code: change.entityId }])}, ${state}.` }];
}

/** What stays, what is new, and where it is kept if it can't be made again. */
function replaceRows(change: ReplaceChange, connectors: Connectors | undefined): EntryRow[] {
  const had = objectsIn(change.live.outboundProvision, 'channels').length > 0;
  const { rows, channels } = cardOf({ ...change, desired: onlyProvisioning(change) }, connectors);
  const all = had ? [] : [...rows, ...channels.flatMap((channel) => channel.rows)];
  const told = all.filter(({ label }) => label === 'Who' || label === 'Starts');
  return [
    { label: 'Stays', words: 'what the differences don’t name.' },
    ...told.map(({ label, words }) => ({
      label: `New, ${label.toLowerCase()}`,
      words: withDays(wordsMarkdown(words)),
    })),
    { words: '**If it can’t be created again**, the run’s backup has the connection as it was.' },
  ];
}

function onlyProvisioning({ desired }: ReplaceChange): ReplaceChange['desired'] {
  const { spBrowserSso: _, ...document } = desired.document;
  return { ...desired, document };
}
