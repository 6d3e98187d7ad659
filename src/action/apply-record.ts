import type { Section } from '../core/report/markdown/comment-section.ts';
import { folded } from '../core/report/markdown/markdown.ts';
import { type RunRow, rowOf, rowOfFailure, runsTable, withRow } from '../core/report/markdown/run-rows.ts';
import type { ReportContext } from './report-context.ts';

/** What earlier runs of the apply did, kept when it is run again. */
export interface ApplyRecord {
  runs: RunRow[];
  /** A row for each run, under the first line; empty for a single one. */
  table: string;
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
  const tableOf = (rows: readonly RunRow[]) => runsTable(rows, (row) => `${home}/${row.run}/attempts/${row.attempt}`);
  return { runs, table: tableOf(runs), before: reportBefore(standing, tableOf) };
}

/** The report that stands there, when an earlier run wrote it: without its table, as the new one holds its rows. */
function reportBefore(standing: Section | undefined, tableOf: (rows: readonly RunRow[]) => string): string {
  if (!standing?.marker.runs || standing.head.length > mostBefore) return '';
  const table = tableOf(standing.marker.runs);
  const report = table === '' ? standing.head : standing.head.replace(`${table}\n\n`, '');
  return folded('What the run before reported', report);
}

function thisRow({ result, run }: ReportContext, now: Date): RunRow {
  const of = { run: run.runId, attempt: run.attempt };
  if (result.outcome) {
    const row = rowOf(result.outcome, of);
    // What nobody reviewed was taken out before, so the outcome doesn't know of it.
    return result.failure?.reason === 'plan-changed' ? { ...row, left: [...row.left, result.failure.message] } : row;
  }
  return rowOfFailure(result.failure?.message ?? 'nothing was applied', now.toISOString(), of);
}

/** A section's head with the table of runs under its first line. */
export function withRuns(head: string, { table }: ApplyRecord): string {
  return table === '' ? head : head.replace('\n\n', () => `\n\n${table}\n\n`);
}
