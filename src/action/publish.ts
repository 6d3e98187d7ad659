import { failureLine } from '../commands/refusal.ts';
import { writeReports } from '../commands/write-reports.ts';
import { drawnOf } from '../core/report/drawn.ts';
import { annotationsOf } from '../core/report/machine/annotations.ts';
import { type Mark, marksOf } from '../core/report/machine/marks.ts';
import { pathInFolder } from '../core/report/markdown/links.ts';
import { renderDiagnostics } from '../core/report/terminal/render-diagnostics.ts';
import { plural } from '../core/wording.ts';
import type { Runner } from '../edges/github/runner.ts';
import type { SafeRunner } from './action-host.ts';
import { logText } from './drawn-markdown.ts';
import type { GitHubSession } from './github-session.ts';
import { sharedHint, sharedWords } from './one-server.ts';
import { type Addresses, outputsOf } from './outputs.ts';
import { isLost, publishImport } from './publish-import.ts';
import type { ReportContext } from './report-context.ts';
import { allFindings, jobSummary } from './summary.ts';

interface Publication {
  runner: SafeRunner;
  session: GitHubSession;
  context: ReportContext;
  cancelled: boolean;
}

/** What is left of GitHub's seven and a half seconds after a cancellation. */
const cancelledMs = 1_500;

/** Reports a result everywhere it belongs, the nearest first, and returns the exit code. */
export async function publish({ runner, session, context: known, cancelled }: Publication): Promise<number> {
  const { result } = known;
  log(runner, known);
  const context = known.inputs.command === 'drift' && !cancelled ? await withCommits(session, known) : known;
  const touched = cancelled ? undefined : await touchedFiles(session, context);
  annotate(runner, context, touched);
  if (result.failure) runner.fail(failureLine(result.failure));
  const isWritten = writeFiles(runner, context);
  await runner
    .summary(jobSummary(context, touched))
    .catch((error) => runner.log(`No job summary: ${String(error.message)}`));
  // Before GitHub is asked: a run that is cancelled meanwhile has handed on what it knows.
  const atOnce = outputsOf(context, {});
  for (const [name, value] of Object.entries(atOnce)) runner.output(name, value);
  const addresses = await within(cancelled ? cancelledMs : undefined, publishOnGitHub(runner, session, context));
  for (const [name, value] of Object.entries(outputsOf(context, addresses ?? {})))
    if (!Object.hasOwn(atOnce, name)) runner.output(name, value);
  const isShared = saysShared(runner, session, context);
  if (session.requestCount > 0) runner.log(`GitHub was asked ${plural(session.requestCount, 'time')}.`);
  return isWritten && !isShared ? exitCode(context, addresses ?? {}) : 1;
}

async function withCommits(session: GitHubSession, context: ReportContext): Promise<ReportContext> {
  const { lastCommits } = await import('./last-commits.ts');
  return { ...context, commits: await lastCommits(session, context) };
}

/** Plans of two environments that are made side by side see each other only when both have written. */
function saysShared(runner: SafeRunner, { sharing }: GitHubSession, { subject, result }: ReportContext): boolean {
  if (sharing.length === 0 || result.failure) return false;
  runner.fail(`${sharedWords(subject, sharing)}; ${sharedHint}`);
  return true;
}

/** The record of an apply that finds no room on the disk stands in the log. */
function writeFiles(runner: SafeRunner, { inputs, result }: ReportContext): boolean {
  const { problems, record } = writeReports(inputs, result, (text) => runner.redactor.redact(text));
  for (const problem of problems) runner.fail(problem);
  if (record !== undefined) runner.log(`What belongs into the outcome file:\n${record}`);
  return problems.length === 0;
}

/** The same text that a terminal shows. */
function log(runner: SafeRunner, { inputs, result, note, unchecked }: ReportContext): void {
  const { diagnostics, sources, text } = result;
  if (note) runner.log(note);
  if (unchecked) runner.log(unchecked);
  if (text !== undefined) runner.log(text);
  if (diagnostics.length > 0) runner.log(renderDiagnostics(diagnostics, { colour: false, sources }));
  const drawn = drawnOf(inputs, result);
  if (drawn) runner.log(logText(drawn));
}

/** The pull request's files, asked only when a finding may lie elsewhere. */
async function touchedFiles(
  session: GitHubSession,
  { run, inputs, result }: ReportContext,
): Promise<ReadonlySet<string> | undefined> {
  const matters = allFindings(result).some(({ severity }) => severity !== 'info');
  if (run.event.kind !== 'pull-request' || !matters) return undefined;
  const files = await session.files();
  const inside = files?.map((file) => pathInFolder(inputs.workingDirectory, file));
  return inside && new Set(inside.filter((file) => file !== undefined));
}

