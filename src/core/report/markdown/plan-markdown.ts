import type { Connectors } from '../../connector/types.ts';
import { atStart, calledAs, counted } from '../../kind-words.ts';
import { effectiveChanges, isRefused } from '../../plan/summary.ts';
import type { Change, Plan } from '../../plan/types.ts';
import { tierOfChange } from '../change-facts.ts';
import { type Danger, dangersOf } from '../dangers.ts';
import { type Entry, entriesOf } from '../entries.ts';
import { shortNames } from '../names.ts';
import { tiers, worstOf } from '../tier.ts';
import { deedOf, toDoWords } from '../verbs.ts';
import { acknowledgeMarkdown } from './acknowledge-markdown.ts';
import { type Block, block, fitSections, joinBlocks } from './blocks.ts';
import { changeTable } from './change-table.ts';
import type { Section } from './comment-section.ts';
import { boxesOf, boxesText, type DangerOptions, dangerLines, noteSentences } from './danger-boxes.ts';
import { drawingBlock } from './drawing.ts';
import { entryBlocks, isOnlyInBox, membersBlock } from './entry-markdown.ts';
import { type EntryOptions, entryParts, entrySettings } from './entry-parts.ts';
import { planFooter, planFooterText } from './footer.ts';
import type { Links } from './links.ts';
import { escapeMarkdown, folded } from './markdown.ts';
import { type About, planHeadline } from './plan-headline.ts';
import type { ComparedEntry, PlanParts } from './plan-parts.ts';
import { isOnlyLimits, refusalMarkdown } from './refusal-markdown.ts';
import { sentenceMarkdown } from './sentences.ts';
import { namesOf } from './where.ts';

export interface PlanMarkdownOptions {
  links?: Links | undefined;
  /** For the labels of target settings and fields. */
  connectors?: Connectors | undefined;
  /** The most characters; what doesn't fit is left to the job summary, the least worth first. */
  limit: number;
  /** `merge` when nothing else is said. */
  about?: About | undefined;
  /** The job summary: all differences, each line linked. A comment is the same without parts. */
  all?: boolean | undefined;
  /** Stands before the last line: an acknowledgement to give, a caution. */
  extra?: string | undefined;
}

/** From so many entries on a table says what happens, and the differences are left to the job summary. */
const leastInTable = 4;

/** A plan for a pull request, an issue or a summary. */
export function planMarkdown(plan: Plan, options: PlanMarkdownOptions): string {
  return planText(reportOf(plan, options));
}

/** The same for a comment that several environments share, with the parts that their plans are compared by. */
export function planReport(plan: Plan, options: PlanMarkdownOptions): Omit<Section, 'marker'> {
  const report = reportOf(plan, options);
  return { text: planText(report), parts: partsOf(report) };
}

/** A plan, and what its report shows of it. */
interface Report {
  plan: Plan;
  options: PlanMarkdownOptions;
  shown: Shown;
  asked: string;
}

function reportOf(plan: Plan, options: PlanMarkdownOptions): Report {
  const { links, all } = options;
  const changes = effectiveChanges(plan);
  const asked = acknowledgeMarkdown(changes, { nameOf: namesOf(plan.changes), links, all });
  return { plan, options, shown: shownOf(changes, options), asked };
}

function planText({ plan, options, shown, asked }: Report): string {
  const { links, about = 'merge', extra = '', all, limit } = options;
  const isSecond = isRefused(plan) && !isOnlyLimits(plan) && !all;
  const text = joinBlocks([
    block(planHeadline(plan, shown.changes, about)),
    block(refusalMarkdown(plan, namesOf(plan.changes), links)),
    ...(isSecond ? [block(wouldDo(shown.changes, options), 3)] : bodyBlocks(shown)),
    block(aboutAll(plan)),
    block(asked),
    block(extra),
    block(planFooterText(planFooter(plan, links))),
  ]);
  return fitSections([text], limit)[0] ?? '';
}

/** Of a plan that may be applied, and whose entries stand in full. */
function partsOf({ plan, options, shown, asked }: Report): PlanParts | undefined {
  const { links, connectors, extra = '' } = options;
  if (isRefused(plan) || shown.isTable) return undefined;
  const { changes, entries, own, dangers, named } = shown;
  const after = [drawingBlock(changes, connectors).text, aboutAll(plan), asked, extra];
  return {
    boxes: boxesOf(dangers, named),
    entries: entries.filter((entry) => !isOnlyInBox(entry)).map((entry) => comparedEntry(entry, own)),
    after: after.filter((text) => text !== ''),
    footer: planFooter(plan, links),
  };
}

