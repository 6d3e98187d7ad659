import { countsOf, findingsOf } from '../core/plan/summary.ts';
import { commentLimit } from '../core/report/markdown/comment-body.ts';
import type { Section, SectionMarker } from '../core/report/markdown/comment-section.ts';
import { diagnosticsMarkdown } from '../core/report/markdown/diagnostics-markdown.ts';
import { shortSha } from '../core/report/markdown/links.ts';
import { alert, codeSpan, escapeMarkdown } from '../core/report/markdown/markdown.ts';
import { outcomeParts } from '../core/report/markdown/outcome-markdown.ts';
import { planParts } from '../core/report/markdown/plan-markdown.ts';
import { reviewedDigests } from '../core/report/markdown/reviewed-plan.ts';
import { countsSentence, effectiveChanges, severitySentence } from '../core/report/plan-words.ts';
import { type Subject, usualFolder } from '../core/report/subject.ts';
import { outcomeSentence } from '../core/report/terminal/render-outcome.ts';
import type { GitHubApi } from '../edges/github/github-api.ts';
import { appliedOf } from './applied-plan.ts';
import { applyRecord, withRuns } from './apply-record.ts';
import type { ReportContext } from './report-context.ts';
import { type SectionResult, type WriteSection, writeSection } from './sticky-comment.ts';
import { failureBox } from './summary.ts';

/** A section may take so much; the comment's own marks need the rest. */
const sectionLimit = commentLimit - 1_500;

/** Writes the run's result into the pull request's comment, in the place of what stood there for the environment. */
export async function publishComment(input: {
  api: GitHubApi;
  pull: number;
  context: ReportContext;
  /** Takes known secrets out of a text. */
  redact(text: string): string;
  settleMs?: number | undefined;
  sees?: WriteSection['sees'];
}): Promise<SectionResult> {
  const { api, pull, context, redact, settleMs, sees } = input;
  const write = (standing: Section | undefined): Section => {
    const { marker, head, details } = sectionOf(context, standing);
    return { marker, head: redact(head), details: redact(details) };
  };
  const create = isWorthAComment(context);
  const by = baseMarker(context);
  const more = { ...(settleMs === undefined ? {} : { settleMs }), ...(sees ? { sees } : {}) };
  return writeSection({ api, pull, by, write, create, ...more });
}

/** No comment is made when nothing changes; one that stands is updated. */
function isWorthAComment({ inputs, result, note }: ReportContext): boolean {
  if (inputs.comment === 'always') return true;
  if (note) return false;
  if (result.failure || result.outcome) return true;
  return (
    result.plan !== undefined &&
    (effectiveChanges(result.plan).length > 0 || findingsOf(result.plan).some(({ severity }) => severity !== 'info'))
  );
}

function baseMarker({ subject, run }: ReportContext): Subject & Pick<SectionMarker, 'run' | 'attempt' | 'head'> {
  return { ...subject, run: run.runId, attempt: run.attempt, head: run.head };
}

/** The plan, the outcome, or what went wrong with what stood there before. */
export function sectionOf(context: ReportContext, standing: Section | undefined): Section {
  const { result } = context;
  if (result.outcome) return outcomeSection(context, standing);
  if (result.plan && (!result.failure || result.failure.reason === 'plan-refused')) return planSection(context);
  return problemSection(context, standing);
}

