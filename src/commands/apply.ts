import { findingsBeforeFirstWrite } from '../core/apply/sendable.ts';
import { type Diagnostic, inReadingOrder } from '../core/diagnostics/diagnostic.ts';
import { carryOut, refusalOf } from './apply/run-apply.ts';
import { withoutWaiting } from './apply/waiting.ts';
import type { Command, Failure, ReviewPlan, Run } from './command.ts';
import { makePlan, type Planned, refused } from './make-plan.ts';
import { countedPlan } from './people/counted-plan.ts';

/** Executes exactly the plan that `plan` prints, verifies it, and reports what became of each change. */
export const apply: Command = async (run) => {
  const attempt = await makePlan(run, new Date());
  if ('stopped' in attempt) return attempt.stopped;
  const uncounted = attempt.planned;
  const refusal = refusalOf(run, uncounted.plan, 'the plan');
  if (refusal) return refused(uncounted, refusal);
  const reviewed = await reviewedBy(run, uncounted);
  const { planned, ready, waiting } = await readyToApply(run, uncounted, reviewed);
  const tooMany = refusalOf(run, planned.plan, 'the plan');
  if (tooMany) return refused(planned, tooMany);
  const { connectors, project } = planned;
  const lacking = findingsBeforeFirstWrite(ready, { connectors, secrets: project.secrets });
  if (lacking.length > 0) return refused(withLacking(planned, lacking), incomplete);
  return carryOut(run, planned, { ready, waiting, failure: reviewed.failure });
};

type Reviewed = Awaited<ReturnType<ReviewPlan>>;

/** What of the plan was reviewed as it is; all of it where nobody reviews. */
async function reviewedBy(run: Run, { plan, connectors }: Planned): Promise<Reviewed> {
  return (await run.review?.(plan, connectors)) ?? { plan };
}

/** What is about to be written, its people counted once more. */
async function readyToApply(run: Run, uncounted: Planned, { plan, people }: Reviewed) {
  const { ready, waiting } = withoutWaiting(plan);
  const within = new Set(ready.changes.map(({ id }) => id));
  const planned = { ...uncounted, plan: await countedPlan(run, uncounted, { within, reviewed: people }) };
  const counted = { ...ready, changes: planned.plan.changes.filter(({ id }) => within.has(id)) };
  return { planned, ready: counted, waiting };
}

/** What is missing is said where it is needed, and not once more as something to come. */
function withLacking(planned: Planned, lacking: readonly Diagnostic[]): Planned {
  const said = planned.diagnostics.filter(({ code }) => code !== 'secret-not-set');
  return { ...planned, diagnostics: inReadingOrder([...said, ...lacking]) };
}

const incomplete: Failure = {
  reason: 'plan-refused',
  message: 'the plan can’t be carried out as a whole; nothing was written',
};
