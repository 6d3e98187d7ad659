import { findingsBeforeFirstWrite } from '../core/apply/sendable.ts';
import { inReadingOrder } from '../core/diagnostics/diagnostic.ts';
import { asked, notMeant } from './apply/question.ts';
import { failureOf, refusalOf, runApply } from './apply/run-apply.ts';
import { waitingFailure, withLeftAlone, withoutWaiting } from './apply/waiting.ts';
import type { Command, Result, ReviewPlan, Run } from './command.ts';
import { makePlan, type Planned, resultOf } from './make-plan.ts';
import { countedPlan } from './people/counted-plan.ts';

/** Executes exactly the plan that `plan` prints, verifies it, and reports what became of each change. */
export const apply: Command = async (run) => {
  const attempt = await makePlan(run, new Date());
  if ('stopped' in attempt) return attempt.stopped;
  const uncounted = attempt.planned;
  const refusal = refusalOf(run, uncounted.plan, 'the plan');
  if (refusal) return { ...resultOf(uncounted), exitCode: 1, failure: refusal };
  const reviewed = await reviewedBy(run, uncounted);
  const { planned, ready, waiting, tooMany } = await readyToApply(run, uncounted, reviewed);
  if (tooMany) return { ...resultOf(planned), exitCode: 1, failure: tooMany };
  const { api, connectors, project } = planned;
  const lacking = findingsBeforeFirstWrite(ready, { connectors, secrets: project.secrets });
  if (lacking.length > 0) {
    const said = planned.diagnostics.filter(({ code }) => code !== 'secret-not-set');
    const diagnostics = inReadingOrder([...said, ...lacking]);
    return { ...resultOf(planned), diagnostics, exitCode: 1, failure: incomplete };
  }
  const question = await asked(run, ready, resultOf(planned));
  if (question.isRefused) return { ...resultOf(planned), isShown: true, exitCode: 1, failure: notMeant };
  const outcome = await runApply(run, { plan: ready, api, connectors, project, diagnostics: planned.diagnostics });
  const failure = failureOf(outcome) ?? reviewed.failure ?? waitingFailure(waiting);
  const record = withLeftAlone(outcome, waiting);
  const { isShown } = question;
  return { ...resultOf(planned), isShown, exitCode: failure ? 1 : 0, outcome: record, failure };
};

type Reviewed = Awaited<ReturnType<ReviewPlan>>;

/** What of the plan was reviewed as it is; all of it where nobody reviews. */
async function reviewedBy(run: Run, { plan, connectors }: Planned): Promise<Reviewed> {
  return (await run.review?.(plan, connectors)) ?? { plan };
}

/** What is about to be written, its people counted once more; and why it isn't when too many of them are concerned. */
async function readyToApply(run: Run, uncounted: Planned, { plan, people }: Reviewed) {
  const { ready, waiting } = withoutWaiting(plan);
  const within = new Set(ready.changes.map(({ id }) => id));
  const planned = { ...uncounted, plan: await countedPlan(run, uncounted, { within, reviewed: people }) };
  const counted = { ...ready, changes: planned.plan.changes.filter(({ id }) => within.has(id)) };
  return { planned, ready: counted, waiting, tooMany: refusalOf(run, planned.plan, 'the plan') };
}

const incomplete: Result['failure'] = {
  reason: 'plan-refused',
  message: 'the plan can’t be carried out as a whole; nothing was written',
};
