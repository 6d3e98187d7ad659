import { redactedTexts } from '../commands/redacted-result.ts';
import { effectiveChanges, findingsOf } from '../core/plan/summary.ts';
import { type DrawnOutcome, type DrawnPlan, drawnOf } from '../core/report/drawn.ts';
import { fitSections, joinBlocks } from '../core/report/markdown/blocks.ts';
import { commentLimit } from '../core/report/markdown/comment-body.ts';
import { planOverview } from '../core/report/markdown/comment-overview.ts';
import type { Section, SectionMarker } from '../core/report/markdown/comment-section.ts';
import { shortSha } from '../core/report/markdown/links.ts';
import { codeSpan } from '../core/report/markdown/markdown.ts';
import { outdatedFold } from '../core/report/markdown/outdated.ts';
import { packedPeople } from '../core/report/markdown/reviewed-people.ts';
import { reviewedDigests } from '../core/report/markdown/reviewed-plan.ts';
import { outcomeSentence } from '../core/report/outcome-words.ts';
import { type Subject, usualFolder } from '../core/report/subject.ts';
import type { GitHubApi } from '../edges/github/github-api.ts';
import { applyRecord } from './apply-record.ts';
import { drawnMarkdown } from './drawn-markdown.ts';
import { problemBlocks } from './problem.ts';
import type { ReportContext } from './report-context.ts';
import { type SectionResult, type WriteSection, writeSection } from './sticky-comment.ts';

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
  const write = (standing: Section | undefined): Section | undefined => {
    const section =
      context.inputs.command === 'preview' ? countedSection(context, standing) : sectionOf(context, standing);
    return (
      section && { marker: section.marker, ...redactedTexts({ text: section.text, parts: section.parts }, redact) }
    );
  };
  const create = context.inputs.command !== 'preview' && isWorthAComment(context);
  const by = baseMarker(context);
  return writeSection({ api, pull, by, write, create, settleMs, sees });
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
  const { inputs, result } = context;
  const drawn = drawnOf(inputs, result);
  if (drawn?.what === 'outcome') return outcomeSection(drawn, context, standing);
  if (drawn?.what === 'plan' && (!result.failure || result.failure.reason === 'plan-refused'))
    return inputs.command === 'apply' ? refusedSection(drawn, context, standing) : planSection(drawn, context);
  return problemSection(context, standing);
}

/** @param more stands before the last line, beside a caution */
function planSection(drawn: DrawnPlan, context: ReportContext, more = ''): Section {
  const { proof, caution, subject } = context;
  const { plan } = drawn;
  const digests = reviewedDigests(plan);
  const extra = [caution ?? '', more || howToCount(context)].filter((text) => text !== '').join('\n\n');
  const limit = sectionLimit - (digests?.length ?? 0) - (proof?.length ?? 0) - extra.length;
  const { text, parts } = drawnMarkdown(drawn, context, { in: 'comment', limit, extra });
  return {
    marker: {
      ...baseMarker(context),
      kind: 'plan',
      reviewed: [{ shard: subject.shard, digest: plan.digest, changes: digests, proof }],
      ...planOverview(plan),
    },
    text: titled(text, context),
    parts,
  };
}

/**
 * The plan that stands there, with the numbers of people. It must be this very plan, of this commit: what was proved of it
 * stays, and an apply goes by that.
 */
function countedSection(context: ReportContext, standing: Section | undefined): Section | undefined {
  const drawn = drawnOf(context.inputs, context.result);
  const plan = drawn?.plan;
  const { kind, head, reviewed } = standing?.marker ?? {};
  const isSame = reviewed?.some(({ digest }) => digest === plan?.digest);
  if (!plan || !isSame || kind !== 'plan' || head !== context.run.head) return undefined;
  const { marker, ...report } = planSection({ ...drawn, what: 'plan', plan }, context, countedLine(context));
  const numbers = packedPeople(plan, context.inputs.directorySmallestCount);
  const { peopleProof: proof } = context;
  // An apply takes numbers without a proof for tampered ones.
  const people = numbers === undefined || proof === undefined ? undefined : { numbers, proof };
  return { marker: { ...marker, reviewed, people }, ...report };
}

