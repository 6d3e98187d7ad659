import type { Live } from '../../core/connection/types.ts';
import type { Key } from '../../core/kinds.ts';
import type { Outcome, Step } from '../../core/plan/outcome.ts';
import { isEmpty, isRefused } from '../../core/plan/summary.ts';
import type { Plan } from '../../core/plan/types.ts';
import { endedLine, logLine } from '../../core/report/terminal/progress.ts';
import type { Result, Run } from '../command.ts';
import { type Planned, resultOf } from '../make-plan.ts';
import { applyPlan } from './apply-plan.ts';
import type { Doing } from './execute-change.ts';
import { recoveryFolder } from './recovery.ts';
import { waitingFailure, withLeftAlone } from './waiting.ts';

/** Why a plan must not be applied: its findings, or another digest than the expected one. `what` names it: `the plan`. */
export function refusalOf({ inputs }: Run, plan: Plan, what: string): Result['failure'] {
  if (isRefused(plan)) {
    return { reason: 'plan-refused', message: `${what} can’t be applied as it is; nothing was written` };
  }
  const { expectDigest } = inputs;
  if (expectDigest === undefined || expectDigest === plan.digest) return undefined;
  return {
    reason: 'plan-changed',
    message: `the plan’s digest is ${plan.digest}, not the expected ${expectDigest}; nothing was written`,
    hint: 'the definitions or the server changed since that plan was made: plan again and look at it',
  };
}

/** What of a plan is to be written now, and what is left alone. */
interface Ready {
  ready: Plan;
  waiting: readonly Doing[];
  /** Why this isn't all that was asked for. */
  failure?: Result['failure'];
  /** Documents of a backup that is restored. */
  backup?: ReadonlyMap<Key, Live>;
}

/** The end of `apply` and of `restore`: asks where somebody can be asked, writes, and says what became of it. */
export async function carryOut(
  run: Run,
  planned: Planned,
  { ready, waiting, failure, backup }: Ready,
): Promise<Result> {
  const result = resultOf(planned);
  // Nobody is asked about nothing.
  const isShown = run.confirm !== undefined && !isEmpty(ready);
  const isMeant = !isShown || (await run.confirm?.(result));
  if (!isMeant || (isShown && run.signal.aborted)) return { ...result, isShown, exitCode: 1, failure: notMeant };
  const outcome = await write(run, planned, ready, backup);
  const why = failureOf(outcome) ?? failure ?? waitingFailure(waiting);
  return { ...result, isShown, exitCode: why ? 1 : 0, outcome: withLeftAlone(outcome, waiting), failure: why };
}

const notMeant: Result['failure'] = { reason: 'cancelled', message: 'nobody said yes; nothing was written' };

/** Writes as the inputs say, on the record of whoever started the run. */
function write(run: Run, planned: Planned, plan: Plan, backup: Ready['backup']): Promise<Outcome> {
  const { inputs, progress, step = stepsInLog(progress), signal } = run;
  const { api, connectors, project, diagnostics } = planned;
  // What has to be said before the first write, not after it.
  for (const { code, message } of diagnostics) if (code === 'mixed-cluster') progress(`Warning: ${message}`);
  return applyPlan({
    plan,
    api,
    connectors,
    backup,
    secrets: project.secrets,
    options: {
      onFailure: inputs.onFailure,
      replicate: inputs.replicate ?? project.environment.replicate ?? 'auto',
      replicationTimeoutMs: inputs.replicationTimeoutMs,
      backup: inputs.backup,
      backupArchive: inputs.backupArchive,
      recovery: recoveryFolder(run.variables),
      workingDirectory: inputs.workingDirectory,
    },
    record: recordOf(run),
    progress,
    step,
    signal,
    now: () => new Date(),
  });
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

/** Why an apply that came to its end was not what was wished. */
function failureOf(outcome: Outcome): Result['failure'] {
  if (outcome.complete) return undefined;
  if (outcome.cancelled) return { reason: 'cancelled', message: 'the run was cancelled before everything was done' };
  const { unseen, changes } = outcome;
  if (unseen !== undefined && changes.every(({ status }) => status === 'done')) {
    const message = `everything was written and read back, but one more look at the end was not possible: ${unseen}`;
    return { reason: 'partial-apply', message, hint: 'run a plan: it shows whether everything still stands' };
  }
  return { reason: 'partial-apply', message: 'not everything was applied; the next run goes on from here' };
}

/** So many changes have a line each; a run that is killed has said then what it did. */
const mostAlone = 20;

/** Of more, a log gets a line this often. */
const everyMs = 10_000;

/** Steps for a log, which nobody rewrites: of many changes the failures at once, otherwise how far the run is. */
export function stepsInLog(say: (line: string) => void, now: () => number = Date.now): (step: Step) => void {
  const started = now();
  let last = started;
  return (step) => {
    if (!step.outcome) return;
    if (step.outcome.status !== 'done' || step.total <= mostAlone) say(endedLine(step));
    else if (now() - last >= everyMs) say(logLine(step, now() - started));
    else return;
    last = now();
  };
}
