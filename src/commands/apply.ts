import type { Outcome } from '../core/plan/outcome.ts';
import { isRefused } from '../core/plan/summary.ts';
import { applyPlan } from './apply/apply-plan.ts';
import type { Command, Result, Run } from './command.ts';
import { makePlan, type Planned } from './make-plan.ts';

/** Executes exactly the plan that `plan` prints, verifies it, and reports what became of each change. */
export const apply: Command = async (run) => {
  const attempt = await makePlan(run, new Date());
  if ('stopped' in attempt) return attempt.stopped;
  const { planned } = attempt;
  const refusal = refusalOf(run, planned);
  if (refusal) return { ...common(planned), exitCode: 1, failure: refusal };
  const reviewed = (await run.review?.(planned.plan, planned.connectors)) ?? { plan: planned.plan };
  const outcome = await applyPlan({
    plan: reviewed.plan,
    api: planned.api,
    connectors: planned.connectors,
    secrets: planned.project.secrets,
    options: {
      onFailure: run.inputs.onFailure,
      replicate: run.inputs.replicate ?? planned.project.environment.replicate ?? 'auto',
      replicationTimeoutMs: run.inputs.replicationTimeoutMs,
      backup: run.inputs.backup,
      backupArchive: run.inputs.backupArchive,
      workingDirectory: run.inputs.workingDirectory,
    },
    record: recordOf(run),
    progress: run.progress,
    signal: run.signal,
    now: () => new Date(),
  });
  const failure = failureOf(outcome) ?? reviewed.failure;
  return { ...common(planned), exitCode: failure ? 1 : 0, outcome, ...(failure ? { failure } : {}) };
};

function common({ plan, project, diagnostics, connectors }: Planned): Omit<Result, 'exitCode'> {
  return { diagnostics, sources: project.sources, definitions: project.files, plan, connectors };
}

function refusalOf(run: Run, { plan }: Planned): Result['failure'] {
  const { expectDigest } = run.inputs;
  if (isRefused(plan))
    return { reason: 'plan-refused', message: 'the plan can’t be applied as it is; nothing was written' };
  if (expectDigest === undefined || expectDigest === plan.digest) return undefined;
  return {
    reason: 'plan-changed',
    message: `the plan’s digest is ${plan.digest}, not the expected ${expectDigest}; nothing was written`,
    hint: 'the definitions or the server changed since that plan was made: plan again and look at it',
  };
}

/** Who did it, for what commit, in which run: from GitHub, or whoever sits at this machine. */
function recordOf({ variables }: Run) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = variables;
  return {
    actor: variables.GITHUB_TRIGGERING_ACTOR || variables.GITHUB_ACTOR || variables.USER || variables.USERNAME,
    commit: variables.GITHUB_SHA,
    run: server && repository && id ? `${server}/${repository}/actions/runs/${id}` : undefined,
  };
}

function failureOf(outcome: Outcome): Result['failure'] {
  if (outcome.complete) return undefined;
  if (outcome.cancelled) return { reason: 'cancelled', message: 'the run was cancelled before everything was done' };
  return { reason: 'partial-apply', message: 'not everything was applied; the next run goes on from here' };
}