function planSection(context: ReportContext): Section {
  const { result, links, proof, caution } = context;
  const plan = result.plan as NonNullable<typeof result.plan>;
  const { head, details } = planParts(plan, { links, connectors: result.connectors, limit: sectionLimit - 1_000 });
  const findings = severitySentence(findingsOf(plan).map(({ severity }) => severity));
  const changes = reviewedDigests(plan);
  const counts = countsOf(plan);
  const room = sectionLimit - (changes?.length ?? 0) - (proof?.length ?? 0) - (caution?.length ?? 0);
  const fits = head.length + details.length <= room;
  const parts = fits
    ? { head, details }
    : planParts(plan, { links, connectors: result.connectors, limit: room - 1_000 });
  return {
    marker: {
      ...baseMarker(context),
      kind: 'plan',
      reviewed: [{ shard: context.subject.shard, digest: plan.digest, changes, proof }],
      overview: `${countsSentence(counts)}${findings ? `; ${findings}` : ''}`,
      counts: [counts.create, counts.update, counts.replace, counts.delete],
    },
    head: [titled(parts.head, context), caution ?? ''].filter((part) => part !== '').join('\n\n'),
    details: parts.details,
  };
}

/** The first line says which folder and shard the section is about. */
function titled(head: string, { subject }: ReportContext): string {
  return head.replace(/$/m, () => whereIn(subject));
}

function whereIn({ folder = usualFolder, shard }: Subject): string {
  return `${folder === usualFolder ? '' : `, in ${codeSpan(folder)}`}${shard ? `, shard ${shard}` : ''}`;
}

/** What was reviewed stays in the marker, so that the job can be run again. */
function outcomeSection(context: ReportContext, standing: Section | undefined): Section {
  const { result, links, leftAlone } = context;
  const outcome = result.outcome as NonNullable<typeof result.outcome>;
  const planDetails =
    result.plan &&
    planParts(appliedOf(result.plan, outcome), { links, connectors: result.connectors, limit: sectionLimit / 2 })
      .details;
  const parts = outcomeParts(outcome, {
    links,
    limit: sectionLimit / 2,
    ...(planDetails ? { planDetails } : {}),
    ...(leftAlone ? { leftAlone } : {}),
  });
  const record = applyRecord(context, standing, new Date());
  return {
    marker: {
      ...baseMarker(context),
      kind: 'outcome',
      reviewed: standing?.marker.reviewed,
      runs: record.runs,
      overview: outcomeSentence(outcome),
    },
    head: withRuns(titled(parts.head, context), record),
    details: [parts.details, record.before].filter((part) => part !== '').join('\n\n'),
  };
}

/** What went wrong, over what stood there before, which is outdated now. */
function problemSection(context: ReportContext, standing: Section | undefined): Section {
  const { result, links, note, leftAlone } = context;
  const what =
    context.inputs.command === 'apply' ? 'Nothing was applied' : note ? 'No plan' : 'The plan could not be made';
  const head = [
    `### ${note && !result.failure ? '⚪' : '❌'} ${what} on ${codeSpan(context.subject.environment)}${whereIn(context.subject)}`,
    failureBox(result),
    note ? alert('NOTE', [escapeMarkdown(note)]) : '',
    leftAlone ?? '',
    diagnosticsMarkdown(result.diagnostics, { links, limit: 12_000 }),
    `<sub>commit ${codeSpan(shortSha(context.run.head))} · [job summary](${links.run})</sub>`,
  ].filter((part) => part !== '');
  const isApply = context.inputs.command === 'apply';
  const record = isApply ? applyRecord(context, standing, new Date()) : undefined;
  return {
    marker: {
      ...baseMarker(context),
      kind: 'problem',
      reviewed: isApply ? standing?.marker.reviewed : undefined,
      runs: record?.runs,
      overview: result.failure ? '❌ failed' : 'not planned',
    },
    head: record ? withRuns(head.join('\n\n'), record) : head.join('\n\n'),
    details: record?.before || (standing ? outdatedDetails(standing) : ''),
  };
}

function outdatedDetails(standing: Section): string {
  if (standing.marker.kind === 'problem') return standing.details;
  const title = `Outdated: computed for <code>${shortSha(standing.marker.head)}</code>`;
  const content = [standing.head, standing.details].filter((part) => part !== '').join('\n\n');
  return `<details><summary>${title}</summary>\n\n${content.length <= 40_000 ? content : standing.head}\n\n</details>`;
}
