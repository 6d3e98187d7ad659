import type { Connectors } from '../../connector/types.ts';
import { atStart, counted, countedAll, wordOf } from '../../kind-words.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import type { ChangeOutcome, Outcome } from '../../plan/outcome.ts';
import type { Plan } from '../../plan/types.ts';
import { plural } from '../../wording.ts';
import { becameWords, reasonOf, statusWords } from '../outcome-words.ts';
import { deedDone, doneWords, verbOfAction, verbWords } from '../verbs.ts';
import type { Links } from './links.ts';
import { alert, codeSpan } from './markdown.ts';
import { sentenceMarkdown } from './sentences.ts';
import { type MarkdownNameOf, namesOf, placeLink } from './where.ts';

/** `✅ Applied on production: 2 connections created`. */
export function outcomeHeadline(
  outcome: Outcome,
  changes: readonly ChangeOutcome[],
  options: OutcomeMarkdownOptions,
): string {
  const where = codeSpan(outcome.environment);
  const done = changes.filter(({ status }) => status === 'done');
  const isWhole = outcome.complete && options.leftAlone === undefined;
  const { runCount = 1, changedInAll = 0 } = options;
  if (isWhole && runCount > 1 && changedInAll > 0)
    return `### ✅ Applied on ${where}: ${plural(changedInAll, wordOf([...changes, ...(options.plan?.changes ?? [])]))} written, in ${runCount} runs`;
  if (isWhole && changes.length === 0) return `### ✅ Already as defined on ${where}: nothing was written`;
  if (isWhole) return `### ✅ Applied on ${where}: ${doneWords(done.map(deedDone))}`;
  if (outcome.cancelled && done.length === 0) return `### ❌ Nothing was applied on ${where}: the run was cancelled`;
  if (done.length === 0 && changes.length > 0) return `### ❌ Nothing was applied on ${where}: ${whyNothing(changes)}`;
  if (changes.length === 0) return `### ❌ Nothing was applied on ${where}: what was planned isn’t what was reviewed`;
  const why = outcome.cancelled ? ', then the run was cancelled' : '';
  return `### ❌ Applied in part on ${where}: ${partWords(done, changes)}${why}`;
}

function partWords(done: readonly ChangeOutcome[], all: readonly ChangeOutcome[]): string {
  const actions = new Set(all.map(({ action }) => action));
  const [only] = actions;
  const word = actions.size === 1 && only ? verbWords[verbOfAction[only]].done : 'done';
  return `${done.length} of ${countedAll(all)} ${word}`;
}

function whyNothing(changes: readonly ChangeOutcome[]): string {
  const isPutBack = changes.some(({ status }) => status === 'rolled-back');
  if (isPutBack) return 'one change failed, and the others were put back';
  const first = changes.find(({ status }) => status !== 'skipped');
  const words = first ? statusWords[first.status].words : 'not begun';
  return changes.length === 1 ? words : `the first of ${changes.length} ${words}`;
}

/** What an outcome's report is made with. */
export interface OutcomeMarkdownOptions {
  links?: Links | undefined;
  connectors?: Connectors | undefined;
  limit: number;
  /** The job summary: how long each took, all of it open. */
  all?: boolean | undefined;
  /** The plan that was carried out. */
  plan?: Plan | undefined;
  /** Why some of the plan was left alone, before anything else. */
  leftAlone?: string | undefined;
  /** Somebody saw the plan before. */
  reviewed?: boolean | undefined;
  /** A row for each run, when there were several. */
  runs?: string | undefined;
  runCount?: number | undefined;
  /** How many objects all runs wrote together. */
  changedInAll?: number | undefined;
  /** What the run before reported, folded. */
  before?: string | undefined;
}

const mostFailed = 40;

/** What failed, each with PingFederate’s refusal at its line. */
export function failureBox(failed: readonly ChangeOutcome[], { links, all }: OutcomeMarkdownOptions): string {
  const told = failed.filter(({ status }) => status !== 'skipped');
  const skipped = failed.filter(({ status }) => status === 'skipped');
  const shown = told.slice(0, all ? 1_000 : mostFailed);
  const nameOf = namesOf(failed);
  const lines = [
    ...shown.map((change) => failureLine(change, atStart(change, nameOf(change)), links)),
    ...(told.length > shown.length ? [`**${told.length - shown.length} more** failed; the job summary has them.`] : []),
    ...(skipped.length > 0 ? [skippedLine(skipped, nameOf)] : []),
  ];
  return lines.length === 0
    ? ''
    : alert(
        'CAUTION',
        lines.map((line) => `- ${line}`),
      );
}

function failureLine(change: ChangeOutcome, name: string, links: Links | undefined): string {
  const reason = reasonOf(change);
  const why = reason === '' ? '' : ` ${sentenceMarkdown(reason)}`;
  const findings = change.diagnostics.map(({ message: said, hint, place }) => {
    const link = placeLink(place, links);
    return ` ${sentenceMarkdown(said)}${hint ? ` ${sentenceMarkdown(hint)}` : ''}${link === '' ? '' : ` ${link}`}`;
  });
  return `**${name}** ${becameWords(change)}.${why}${findings.join('')}`;
}

function skippedLine(skipped: readonly ChangeOutcome[], nameOf: MarkdownNameOf): string {
  const names = inNaturalOrder(skipped, ({ name }) => name).map((one) => nameOf(one));
  const more = names.length - 20;
  const list = `${names.slice(0, 20).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const [only] = skipped;
  return names.length === 1 && only
    ? `**${atStart(only, list)}** was **not begun**.`
    : `**${counted(skipped)}** were **not begun**: ${list}`;
}