/** An apply that was refused: what was reviewed and proved stays, so that it can be started again with another limit. */
function refusedSection(drawn: DrawnPlan, context: ReportContext, standing: Section | undefined): Section {
  const { marker, ...report } = planSection(drawn, context);
  const { reviewed, people } = standing?.marker ?? {};
  return { marker: { ...marker, reviewed, people }, ...report };
}

/** For which commit people were counted, and who asked. */
function countedLine({ run, countedBy = '', peopleProof }: ReportContext): string {
  const compared = peopleProof
    ? 'The apply counts again, and stops when many more leave, join or are disabled.'
    : 'The apply counts again and compares with nothing: GitHub signed none of these numbers (`id-token: write`).';
  return `People were counted for ${codeSpan(shortSha(run.head))}; ${codeSpan(countedBy)} started it. ${compared}`;
}

/** Which commit to look at and to name, where people could be counted and nobody has. Its page has all of its digits to copy. */
function howToCount({ run, links, inputs, result }: ReportContext): string {
  const isOpen = result.plan?.changes.some(({ people }) => people?.state === 'not-counted') ?? false;
  if (!isOpen || inputs.command !== 'plan' || run.event.kind !== 'pull-request') return '';
  const short = codeSpan(shortSha(run.head));
  const commit = links.commit ? `[${short}](${links.commit.url})` : short;
  return `To have the people counted, somebody else than who wrote this looks at ${commit} and starts *preview* with all 40 digits of it.`;
}

/** The first line says which folder and shard the section is about. */
function titled(text: string, { subject }: ReportContext): string {
  return text.replace(/$/m, () => whereIn(subject));
}

function whereIn({ folder = usualFolder, shard }: Subject): string {
  return `${folder === usualFolder ? '' : `, in ${codeSpan(folder)}`}${shard ? `, shard ${shard}` : ''}`;
}

/** What was reviewed stays in the marker, so that the job can be run again. */
function outcomeSection(drawn: DrawnOutcome, context: ReportContext, standing: Section | undefined): Section {
  const record = applyRecord(context, standing, new Date());
  const { table, runs, changed, before } = record;
  const { text } = drawnMarkdown(drawn, context, {
    in: 'comment',
    limit: sectionLimit,
    runs: { runs: table, runCount: runs.length, changedInAll: changed, before },
  });
  return {
    marker: {
      ...baseMarker(context),
      kind: 'outcome',
      reviewed: standing?.marker.reviewed,
      people: standing?.marker.people,
      runs,
      overview: outcomeSentence(drawn.outcome),
    },
    text: titled(text, context),
  };
}

/** What went wrong, over what stood there before, which is outdated now. */
function problemSection(context: ReportContext, standing: Section | undefined): Section {
  const { result } = context;
  const isApply = context.inputs.command === 'apply';
  const record = isApply ? applyRecord(context, standing, new Date()) : undefined;
  const outdated = standing && !isApply ? outdatedFold(standing.text, standing.marker.head) : '';
  const text = joinBlocks(
    problemBlocks(context, { most: mostMistakes, runs: record?.table, before: record?.before || outdated }),
  );
  return {
    marker: {
      ...baseMarker(context),
      kind: 'problem',
      reviewed: isApply ? standing?.marker.reviewed : undefined,
      people: isApply ? standing?.marker.people : undefined,
      runs: record?.runs,
      overview: result.failure ? 'failed' : 'not planned',
    },
    text: fitSections([titled(text, context)], sectionLimit)[0] ?? '',
  };
}

/** A comment shows so many mistakes; the job summary has them all. */
const mostMistakes = 20;
