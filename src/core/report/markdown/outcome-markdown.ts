import type { ChangeOutcome, Outcome } from '../../plan/outcome.ts';
import { outcomeSentence, outcomeWord, seconds, statusWords } from '../terminal/render-outcome.ts';
import { findingList } from './change-markdown.ts';
import { fitted } from './fit.ts';
import { type Links, shortSha } from './links.ts';
import { codeLink, codeSpan, escapeMarkdown, folded, markdownTable } from './markdown.ts';
import type { ReportParts } from './plan-markdown.ts';

export interface OutcomeMarkdownOptions {
  links?: Links | undefined;
  limit: number;
  /** The plan that was applied, as details. */
  planDetails?: string;
  /** Why connections of the plan were left alone, before anything else. */
  leftAlone?: string;
}

/** What an apply did, in the place of the plan it carried out. */
export function outcomeMarkdown(outcome: Outcome, options: OutcomeMarkdownOptions): string {
  const { head, details } = outcomeParts(outcome, options);
  return details === '' ? head : `${head}\n\n${details}`;
}

export function outcomeParts(outcome: Outcome, options: OutcomeMarkdownOptions): ReportParts {
  const changes = failedFirst(outcome.changes.filter((change) => change.action !== 'no-op'));
  const head = [
    headline(outcome, options.leftAlone !== undefined),
    options.leftAlone ?? '',
    problems(changes, options),
    tableOf(changes, options),
    replicationOf(outcome),
    footing(outcome, options.links),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
  const { planDetails } = options;
  if (!planDetails) return { head, details: '' };
  const sized = { sizes: [folded('What was applied', planDetails), ''] };
  return { head, details: fitted([sized], options.limit - head.length).texts[0] ?? '' };
}

function headline(outcome: Outcome, leftAlone: boolean): string {
  const mark = outcome.complete && !leftAlone ? '✅' : outcome.cancelled ? '⏹️' : '❌';
  const word =
    outcome.complete && !leftAlone ? 'Applied' : outcome.cancelled ? 'Apply cancelled' : 'Not everything applied';
  return `### ${mark} ${word} on ${codeSpan(outcome.environment)}: ${escapeMarkdown(outcomeSentence(outcome).replace(/^Cancelled: /, ''))}`;
}

function failedFirst(changes: readonly ChangeOutcome[]): ChangeOutcome[] {
  const isFine = (change: ChangeOutcome) => statusWords[change.status].ok;
  return [...changes.filter((change) => !isFine(change)), ...changes.filter(isFine)];
}

/** What didn't go well, a paragraph each, with PingFederate's refusals at the line. */
function problems(changes: readonly ChangeOutcome[], options: OutcomeMarkdownOptions): string {
  const sized = changes
    .filter((change) => !statusWords[change.status].ok && (change.message || change.diagnostics.length > 0))
    .map((change) => ({ sizes: [problem(change, options.links), ''] }));
  const { texts, shortened } = fitted(sized, options.limit / 3);
  const more = shortened > 0 ? [`… and ${shortened} more in the job summary.`] : [];
  return [...texts.filter((text) => text !== ''), ...more].join('\n\n');
}

function problem(change: ChangeOutcome, links: Links | undefined): string {
  const message = change.message ? `: ${escapeMarkdown(change.message)}` : '';
  const findings = change.diagnostics.length > 0 ? `\n\n${findingList(change.diagnostics, links)}` : '';
  return `**${escapeMarkdown(change.name)}** ${outcomeWord(change)}${message}${findings}`;
}

function tableOf(changes: readonly ChangeOutcome[], options: OutcomeMarkdownOptions): string {
  if (changes.length === 0) return '';
  let room = options.limit / 3;
  const rows = changes.map((change) => row(change, options.links));
  const kept = rows.filter((cells) => {
    room -= cells.join(' | ').length + 5;
    return room >= 0;
  });
  const table = markdownTable(['', 'Connection', 'Definition', 'Took'], kept);
  return kept.length === rows.length
    ? table
    : `${table}\n\n… and ${rows.length - kept.length} more in the job summary.`;
}

function row(change: ChangeOutcome, links: Links | undefined): string[] {
  const { mark } = statusWords[change.status];
  return [
    `${mark} ${outcomeWord(change)}`,
    `**${escapeMarkdown(change.name)}**${change.name === change.id ? '' : ` ${codeSpan(change.id)}`}`,
    change.file === undefined ? '' : codeLink(change.file, links?.file(change.file)),
    change.status === 'skipped' ? '' : seconds(change.durationMs),
  ];
}

function replicationOf({ replication }: Outcome): string {
  if (replication.status === 'not-clustered' || replication.status === 'not-needed') return '';
  const nodes = replication.nodes.map((node) => `${codeSpan(node.address)} ${escapeMarkdown(node.status)}`);
  return `Replication: ${escapeMarkdown(replication.message)}${nodes.length > 0 ? ` (${nodes.join(', ')})` : ''}`;
}

function footing(outcome: Outcome, links: Links | undefined): string {
  const parts = [
    `PingFederate ${escapeMarkdown(outcome.server.version)}`,
    outcome.startedAt.replace(/\.\d+Z$/, 'Z'),
    links?.commit ? `commit [${shortSha(links.commit.sha)}](${links.commit.url})` : '',
    links ? `[job summary](${links.run})` : '',
    `digest ${codeSpan(outcome.digest.slice(0, 19))}`,
  ];
  return `<sub>${parts.filter((part) => part !== '').join(' · ')}</sub>`;
}
