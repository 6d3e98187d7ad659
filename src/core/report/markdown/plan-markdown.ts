import type { Connectors } from '../../connector/types.ts';
import { atStart, calledAs, counted } from '../../kind-words.ts';
import type { Change, Plan } from '../../plan/types.ts';
import { tierOfChange } from '../change-facts.ts';
import { type Danger, dangersOf } from '../dangers.ts';
import { type Entry, entriesOf, planned } from '../entries.ts';
import { shortNames } from '../names.ts';
import { tiers, worstOf } from '../tier.ts';
import { deedOf, toDoWords } from '../verbs.ts';
import { acknowledgeMarkdown } from './acknowledge-markdown.ts';
import { type Block, block, fitSections, joinBlocks } from './blocks.ts';
import { changeTable } from './change-table.ts';
import { dangerBoxes, dangerLines, noteSentences } from './danger-boxes.ts';
import { drawingBlock } from './drawing.ts';
import { type EntryOptions, entryBlocks, membersBlock } from './entry-markdown.ts';
import { planFooter } from './footer.ts';
import type { Links } from './links.ts';
import { escapeMarkdown, folded } from './markdown.ts';
import { type About, planHeadline } from './plan-headline.ts';
import { isOnlyLimits, isStopped, refusalMarkdown } from './refusal-markdown.ts';
import { sentenceMarkdown } from './sentences.ts';
import { namesOf } from './where.ts';

export interface PlanMarkdownOptions {
  links?: Links | undefined;
  /** For the labels of target settings and fields. */
  connectors?: Connectors | undefined;
  /** The most characters; what doesn't fit is left to the job summary, the least worth first. */
  limit: number;
  /** What the plan is about: `merge` (a pull request), `drift`, or `now` (a manual run). */
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
  const text = joinBlocks(planBlocks(plan, options));
  return fitSections([text], options.limit)[0] ?? '';
}

/** The same as blocks, with the rank at which each is left out. */
function planBlocks(plan: Plan, options: PlanMarkdownOptions): Block[] {
  const changes = planned(plan);
  const { links, about = 'merge', extra = '', all } = options;
  const nameOf = namesOf(plan.changes);
  return [
    block(planHeadline(plan, changes, about)),
    block(refusalMarkdown(plan, nameOf, links)),
    ...(isStopped(plan) && !isOnlyLimits(plan) && !all
      ? [block(wouldDo(changes, options), 3)]
      : bodyBlocks(changes, options)),
    block(aboutAll(plan)),
    block(about === 'drift' ? '' : acknowledgeMarkdown(changes, { nameOf, links, all })),
    block(extra),
    block(planFooter(plan, links)),
  ];
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

/** Boxes, table, entries: everything about a plan's changes. */
function bodyBlocks(changes: readonly Change[], options: PlanMarkdownOptions, inFold = false): Block[] {
  const { links, connectors, all = false } = options;
  const nameOf = namesOf(changes);
  const entries = entriesOf(changes, connectors);
  const isTable = !all && !inFold && entries.length >= leastInTable;
  const isOneOfSeveral = entries.filter((entry) => entry.changes.length > 1).length > 1;
  const own: EntryOptions = { links, connectors, nameOf, all, isOneOfSeveral, isFolded: isTable, isBrief: inFold };
  const dangers = dangersOf(changes);
  const shown = { links, nameOf: shortNames(changes), alone: changes.length === 1, all };
  return [
    block(inFold ? dangerLines(dangers, shown) : dangerBoxes(dangers, shown)),
    ...(isTable ? [block(notJudged(dangers)), block(changeTable(entries, nameOf), 7)] : []),
    ...entries.flatMap((entry) => (isTable ? besideTable(entry, own) : entryBlocks(entry, own))),
    ...(inFold ? [] : [drawingBlock(changes, connectors)]),
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
  return bodyBlocks(changes, options, true)
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n');
}
