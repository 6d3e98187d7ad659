import { failureOf, refusalOf, runApply } from './apply/run-apply.ts';
import type { Command } from './command.ts';
import { makePlan, resultOf } from './make-plan.ts';

/** Executes exactly the plan that `plan` prints, verifies it, and reports what became of each change. */
export const apply: Command = async (run) => {
  const attempt = await makePlan(run, new Date());
  if ('stopped' in attempt) return attempt.stopped;
  const { planned } = attempt;
  const refusal = refusalOf(run, planned.plan, 'the plan');
  if (refusal) return { ...resultOf(planned), exitCode: 1, failure: refusal };
  const reviewed = (await run.review?.(planned.plan, planned.connectors)) ?? { plan: planned.plan };
  const { api, connectors, project } = planned;
  const outcome = await runApply(run, { plan: reviewed.plan, api, connectors, project });
  const failure = failureOf(outcome) ?? reviewed.failure;
  return { ...resultOf(planned), exitCode: failure ? 1 : 0, outcome, ...(failure ? { failure } : {}) };
};
