import type { Connectors } from '../../connector/types.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { countsOf, isRefused } from '../../plan/summary.ts';
import type { Change, Counts, Plan } from '../../plan/types.ts';
import { differencesOf } from '../change-view.ts';
import { actionWords, doingSentence, effectiveChanges, severitySentence, worstMark } from '../plan-words.ts';
import { plural } from '../visible-text.ts';
import { type ChangeParts, changeMarkdown, findingWords, isDestructive } from './change-markdown.ts';
import { drawingOf } from './drawing.ts';
import { fitted } from './fit.ts';
import { type Links, shortSha } from './links.ts';
import { alert, codeLink, codeSpan, escapeMarkdown, folded, markdownTable } from './markdown.ts';

export interface PlanMarkdownOptions {
  links?: Links | undefined;
  /** For the labels of target settings and fields. */
  connectors?: Connectors | undefined;
  /** The most characters; what doesn't fit is left to the job summary, largest first. */
  limit: number;
  /** What the plan is about: `merge` (a pull request), `drift`, or `now` (a manual run). */
  about?: 'merge' | 'drift' | 'now';
}

/** A plan's report in two parts: what must be seen, and what may be cut when there is no room. */
export interface ReportParts {
  head: string;
  details: string;
}

/** A plan for a pull request, an issue or a summary. */
export function planMarkdown(plan: Plan, options: PlanMarkdownOptions): string {
  const { head, details } = planParts(plan, options);
  return details === '' ? head : `${head}\n\n${details}`;
}

/** The same with its two parts apart. */
export function planParts(plan: Plan, options: PlanMarkdownOptions): ReportParts {
  const changes = destructiveFirst(effectiveChanges(plan));
  const about = options.about ?? 'merge';
  const lead = [
    headline(plan, about),
    about === 'drift' && changes.length > 0 ? driftSides : '',
    riskBoxes(plan, options.limit / 4),
  ].filter((part) => part !== '');
  const table = changes.length > 1 ? changeTable(changes, options, options.limit / 2) : '';
  const head = [...lead, ...(table ? [table] : []), footing(plan, options.links)].join('\n\n');
  return { head, details: detailsOf(changes, options, options.limit - head.length - 200) };
}

function destructiveFirst(changes: readonly Change[]): Change[] {
  return [...changes.filter(isDestructive), ...changes.filter((change) => !isDestructive(change))];
}

/** The first line: what will happen, in words and counts. */
function headline(plan: Plan, about: 'merge' | 'drift' | 'now'): string {
  const counts = countsOf(plan);
  const doing = doingSentence(counts);
  const mark = worstMark(counts);
  const where = `on ${codeSpan(plan.environment)}`;
  if (about === 'drift') return `### ${mark === '✅' ? mark : '🟠'} ${driftSentence(counts)} ${where}`;
  const subject = about === 'merge' ? 'Merging this' : 'Applying this';
  if (isRefused(plan)) return `### 🛑 This can’t be applied ${where} as it is${doing ? `: it ${doing}` : ''}`;
  if (doing === '') return `### ✅ ${subject} changes nothing ${where}`;
  return `### ${mark} ${subject} ${doing} ${where}`;
}

const driftSides =
  'On a side marked `-` stands what PingFederate holds, on one marked `+` what the definition says. Warnings are about what an apply would do.';

function driftSentence(counts: Counts): string {
  const drifted = counts.create + counts.update + counts.replace + counts.delete;
  if (drifted === 0) return 'No drift';
  return `${plural(drifted, 'connection')} ${drifted === 1 ? 'differs' : 'differ'} from ${drifted === 1 ? 'its definition' : 'their definitions'}`;
}

/** The dangerous things, each with its sentence: what refuses the plan, then what will happen to people. */
function riskBoxes(plan: Plan, budget: number): string {
  const all = [
    ...plan.findings.map((finding) => ({ finding, change: undefined })),
    ...plan.changes.flatMap((change) => change.findings.map((finding) => ({ finding, change }))),
  ];
  const box = (severity: Diagnostic['severity'], kind: 'CAUTION' | 'WARNING') => {
    const lines = all.filter(({ finding }) => finding.severity === severity).map(riskLine);
    return lines.length === 0 ? '' : alert(kind, within(lines, budget / 2));
  };
  return [box('error', 'CAUTION'), box('warning', 'WARNING')].filter((part) => part !== '').join('\n\n');
}

