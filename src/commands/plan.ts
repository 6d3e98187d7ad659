import { isEmpty, isRefused } from '../core/plan/summary.ts';
import type { Command, Result, Run } from './command.ts';
import { makePlan, notApplicable, type Planned, refused, resultOf } from './make-plan.ts';
import { countedPlan } from './people/counted-plan.ts';

/** Desired against live: what would change, and what is dangerous about it. Writes nothing. */
export const plan: Command = async (run) => {
  const attempt = await makePlan(run, new Date());
  if ('stopped' in attempt) return attempt.stopped;
  const planned = { ...attempt.planned, plan: await countedPlan(run, attempt.planned) };
  return planResult(planned, run.inputs.detailedExitcode && !isEmpty(planned.plan) ? 2 : 0);
};

/** A plan whose emptiness is the result. */
export const drift: Command = async (run: Run) => {
  const attempt = await makePlan(run, new Date());
  if ('stopped' in attempt) return attempt.stopped;
  return planResult(attempt.planned, isEmpty(attempt.planned.plan) ? 0 : 2);
};

function planResult(planned: Planned, exitCode: 0 | 2): Result {
  if (isRefused(planned.plan)) return refused(planned, notApplicable);
  return { ...resultOf(planned), exitCode };
}
