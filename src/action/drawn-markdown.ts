import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import type { Outcome } from '../core/plan/outcome.ts';
import { findingsOf } from '../core/plan/summary.ts';
import type { Plan } from '../core/plan/types.ts';
import type { Drawn, DrawnOutcome } from '../core/report/drawn.ts';
import type { Section } from '../core/report/markdown/comment-section.ts';
import { type DriftMarkdownOptions, driftMarkdown } from '../core/report/markdown/drift-markdown.ts';
import { fenced } from '../core/report/markdown/markdown.ts';
import type { OutcomeMarkdownOptions } from '../core/report/markdown/outcome-head.ts';
import { outcomeMarkdown } from '../core/report/markdown/outcome-markdown.ts';
import { planMarkdown, planReport } from '../core/report/markdown/plan-markdown.ts';
import { drawnText } from '../core/report/terminal/drawn-text.ts';
import type { ReportContext } from './report-context.ts';

/** Where a report stands, and what stands with it. */
interface Form {
  in: 'summary' | 'comment' | 'issue' | 'proposal';
  /** The most characters. */
  limit: number;
  /** Before a plan's last line. */
  extra?: string;
  /** The runs of an apply before this one. */
  runs?: Pick<OutcomeMarkdownOptions, 'runs' | 'runCount' | 'changedInAll' | 'before'>;
  /** The pull request that takes the drift over. */
  adoption?: DriftMarkdownOptions['adoption'];
}

/**
 * A plan, what differs from git, numbers of people, or what an apply did: for GitHub. With the parts of a plan that may
 * share a comment.
 */
export function drawnMarkdown(drawn: Drawn, context: ReportContext, form: Form): Omit<Section, 'marker'> {
  const { limit, extra, runs } = form;
  const { connectors } = drawn;
  const shown = { links: context.links, connectors, limit, all: form.in === 'summary' };
  switch (drawn.what) {
    case 'outcome':
      return { text: outcomeMarkdown(drawn.outcome, { ...shown, ...runs, ...ofApply(drawn, context) }) };
    case 'drift':
      return { text: driftMarkdown(drawn.plan, { ...shown, ...ofDrift(drawn.plan, context, form) }) };
    case 'preview':
      return { text: fenced(logText(drawn).trimEnd().split('\n'), 'text') };
    case 'plan':
      if (form.in === 'comment') return planReport(drawn.plan, { ...shown, extra });
      return { text: planMarkdown(drawn.plan, { ...shown, about: aboutOf(context) }) };
  }
}

/** The same as a terminal shows, where nobody types a command. */
export function logText(drawn: Drawn): string {
  return drawnText(drawn, { colour: false, today: new Date() });
}

function ofApply({ plan, outcome }: DrawnOutcome, { leftAlone, run }: ReportContext) {
  const reviewed = run.event.kind === 'push' && leftAlone === undefined;
  return { plan: plan && appliedOf(plan, outcome), leftAlone, reviewed };
}

/** The plan without what was left alone. */
function appliedOf(plan: Plan, outcome: Outcome): Plan {
  const applied = new Set(outcome.changes.map(({ key }) => key));
  return { ...plan, changes: plan.changes.filter(({ key }) => applied.has(key)) };
}

/** What a pull request takes over is said in it; when it was saved, and what ends soon, stands in the issue. */
function ofDrift(plan: Plan, { commits }: ReportContext, form: Form) {
  const lookedAt = new Date().toISOString();
  if (form.in === 'proposal') return { lookedAt, isProposal: true };
  return { lookedAt, commits, expiring: expiringIn(plan), adoption: form.adoption, isIssue: form.in === 'issue' };
}

/** Partner certificates and signing keys that end soon, or have ended. */
export function expiringIn(plan: Plan): Diagnostic[] {
  return findingsOf(plan).filter(({ code, severity }) => /expir/.test(code) && severity !== 'info');
}

/** Whether a plan speaks of a merge, or of an apply by hand; the plan of a preview is a pull request’s. */
function aboutOf({ run, inputs }: ReportContext): 'merge' | 'now' {
  return run.event.kind === 'pull-request' || inputs.command === 'preview' ? 'merge' : 'now';
}
