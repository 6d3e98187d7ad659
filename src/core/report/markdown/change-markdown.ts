import type { Connectors } from '../../connector/types.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Change } from '../../plan/types.ts';
import { differencesOf, differenceViews } from '../change-view.ts';
import type { DifferenceView } from '../difference-view.ts';
import { grouped } from '../grouped.ts';
import { actionWords } from '../plan-words.ts';
import { plural } from '../visible-text.ts';
import { changeAnchor } from './change-anchor.ts';
import type { Links } from './links.ts';
import { codeLink, codeSpan, escapeHtml, escapeMarkdown, fenced, folded } from './markdown.ts';

/** A change's part of a report in its three sizes; each shorter one leaves more to the job summary. */
export interface ChangeParts {
  full: string;
  /** The first lines of the differences. */
  short: string;
}

const shortLines = 12;

/** What an open change may have at most, so that a comment's first screen stays readable. */
const openLines = 25;

/** One change: a line that says what happens, the definition's lines, its findings, the differences as a diff. */
export function changeMarkdown(
  change: Change,
  options: { links?: Links; connectors?: Connectors; mayBeOpen: boolean; alone?: boolean },
): ChangeParts {
  const views = differenceViews(change, options.connectors);
  const lines = diffLines(change, views);
  const open = options.mayBeOpen && (isDestructive(change) || lines.length <= openLines);
  const part = (shown: string[]) => folded(title(change), content(change, views, shown, options), open);
  return {
    full: part(lines),
    short:
      lines.length <= shortLines
        ? part(lines)
        : part([...lines.slice(0, shortLines), `# … ${lines.length - shortLines} more lines in the job summary`]),
  };
}

/** Changes that take something away are shown open and first. */
export function isDestructive(change: Change): boolean {
  return change.action === 'delete' || change.action === 'replace';
}

function title(change: Change): string {
  const differences = differencesOf(change).length;
  const { mark, toDo } = actionWords[change.action];
  const named = change.name === change.id ? '' : ` <code>${escapeHtml(change.id)}</code>`;
  const count = differences === 0 ? '' : `: ${plural(differences, 'difference')}`;
  return `${mark} ${toDo} <b>${escapeHtml(change.name)}</b>${named}${count}`;
}

function content(
  change: Change,
  views: readonly DifferenceView[],
  lines: string[],
  { links, alone }: { links?: Links; alone?: boolean },
): string {
  // Of a plan with one change, what is dangerous stands above already.
  const findings = alone ? change.findings.filter(({ severity }) => severity === 'info') : change.findings;
  return [
    changeAnchor(change.id),
    whereItStands(change, views, links),
    reasonOf(change),
    findingList(findings, links),
    lines.length > 0 ? fenced(lines, 'diff') : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The definition's path and the lines that the differences come from; an override's file after it. */
function whereItStands(change: Change, views: readonly DifferenceView[], links: Links | undefined): string {
  if (change.file === undefined) return 'Its definition is gone from the repository.';
  const files = [...new Set([change.file, ...views.map((view) => view.place.file)])];
  return files.map((file) => placesIn(file, views, links)).join('; ');
}

function placesIn(file: string, views: readonly DifferenceView[], links: Links | undefined): string {
  const own = views.filter(({ place }) => place.file === file).map(({ place }) => place.line);
  const lines = [...new Set(own)].sort((a, b) => a - b);
  const shown = lines.slice(0, 20).map((line) => (links ? `[${line}](${links.file(file, line)})` : String(line)));
  const more = lines.length > shown.length ? ` and ${lines.length - shown.length} more` : '';
  const words = lines.length === 0 ? '' : `, ${lines.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${more}`;
  return `${codeLink(file, links?.file(file, lines[0]))}${words}`;
}

function reasonOf(change: Change): string {
  if (change.action === 'replace') return `Deleted and created again: ${escapeMarkdown(change.reason)}`;
  if (change.action === 'delete' && change.reason === 'absent') return 'Its definition says `state: absent`.';
  return '';
}

/** Findings as a list, the worst first. */
export function findingList(findings: readonly Diagnostic[], links?: Links): string {
  const rank = { error: 0, warning: 1, info: 2 };
  return [...findings]
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map((finding) => `- ${findingMarkdown(finding, links)}`)
    .join('\n');
}

const severityMarks = { error: '🛑', warning: '⚠️', info: 'ℹ️' } as const;

/** `⚠️ what happens; what to do`, linked to its line. */
export function findingMarkdown(finding: Diagnostic, links?: Links): string {
  const { file, line } = finding.place;
  const at = links && line > 1 ? ` ([line ${line}](${links.file(file, line)}))` : '';
  return `${severityMarks[finding.severity]} ${findingWords(finding)}${at}`;
}

/** The sentence and the hint, as Markdown. */
export function findingWords(finding: Diagnostic): string {
  return escapeMarkdown(finding.hint ? `${finding.message}; ${finding.hint}` : finding.message);
}

/** A change's differences as the lines of a diff. */
export function changeLines(change: Change, connectors?: Connectors): string[] {
  return diffLines(change, differenceViews(change, connectors));
}

/** GitHub colours a line of a diff by its first character: `+`, `-`, `!`, `@@`, `#`. */
function diffLines(change: Change, views: readonly DifferenceView[]): string[] {
  if (change.action === 'delete') return [`- ${codeFree(change.name)} (${codeFree(change.entityId)})`];
  return grouped(views).flatMap((group) => [`@@ ${group.tab} @@`, ...group.views.flatMap(viewLines)]);
}

function viewLines(view: DifferenceView): string[] {
  if (view.sign === '~' && view.before === undefined) return [`! ${view.field}: ${view.after}, sent again`];
  return [
    ...(view.before === undefined ? [] : [`- ${view.field}: ${view.before}`]),
    ...(view.after === undefined ? [] : [`+ ${view.field}: ${view.after}`]),
  ];
}

function codeFree(text: string): string {
  return codeSpan(text).replace(/^`+ ?| ?`+$/g, '');
}
