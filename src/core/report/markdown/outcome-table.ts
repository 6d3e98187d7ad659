import type { ChangeOutcome } from '../../plan/outcome.ts';
import { outcomeWord, seconds, statusWords } from '../terminal/render-outcome.ts';
import { verbOfAction, verbWords } from '../verbs.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';

/** How long each took; neighbours with the same result on one row. */
export function resultTable(changes: readonly ChangeOutcome[]): string {
  if (changes.length === 0) return '';
  const rows: { first: ChangeOutcome; last: ChangeOutcome; took: number; count: number }[] = [];
  for (const change of changes) {
    const row = rows.at(-1);
    if (row && row.last.status === change.status && row.last.action === change.action && statusWords[change.status].ok)
      Object.assign(row, { last: change, took: row.took + change.durationMs, count: row.count + 1 });
    else rows.push({ first: change, last: change, took: change.durationMs, count: 1 });
  }
  const cells = rows.map(({ first, last, took, count }) => {
    const { ok } = statusWords[first.status];
    const names =
      count === 1
        ? `**${escapeMarkdown(first.name)}**`
        : `**${escapeMarkdown(first.name)}** to **${escapeMarkdown(last.name)}**, ${count} connections`;
    return [names, `${ok ? '✅' : '❌'} ${resultWords(first)}`, first.status === 'skipped' ? '' : seconds(took)];
  });
  return markdownTable(['Connection', 'Result', 'Took'], cells);
}

const resultWords = (change: ChangeOutcome) =>
  change.status === 'done' ? `${verbWords[verbOfAction[change.action]].done}, read back` : outcomeWord(change);