/** Comments and issues. Whatever GitHub refuses here is said, and takes nothing back that was done. */
async function publishOnGitHub(runner: SafeRunner, session: GitHubSession, context: ReportContext): Promise<Addresses> {
  const addresses: Addresses = {};
  const { inputs } = context;
  const redact = (text: string) => runner.redactor.redact(text);
  await runner.attempt('The comment could not be written', async () => {
    if (session.pull === undefined || inputs.comment === 'never' || !concernsComment(context)) return;
    const api = await session.api();
    if (!api) return;
    const { publishComment } = await import('./publish-comment.ts');
    const { cautionOf, peopleProofOf, proofOf } = await import('./prove-plan.ts');
    const [caution, proof] = [await cautionOf(runner, session, context), await proofOf(runner, session, context)];
    const peopleProof = await peopleProofOf(session, context);
    const written = await publishComment({
      api,
      pull: session.pull,
      context: { ...context, caution, proof, peopleProof },
      redact,
      sees: (all) => session.see(all),
    });
    if (written.state !== 'none') addresses.comment = written.url;
    if (written.state === 'none' && inputs.command === 'preview') runner.warn(notInTheComment);
    if (written.state === 'newer-stands') runner.log('A newer run has written the comment already; it stays as it is.');
  });
  if (inputs.command === 'import' && inputs.openPullRequest)
    await publishImport({ runner, session, context, addresses, redact });
  if (inputs.command === 'drift') {
    const { publishDrift } = await import('./publish-drift.ts');
    await publishDrift({ runner, session, context, addresses, redact });
  }
  return addresses;
}

const notInTheComment =
  'The numbers stand in the summary of this run only, because the pull request holds no plan of this commit that is like this run’s: wait for the plan workflow, or run it again, then count once more.';

/** Plans and applies have a comment; a validation only says why there is no plan, where one stood. */
function concernsComment({ inputs, run, note }: ReportContext): boolean {
  if (inputs.command === 'plan' || inputs.command === 'apply' || inputs.command === 'preview') return true;
  return inputs.command === 'validate' && note !== undefined && run.event.kind === 'pull-request' && !run.event.fork;
}

/** The promise's value, or `undefined` when it takes longer. */
async function within<Value>(milliseconds: number | undefined, promise: Promise<Value>): Promise<Value | undefined> {
  if (milliseconds === undefined) return promise;
  return Promise.race([
    promise,
    new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds, undefined).unref()),
  ]);
}

/** Drift that an issue or a pull request tells of isn't a failure; drift that nothing tells of is. */
function exitCode(context: ReportContext, addresses: Addresses): number {
  const { result } = context;
  if (isLost(context, addresses)) return 1;
  if (result.exitCode !== 2) return result.exitCode;
  return addresses.issue || addresses.pullRequest ? 0 : 1;
}

/** GitHub shows ten of a kind from one step; one is kept for the failure itself, and for what the run warns of. */
const mostOfAKind = 9;

/** Marks on their lines, the worst first; what GitHub wouldn't show stands in the log, a line each. */
function annotate(runner: Runner, context: ReportContext, touched: ReadonlySet<string> | undefined): void {
  const { result, inputs } = context;
  const marks = marksOf({ ...result, diagnostics: worthAMark(result.diagnostics, inputs.command) }).map((mark) =>
    said(mark, inputs.command, touched),
  );
  const { shown, left } = annotationsOf(marks, { limit: mostOfAKind, folder: inputs.workingDirectory });
  for (const annotation of shown) runner.annotate(annotation);
  if (left.length > 0) runner.log(left.join('\n'));
}

/** Only an apply needs the secrets: without them a plan isn't wrong, and a mark on every line would be noise. */
function worthAMark(findings: ReportContext['result']['diagnostics'], command: string) {
  return command === 'apply' ? findings : findings.filter(({ code }) => code !== 'secret-not-set');
}

function said(mark: Mark, command: string, touched: ReadonlySet<string> | undefined): Mark {
  const isByApply = command === 'drift' && mark.names.length > 0;
  const elsewhere = touched && !touched.has(mark.place.file) ? " (in a file that this pull request doesn't touch)" : '';
  return { ...mark, message: `${isByApply ? 'By an apply: ' : ''}${mark.message}${elsewhere}` };
}