function riskLine({ finding, change }: { finding: Diagnostic; change: Change | undefined }): string {
  return change ? `- **${escapeMarkdown(change.name)}**: ${findingWords(finding)}` : `- ${findingWords(finding)}`;
}

/** As many lines as fit; the rest is counted. */
function within(lines: readonly string[], budget: number): string[] {
  let room = budget;
  const kept = lines.filter((line) => {
    room -= line.length + 3;
    return room >= 0;
  });
  return kept.length === lines.length
    ? kept
    : [...kept, `- … and ${lines.length - kept.length} more in the job summary`];
}

/** A longer table is folded after its first rows, so that what follows it stays in reach. */
const mostOpenRows = 20;

function changeTable(changes: readonly Change[], options: PlanMarkdownOptions, budget: number): string {
  const rows = riskyFirst(changes).map((change) => tableRow(change, options.links));
  let room = budget;
  const kept = rows.filter((row) => {
    room -= row.join(' | ').length + 5;
    return room >= 0;
  });
  const table = (some: string[][]) => markdownTable(['', 'Connection', 'Definition', 'Differences', 'Findings'], some);
  const open = kept.length > mostOpenRows + 5 ? mostOpenRows : kept.length;
  const rest = kept.slice(open);
  const parts = [
    table(kept.slice(0, open)),
    rest.length > 0 ? folded(`${rest.length} more`, table(rest)) : '',
    kept.length < rows.length
      ? `… and ${plural(rows.length - kept.length, 'more connection')}, in ${summaryLink(options.links)}.`
      : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function riskyFirst(changes: readonly Change[]): Change[] {
  const isRisky = (change: Change) =>
    isDestructive(change) || change.findings.some(({ severity }) => severity !== 'info');
  return [...changes.filter(isRisky), ...changes.filter((change) => !isRisky(change))];
}

function tableRow(change: Change, links: Links | undefined): string[] {
  const { mark, toDo } = actionWords[change.action];
  const file = change.file;
  const differences = differencesOf(change).length;
  return [
    `${mark} ${toDo}`,
    `**${escapeMarkdown(change.name)}**${change.name === change.id ? '' : ` ${codeSpan(change.id)}`}`,
    file === undefined ? '' : codeLink(file, links?.file(file)),
    differences === 0 ? '' : String(differences),
    severitySentence(change.findings.map((finding) => finding.severity)),
  ];
}

function footing(plan: Plan, links: Links | undefined): string {
  const unchanged = countsOf(plan)['no-op'];
  const parts = [
    `PingFederate ${escapeMarkdown(plan.server.version)}`,
    unchanged > 0 ? `${plural(unchanged, 'connection')} unchanged` : '',
    links?.commit ? `commit [${shortSha(links.commit.sha)}](${links.commit.url})` : '',
    links ? `[job summary](${links.run})` : '',
    `digest ${codeSpan(plan.digest.slice(0, 19))}`,
  ];
  return `<sub>${parts.filter((part) => part !== '').join(' · ')}</sub>`;
}

function detailsOf(changes: readonly Change[], options: PlanMarkdownOptions, budget: number): string {
  if (changes.length === 0) return '';
  const mayBeOpen = changes.length <= 3;
  const parts: ChangeParts[] = changes.map((change) =>
    changeMarkdown(change, { ...options, mayBeOpen, alone: changes.length === 1 }),
  );
  const drawing = drawingOf(changes, options.connectors);
  const sized = [
    ...(drawing ? [{ sizes: [folded('What flows where', drawing, changes.length === 1), ''] }] : []),
    ...parts.map(({ full, short }) => ({ sizes: [full, short, ''] })),
  ];
  const { texts, shortened } = fitted(sized, budget);
  const note = shortened > 0 ? [`Shortened to fit: all details are in ${summaryLink(options.links)}.`] : [];
  return [...note, ...texts.filter((text) => text !== '')].join('\n\n');
}

function summaryLink(links: Links | undefined): string {
  return links ? `the [job summary](${links.run})` : 'the job summary';
}
