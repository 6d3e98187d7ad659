import { calledAs } from '../../kind-words.ts';
import type { Outcome } from '../../plan/outcome.ts';
import { outcomeWord, statusWords } from '../outcome-words.ts';
import { escapeMarkdown, linkTarget, markdownTable } from './markdown.ts';

/** What one run of an apply did, in a line: the comment keeps a row of each, so that a run made again hides nothing. */
export interface RunRow {
  run: number;
  attempt: number;
  /** When it began: `2026-11-27T14:11:00Z`. */
  at: string;
  changed: number;
  /** What wasn't changed, and why: `Zoom Single Sign-On (failed)`. */
  left: string[];
}

/** A comment keeps so many runs of one apply, and so many names of each. */
const mostRows = 10;
const mostNames = 10;

type Of = Pick<RunRow, 'run' | 'attempt'>;

/** The row of a run that came to an outcome. */
export function rowOf({ changes, startedAt }: Outcome, { run, attempt }: Of): RunRow {
  const real = changes.filter(({ action }) => action !== 'no-op');
  const left = real
    .filter(({ status }) => !statusWords[status].ok)
    .map((one) => `${calledAs(one)} (${outcomeWord(one)})`);
  return {
    run,
    attempt,
    at: startedAt,
    changed: real.filter(({ status }) => status === 'done').length,
    left: few(left),
  };
}

/** The row of a run that ended before it wrote anything. */
export function rowOfFailure(why: string, at: string, { run, attempt }: Of): RunRow {
  return { run, attempt, at, changed: 0, left: [why.slice(0, 300)] };
}

function few(names: readonly string[]): string[] {
  const more = names.length - mostNames;
  return more > 0 ? [...names.slice(0, mostNames), `and ${more} more`] : [...names];
}

/** The rows with one more; written twice by the same run, it stands there once. */
export function withRow(rows: readonly RunRow[], row: RunRow): RunRow[] {
  const others = rows.filter((one) => one.run !== row.run || one.attempt !== row.attempt);
  return [...others, row].slice(-mostRows);
}

/** A row for each run, the oldest first; empty for a single run, whose outcome says it all. */
export function runsTable(rows: readonly RunRow[], urlOf: (row: RunRow) => string): string {
  if (rows.length < 2) return '';
  const cells = rows.map((row, index) => [
    `[${ordinals[index] ?? `${index + 1}th`}](${linkTarget(urlOf(row))})`,
    escapeMarkdown(row.at.replace('T', ' ').replace(/:\d\d(\.\d+)?Z$/, '')),
    String(row.changed),
    row.left.map(escapeMarkdown).join('<br>') || '–',
  ]);
  return markdownTable(['Run', 'When (UTC)', 'Changed', 'Not changed'], cells);
}

const ordinals = ['first', 'second', 'third'];

/** The rows that a marker's JSON holds; what isn't one is left out. */
export function readRows(value: unknown): RunRow[] {
  if (!Array.isArray(value)) return [];
  return value.slice(-mostRows).flatMap((one) => {
    const { run, attempt, at, changed, left } = Object(one) as Record<string, unknown>;
    if (typeof run !== 'number' || typeof at !== 'string' || !Array.isArray(left)) return [];
    const [tried, count] = [Number(attempt) || 1, Number(changed) || 0];
    return [{ run, attempt: tried, at, changed: count, left: left.map(String) }];
  });
}
