import type { Result } from '../commands/command.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { findingsOf } from '../core/plan/summary.ts';
import { drawnOf } from '../core/report/drawn.ts';
import { joinBlocks } from '../core/report/markdown/blocks.ts';
import { diagnosticsMarkdown } from '../core/report/markdown/diagnostics-markdown.ts';
import { alert, escapeMarkdown, fenced, folded } from '../core/report/markdown/markdown.ts';
import { severitySentence } from '../core/report/visible-text.ts';
import { plural } from '../core/wording.ts';
import { drawnMarkdown } from './drawn-markdown.ts';
import { failureBox, problemBlocks } from './problem.ts';
import type { ReportContext } from './report-context.ts';

/** GitHub drops a summary of more than 1 MiB whole. */
const mostBytes = 900 * 1024;

/** The job summary: everything that the run has to say, and how to see it on one's own machine. */
export function jobSummary(context: ReportContext, touched?: ReadonlySet<string>): string {
  const text = summaryOf(context, touched, mostBytes);
  const bytes = Buffer.byteLength(text);
  if (bytes <= mostBytes) return text;
  // Letters of several bytes: the limit in characters shrinks by the same share.
  const shorter = summaryOf(context, touched, Math.floor(((mostBytes * text.length) / bytes) * 0.95));
  return Buffer.byteLength(shorter) <= mostBytes ? shorter : shorter.slice(0, mostBytes / 4);
}

function summaryOf(context: ReportContext, touched: ReadonlySet<string> | undefined, limit: number): string {
  const { result, links, note, leftAlone, unchecked } = context;
  const findings = diagnosticsMarkdown(result.diagnostics.filter(isWorthARow), {
    links,
    limit: limit / 3,
    touched,
  });
  const parts = [
    mainPart(context, limit / 2),
    isProblem(result) || result.outcome ? '' : failureBox(result),
    note && !isProblem(result) ? alert('NOTE', [escapeMarkdown(note)]) : '',
    unchecked ? alert('NOTE', [escapeMarkdown(unchecked)]) : '',
    isProblem(result) || result.outcome ? '' : (leftAlone ?? ''),
    findings,
    reproduction(context),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Where a value comes from stands beside it, in a new connection's settings. */
const isWorthARow = ({ code }: Diagnostic) => code !== 'directory-filled-in';

/** Neither a plan nor an outcome came of it. */
const isProblem = ({ plan, outcome, failure }: Result) => failure !== undefined && !plan && !outcome;

function mainPart(context: ReportContext, limit: number): string {
  const { result, inputs } = context;
  const drawn = drawnOf(inputs, result);
  if (drawn) return drawnMarkdown(drawn, context, { in: 'summary', limit }).text;
  if (isProblem(result)) return joinBlocks(problemBlocks(context, { most: 500 }));
  return inputs.command === 'validate' ? validated(result) : result.text ? fenced(result.text.split('\n'), 'text') : '';
}

function validated(result: Result): string {
  if (result.failure && result.failure.reason !== 'invalid-definitions') return '';
  const severities = result.diagnostics.map(({ severity }) => severity);
  const count = plural(result.definitions, 'definition');
  if (severities.includes('error')) return `### ❌ ${count} checked: ${severitySentence(severities)}`;
  return `### ✅ ${count} ${result.definitions === 1 ? 'is' : 'are'} valid${severities.length > 0 ? `: ${severitySentence(severities)}` : ''}`;
}

/** Every finding of a run, for annotations: of the files, of the plan, of what PingFederate refused. */
export function allFindings({ diagnostics, plan, outcome }: Result): Result['diagnostics'] {
  const all = [
    ...diagnostics,
    ...(plan ? findingsOf(plan) : []),
    ...(outcome ? outcome.changes.flatMap((change) => change.diagnostics) : []),
  ];
  const seen = new Set<string>();
  return all.filter(({ code, message, place }) => {
    const key = JSON.stringify([code, message, place.file, place.line, place.column]);
    return !seen.has(key) && seen.add(key);
  });
}

/** The whole digest, and the commands that come to the same plan elsewhere. */
function reproduction({ inputs, result }: ReportContext): string {
  const command = inputs.command === 'apply' ? 'plan' : inputs.command;
  if (!['validate', 'plan', 'drift'].includes(command)) return '';
  const environment = inputs.environment ? ['--environment', inputs.environment] : [];
  const digest = result.plan?.digest;
  const lines = [['pfconn', command, ...environment].join(' ')];
  if (digest && command === 'plan')
    lines.push(['pfconn', 'apply', ...environment, '--expect-digest', digest].join(' '));
  const words = digest
    ? `Plan \`${digest}\`, PingFederate ${escapeMarkdown(result.plan?.server.version ?? '')}.\n\n`
    : '';
  return folded('For another run or machine', words + fenced(lines, 'sh'));
}
