import type { Section } from '../core/report/markdown/comment-section.ts';
import { folded } from '../core/report/markdown/markdown.ts';
import { withoutBoxes } from '../core/report/markdown/outdated.ts';
import { type RunRow, rowOf, rowOfFailure, runsTable, withRow } from '../core/report/markdown/run-rows.ts';
import type { ReportContext } from './report-context.ts';

/** What earlier runs of the apply did, kept when it is run again. */
interface ApplyRecord {
  runs: RunRow[];
  /** A row for each run, under the first line; empty for a single one. */
  table: string;
  /** How many objects all runs changed together. */
  changed: number;
  /** The report of the run before, folded. */
  before: string;
}

/** A folded report may take so much of the comment. */
const mostBefore = 15_000;

/** The record with this run's row; `standing` is what the comment says so far. */
export function applyRecord(context: ReportContext, standing: Section | undefined, now: Date): ApplyRecord {
  const { run } = context;
  const runs = withRow(standing?.marker.runs ?? [], thisRow(context, now));
  const home = `${run.server}/${run.repository}/actions/runs`;
  const table = runsTable(runs, (row) => `${home}/${row.run}/attempts/${row.attempt}`);
  const changed = runs.reduce((sum, row) => sum + row.changed, 0);
  return { runs, table, changed, before: reportBefore(standing) };
}

/** The report that an earlier run wrote, folded: without its table, as the new one holds its rows. */
function reportBefore(standing: Section | undefined): string {
  if (!standing?.marker.runs) return '';
  const parts = standing.text.split('\n\n').filter((part) => !isSaidAgain(part));
  const report = withoutBoxes(parts.join('\n\n')).replace(
    /<details><summary>What the run before[\s\S]*?<\/details>\n*/,
    '',
  );
  const stopped = report.split('\n').filter((line) => line.startsWith('- ⛔'));
  return folded('What the run before reported', report.length <= mostBefore ? report : stopped.slice(0, 50).join('\n'));
}

const isSaidAgain = (part: string) => part.startsWith('| Run |') || part.includes('<sub>');

function thisRow({ result, run }: ReportContext, now: Date): RunRow {
  const of = { run: run.runId, attempt: run.attempt };
  if (result.outcome) {
    const row = rowOf(result.outcome, of);
    // What nobody reviewed was taken out before, so the outcome doesn't know of it.
    return result.failure?.reason === 'plan-changed' ? { ...row, left: [...row.left, result.failure.message] } : row;
  }
  return rowOfFailure(result.failure?.message ?? 'nothing was applied', now.toISOString(), of);
}
