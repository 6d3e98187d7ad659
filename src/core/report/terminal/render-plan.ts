import type { Connectors } from '../../connector/types.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { countsOf } from '../../plan/summary.ts';
import type { Action, Change, Plan } from '../../plan/types.ts';
import { differenceViews } from '../change-view.ts';
import type { DifferenceView } from '../difference-view.ts';
import { grouped } from '../grouped.ts';
import { actionWords, countsSentence, effectiveChanges } from '../plan-words.ts';
import { plural, visible } from '../visible-text.ts';
import { type Palette, paletteFor } from './palette.ts';
import { waitingBlock } from './waiting-block.ts';
import { worstBlock } from './worst-block.ts';

export interface PlanTextOptions {
  colour: boolean;
  /** Also list what is on the server and in no definition. */
  showUnmanaged: boolean;
  /** For the labels of target settings and fields; without them their machine names are shown. */
  connectors?: Connectors | undefined;
  /** What a new connection holds, tab by tab, is only counted: for a first look at a plan. */
  countCreates?: boolean;
}

/** Up to this many columns a change stands on one line, `old → new`; a longer one takes two. */
const width = 110;

/** A plan for a terminal or a log: each change with its differences in the console's words, its risks, the counts. */
export function renderPlan(plan: Plan, options: PlanTextOptions): string {
  const palette = paletteFor(options.colour);
  const changes = effectiveChanges(plan);
  const blocks = [
    ...changes.map((change) => changeBlock(change, palette, options)),
    ...findingBlock(plan.findings, palette),
    ...(options.showUnmanaged ? unmanagedBlock(plan, palette) : []),
    ...worstBlock(changes, palette),
    closing(plan, palette),
    ...waitingBlock(plan, palette),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function closing(plan: Plan, palette: Palette): string {
  const counts = countsOf(plan);
  const where = `${visible(plan.environment)}, PingFederate ${visible(plan.server.version)}`;
  if (effectiveChanges(plan).length === 0) {
    const managed = plural(counts['no-op'], 'connection');
    const drafts = counts.draft > 0 ? `, ${plural(counts.draft, 'draft')} not written` : '';
    return palette.green(`No changes: ${managed} as defined${drafts}`) + palette.dim(` (${where})`);
  }
  return `${palette.bold(`Plan: ${countsSentence(counts)}`)} ${palette.dim(`(${where})`)}\n${palette.dim(`digest ${plan.digest}`)}`;
}

function changeBlock(change: Change, palette: Palette, options: PlanTextOptions): string {
  const views = differenceViews(change, options.connectors);
  const isCounted = options.countCreates && change.action === 'create';
  return [
    headline(change, palette),
    ...(isCounted ? [tabCounts(views, palette)] : differenceLines(views, change.file, palette)),
    ...change.findings.map((finding) => `    ${findingLine(finding, palette)}`),
  ].join('\n');
}

function headline(change: Change, palette: Palette): string {
  const { sign, toDo } = actionWords[change.action];
  const named = change.name === change.id ? '' : ` (${visible(change.name)})`;
  const verb = actionColour(change.action, palette)(palette.bold(`${sign} ${toDo}`));
  const from = change.file ?? 'its definition is gone';
  return `${verb} ${palette.bold(visible(change.id))}${named}  ${palette.dim(visible(from))}${reasonOf(change)}`;
}

function reasonOf(change: Change): string {
  if (change.action === 'replace') return `\n    deleted and created again: ${visible(change.reason)}`;
  if (change.action === 'delete' && change.reason === 'absent') return '\n    its definition says `state: absent`';
  return '';
}

/** The colour of an action: what disappears is red, what comes is green, what changes is yellow. */
export function actionColour(action: Action, palette: Palette): (text: string) => string {
  if (action === 'create') return palette.green;
  if (action === 'delete' || action === 'replace') return palette.red;
  return action === 'update' ? palette.yellow : palette.dim;
}

/** `General Info 3, Browser SSO 14`. */
function tabCounts(views: readonly DifferenceView[], palette: Palette): string {
  const counts = new Map<string, number>();
  for (const { tabs } of views) counts.set(tabs[0] ?? '', (counts.get(tabs[0] ?? '') ?? 0) + 1);
  return `    ${[...counts].map(([tab, count]) => `${palette.cyan(tab)} ${count}`).join(', ')}`;
}

/** Differences under their tab, fields aligned: the tab stands once above those that follow each other in it. */
function differenceLines(views: readonly DifferenceView[], file: string | undefined, palette: Palette): string[] {
  const lines: string[] = [];
  for (const group of grouped(views)) {
    lines.push(`    ${palette.cyan(group.tab)}`);
    const widest = Math.min(56, Math.max(...group.views.map((view) => view.field.length)));
    for (const view of group.views) lines.push(...differenceLine(view, widest, file, palette));
  }
  return lines;
}

function differenceLine(view: DifferenceView, widest: number, file: string | undefined, palette: Palette): string[] {
  const colour = { '+': palette.green, '-': palette.red, '~': palette.yellow }[view.sign];
  const start = `      ${colour(view.sign)} ${view.field.padEnd(widest)}`;
  const at = palette.dim(
    view.place.file === file ? `  :${view.place.line}` : `  ${visible(view.place.file)}:${view.place.line}`,
  );
  if (view.sign !== '~' || view.before === undefined)
    return [`${start}  ${view.after ?? view.before ?? ''}${view.sign === '-' ? '' : at}`];
  const [before = '', after = ''] = [view.before, view.after];
  if (widest + before.length + after.length + 16 <= width) return [`${start}  ${before} → ${palette.bold(after)}${at}`];
  const indent = ' '.repeat(10);
  return [`${start}${at}`, `${indent}${palette.red(`- ${before}`)}`, `${indent}${palette.green(`+ ${after}`)}`];
}

function findingBlock(findings: readonly Diagnostic[], palette: Palette): string[] {
  return findings.length === 0 ? [] : [findings.map((finding) => planFindingLine(finding, palette)).join('\n')];
}

/** What is about one definition says where, since no change stands above it. */
function planFindingLine(finding: Diagnostic, palette: Palette): string {
  const { file, line } = finding.place;
  const at = finding.connection === undefined ? '' : `${palette.dim(`${visible(file)}:${line}`)} `;
  return `${at}${findingLine(finding, palette)}`;
}

/** `! warning scope-changed: … — hint`. */
export function findingLine(finding: Diagnostic, palette: Palette): string {
  const colour = { error: palette.red, warning: palette.yellow, info: palette.blue }[finding.severity];
  const hint = finding.hint ? `; ${visible(finding.hint)}` : '';
  const word = finding.severity === 'info' ? 'note' : finding.severity;
  return `${colour(`! ${word}`)} ${visible(finding.message)}${hint} ${palette.dim(finding.code)}`;
}

function unmanagedBlock(plan: Plan, palette: Palette): string[] {
  if (plan.unmanaged.length === 0) return [];
  const widest = Math.max(...plan.unmanaged.map((one) => one.id.length));
  const lines = plan.unmanaged.map(
    (one) =>
      `    ${visible(one.id).padEnd(widest)}  ${visible(one.name)}${one.active ? '' : palette.dim(' (inactive)')}`,
  );
  return [[palette.dim('On the server and in no definition; never touched:'), ...lines].join('\n')];
}
