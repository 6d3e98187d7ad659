import { effectiveChanges } from '../core/plan/summary.ts';
import { codeSpan } from '../core/report/markdown/markdown.ts';
import { packedPeople } from '../core/report/markdown/reviewed-people.ts';
import { reviewedDigests } from '../core/report/markdown/reviewed-plan.ts';
import type { SafeRunner } from './action-host.ts';
import { audienceOf, packToken } from './attestation.ts';
import type { GitHubSession } from './github-session.ts';
import { peopleAudience } from './people-proof.ts';
import { doubtAboutFiles } from './proven-review.ts';
import type { ReportContext } from './report-context.ts';

/** True when an apply may go by what this run leaves in the pull request: a plan that changes something. */
function isForAnApply({ run, inputs, result }: ReportContext): boolean {
  return run.event.kind === 'pull-request' && inputs.command === 'plan' && isCommented({ inputs, result });
}

function isCommented({ inputs, result }: Pick<ReportContext, 'inputs' | 'result'>): boolean {
  return (
    inputs.comment !== 'never' &&
    result.failure === undefined &&
    result.plan !== undefined &&
    effectiveChanges(result.plan).length > 0
  );
}

/** GitHub's word that this job counted these people, packed for the comment. Without it the apply compares with nothing. */
export async function peopleProofOf(session: GitHubSession, context: ReportContext): Promise<string | undefined> {
  const { run, subject, result, inputs } = context;
  const numbers = result.plan && packedPeople(result.plan, inputs.directorySmallestCount);
  if (inputs.command !== 'preview' || numbers === undefined || !run.mayProve) return undefined;
  try {
    return packToken(await session.signed(peopleAudience({ subject, head: run.head, numbers })));
  } catch {
    return undefined;
  }
}

/** GitHub's word that this job made this plan, packed for the comment; `undefined` where none is needed or can be had. */
export async function proofOf(
  runner: SafeRunner,
  session: GitHubSession,
  context: ReportContext,
): Promise<string | undefined> {
  const { run, subject, result } = context;
  if (!result.plan || !isForAnApply(context)) return undefined;
  if (!run.mayProve) {
    runner.warn(
      'An apply will leave everything of this plan alone, because nothing proves that this job made it; add `id-token: write` under `permissions:` of the job',
    );
    return undefined;
  }
  const { digest } = result.plan;
  const attested = { subject, head: run.head, digest, changes: reviewedDigests(result.plan) };
  try {
    return packToken(await session.signed(audienceOf(attested)));
  } catch (error) {
    const said = String((error as Error).message)
      .split('\n')
      .join(' ');
    runner.warn(`An apply will leave everything of this plan alone, because GitHub signed nothing: ${said}`);
    return undefined;
  }
}

/** Says at the plan already why an apply won't go by it, as Markdown; `undefined` when nothing stands in its way. */
export async function cautionOf(
  runner: SafeRunner,
  session: GitHubSession,
  context: ReportContext,
): Promise<string | undefined> {
  const isPreview = context.inputs.command === 'preview' && isCommented(context);
  if (!isPreview && !isForAnApply(context)) return undefined;
  const doubt = doubtAboutFiles((await session.files()) ?? []);
  if (!doubt) return undefined;
  runner.warn(`An apply will leave everything of this plan alone, because ${doubt.why}; ${doubt.fix}`);
  const file = doubt.file ? `this pull request changes ${codeSpan(doubt.file)}` : doubt.why;
  return `> [!IMPORTANT]\n> Merging this applies nothing, because ${file}. To be applied, ${doubt.fix}.`;
}
