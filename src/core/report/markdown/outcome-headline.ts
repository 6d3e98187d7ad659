import type { ChangeOutcome, Outcome } from '../../plan/outcome.ts';
import { statusWords } from '../outcome-words.ts';
import { verbOfAction, verbWords } from '../verbs.ts';
import { plural } from '../visible-text.ts';
import { codeSpan } from './markdown.ts';
import type { OutcomeMarkdownOptions } from './outcome-options.ts';

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
    return `### ✅ Applied on ${where}: ${plural(changedInAll, 'connection')} written, in ${runCount} runs`;
  if (isWhole && changes.length === 0) return `### ✅ Already as defined on ${where}: nothing was written`;
  if (isWhole) return `### ✅ Applied on ${where}: ${doneWords(done)}`;
  if (outcome.cancelled && done.length === 0) return `### ❌ Nothing was applied on ${where}: the run was cancelled`;
  if (done.length === 0 && changes.length > 0) return `### ❌ Nothing was applied on ${where}: ${whyNothing(changes)}`;
  if (changes.length === 0) return `### ❌ Nothing was applied on ${where}: what was planned isn’t what was reviewed`;
  const why = outcome.cancelled ? ', then the run was cancelled' : '';
  return `### ❌ Applied in part on ${where}: ${partWords(done, changes)}${why}`;
}

/** `2 connections created and 1 changed`. */
function doneWords(done: readonly ChangeOutcome[]): string {
  const verbs = Object.keys(verbWords) as (keyof typeof verbWords)[];
  const parts = verbs
    .map((verb) => ({ verb, count: done.filter(({ action }) => verbOfAction[action] === verb).length }))
    .filter(({ count }) => count > 0)
    .map(({ verb, count }, index) => `${index === 0 ? plural(count, 'connection') : count} ${verbWords[verb].done}`);
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function partWords(done: readonly ChangeOutcome[], all: readonly ChangeOutcome[]): string {
  const actions = new Set(all.map(({ action }) => action));
  const [only] = actions;
  const word = actions.size === 1 && only ? verbWords[verbOfAction[only]].done : 'done';
  return `${done.length} of ${plural(all.length, 'connection')} ${word}`;
}

function whyNothing(changes: readonly ChangeOutcome[]): string {
  const isPutBack = changes.some(({ status }) => status === 'rolled-back');
  if (isPutBack) return 'one change failed, and the others were put back';
  const first = changes.find(({ status }) => status !== 'skipped');
  const words = first ? statusWords[first.status].words : 'not begun';
  return changes.length === 1 ? words : `the first of ${changes.length} ${words}`;
}