function comparedEntry(entry: Entry, options: EntryOptions): ComparedEntry {
  const parts = entryParts(entry, options);
  const members = entry.changes.length > 1 ? [membersBlock(entry, options).text] : [];
  return { ...parts, body: [...parts.body, ...members], settings: entrySettings(entry, options.connectors) };
}

const mostAboutAll = 10;

/** What is worth knowing about the plan as a whole, not about one object. */
function aboutAll({ findings }: Plan): string {
  const told = findings.filter(({ severity }) => severity !== 'error');
  const lines = told.slice(0, mostAboutAll).map(({ severity, message, hint }) => {
    const words = `${sentenceMarkdown(message)}${hint ? ` ${sentenceMarkdown(hint)}` : ''}`;
    return `- ${severity === 'warning' ? '⚠️ ' : ''}${words}`;
  });
  const more = told.length - lines.length;
  return [...lines, ...(more > 0 ? [`- and ${more} more, in \`--json\``] : [])].join('\n');
}

/** A plan that can't be carried out is there to be read, so that one review is enough. */
function wouldDo(changes: readonly Change[], options: PlanMarkdownOptions): string {
  if (changes.length === 0) return '';
  const { mark } = tiers[worstOf(changes.map(tierOfChange))];
  const title = `What merging would do then: ${mark === '' ? '' : `${mark} `}${toDoWords(changes.map(deedOf))}`;
  return folded(title, planInFold(changes, options));
}

/** What a report shows of a plan's changes, and how. */
interface Shown {
  changes: readonly Change[];
  entries: Entry[];
  dangers: Danger[];
  isTable: boolean;
  /** How an entry is drawn. */
  own: EntryOptions;
  /** How a danger is. */
  named: DangerOptions;
}

function shownOf(
  changes: readonly Change[],
  { links, connectors, all = false }: PlanMarkdownOptions,
  isBrief = false,
): Shown {
  const entries = entriesOf(changes, connectors);
  const isTable = !all && !isBrief && entries.length >= leastInTable;
  const isOneOfSeveral = entries.filter((entry) => entry.changes.length > 1).length > 1;
  return {
    changes,
    entries,
    dangers: dangersOf(changes),
    isTable,
    own: { links, connectors, nameOf: namesOf(changes), all, isOneOfSeveral, isFolded: isTable, isBrief },
    named: { links, nameOf: shortNames(changes), alone: changes.length === 1, all },
  };
}

/** Boxes, table, entries: everything about a plan's changes. */
function bodyBlocks({ changes, entries, dangers, isTable, own, named }: Shown): Block[] {
  return [
    block(boxesText(boxesOf(dangers, named))),
    ...(isTable ? [block(notJudged(dangers)), block(changeTable(entries, own.nameOf), 7)] : []),
    ...entries.flatMap((entry) => (isTable ? besideTable(entry, own) : entryBlocks(entry, own))),
    drawingBlock(changes, own.connectors),
  ];
}

const mostNotJudged = 10;

/** Silence would read as safety. */
function notJudged(dangers: readonly Danger[]): string {
  const lines = dangers
    .filter(({ tier }) => tier === 'not-judged')
    .flatMap((danger) => noteSentences([danger]).map((sentence) => `${nameIn(danger)}${sentence}`));
  const more = lines.length - mostNotJudged;
  return more > 1
    ? [...lines.slice(0, mostNotJudged), `**Not judged:** ${more} more settings, in the job summary.`].join('\n\n')
    : lines.join('\n\n');
}

function nameIn({ changes }: Danger): string {
  const [first] = changes;
  const isOne = changes.length === 1 && first;
  return `**${isOne ? atStart(first, calledAs(first, escapeMarkdown)) : counted(changes)}** · `;
}

/** What the table can't say: a group's members, many settings of what is dangerous, a new connection's answers. */
function besideTable(entry: Entry, options: EntryOptions): Block[] {
  const isDangerous = entry.tier === 'irreversible' || entry.tier === 'people';
  if (entry.verb === 'create') return entryBlocks(entry, options);
  if (entry.changes.length > 1) return entry.verb === 'delete' ? [] : [membersBlock(entry, options)];
  return isDangerous && entry.views.length > 3 ? entryBlocks(entry, options) : [];
}

/** A plan inside a fold of something else: what was reviewed, or what merging would do if it could. */
export function planInFold(changes: readonly Change[], options: PlanMarkdownOptions): string {
  const { entries, dangers, own, named } = shownOf(changes, options, true);
  const entryTexts = entries.flatMap((entry) => entryBlocks(entry, own)).map(({ text }) => text);
  return [dangerLines(dangers, named), ...entryTexts].filter((text) => text !== '').join('\n\n');
}
