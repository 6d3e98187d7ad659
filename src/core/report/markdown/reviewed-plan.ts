import type { Connectors } from '../../connector/types.ts';
import { atStart, calledAs } from '../../kind-words.ts';
import { effectiveChanges } from '../../plan/summary.ts';
import type { Change, Plan } from '../../plan/types.ts';
import { allSettings } from '../all-settings.ts';
import { differenceViews } from '../change-view.ts';
import { differenceBlocks } from '../difference-blocks.ts';
import { visible } from '../visible-text.ts';
import { reviewedLines, shortHash } from './change-anchor.ts';
import { diffLines } from './entry-parts.ts';
import { escapeMarkdown, fenced } from './markdown.ts';
import { yamlLines } from './settings-yaml.ts';

const keyLength = 8;
const entryLength = keyLength + 12;

/** A plan with more changes is compared by its whole digest only: their list would fill the comment. */
const mostChanges = 1_500;

/** Each change's key and digest in twenty characters, one after the other; `undefined` for a plan that is too large. */
export function reviewedDigests(plan: Plan): string | undefined {
  const changes = effectiveChanges(plan);
  return changes.length > mostChanges ? undefined : changes.map(entryOf).join('');
}

function entryOf(change: Change): string {
  return shortHash(change.key).slice(0, keyLength) + shortHash(change.digest);
}

/** What a reviewer saw, as the comment's marker holds it. */
export interface ReviewedPlan {
  /** The whole plan's digest, of each shard. */
  digests?: readonly string[] | undefined;
  changes?: string | undefined;
  /** The section as it was shown. */
  text: string;
}

/** A plan's changes by whether they were reviewed as they are now. */
export interface PlanComparison {
  reviewed: Change[];
  /** Reviewed, but it does something else now. */
  different: Change[];
  /** Not in the reviewed plan at all. */
  added: Change[];
}

/** Which of the plan's changes are exactly those that were reviewed. No reviewed plan: nothing was. */
export function compareWithReviewed(plan: Plan, reviewed: ReviewedPlan | undefined): PlanComparison {
  const changes = effectiveChanges(plan);
  if (reviewed?.digests?.includes(plan.digest)) return { reviewed: changes, different: [], added: [] };
  const entries = entriesOf(reviewed?.changes ?? '');
  const keys = new Set([...entries].map((entry) => entry.slice(0, keyLength)));
  const comparison: PlanComparison = { reviewed: [], different: [], added: [] };
  for (const change of changes) {
    const entry = entryOf(change);
    if (entries.has(entry)) comparison.reviewed.push(change);
    else comparison[keys.has(entry.slice(0, keyLength)) ? 'different' : 'added'].push(change);
  }
  return comparison;
}

function entriesOf(packed: string): Set<string> {
  const entries = new Set<string>();
  for (let at = 0; at + entryLength <= packed.length; at += entryLength)
    entries.add(packed.slice(at, at + entryLength));
  return entries;
}

/** What is different between the reviewed plan and the plan of now, change by change, as diff blocks. */
export function planDifferenceMarkdown(
  comparison: PlanComparison,
  reviewed: ReviewedPlan | undefined,
  connectors?: Connectors,
): string {
  return [...comparison.different, ...comparison.added]
    .map((change) => {
      const before = reviewed && reviewedLines(reviewed.text, change.key);
      return `**${atStart(change, calledAs(change, escapeMarkdown))}**\n\n${fenced(differenceLines(before, changeLines(change, connectors)), 'diff')}`;
    })
    .join('\n\n');
}

function differenceLines(before: string[] | undefined, now: string[]): string[] {
  if (!before) return ['@@ the reviewed comment doesn’t show it line by line @@', ...now];
  const [old, current] = [new Set(before), new Set(now)];
  const gone = before.filter((line) => !current.has(line) && !line.startsWith('@@'));
  const come = now.filter((line) => !old.has(line) && !line.startsWith('@@'));
  if (gone.length + come.length === 0) return ['@@ the same lines; the values behind them differ @@'];
  return [
    ...(gone.length > 0 ? ['@@ reviewed, and not any more @@', ...gone.map((line) => `- ${line}`)] : []),
    ...(come.length > 0 ? ['@@ not reviewed @@', ...come.map((line) => `+ ${line}`)] : []),
  ];
}

/** A change as the lines that a comment shows of it. */
export function changeLines(change: Change, connectors?: Connectors): string[] {
  if (change.action === 'delete')
    return [`- ${calledAs(change, visible)}${change.entityId === '' ? '' : ` (${visible(change.entityId)})`}`];
  if (change.action === 'create') return yamlLines(allSettings(change, connectors));
  return diffLines(differenceBlocks(differenceViews(change, connectors)));
}
