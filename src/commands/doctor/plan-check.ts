import { type Diagnostic, hintOf } from '../../core/diagnostics/diagnostic.ts';
import { effectiveChanges, findingsOf } from '../../core/plan/summary.ts';
import type { Plan } from '../../core/plan/types.ts';
import { plural } from '../../core/wording.ts';
import type { Run } from '../command.ts';
import { makePlan, type PlanAttempt } from '../make-plan.ts';
import { type Check, fine, problem } from './check.ts';

/** What `plan` would say stands in the way, and whether planning twice comes to the same. */
export async function checkPlans(run: Run, now: Date): Promise<Check[]> {
  const first = await makePlan(run, now);
  const errors = errorsOf(first);
  if (errors.length > 0) return refusals(errors);
  if ('stopped' in first) return [problem('plan', 'no plan can be made', 'pfconn plan says why')];
  const second = await makePlan(run, now);
  if ('stopped' in second || first.planned.plan.digest !== second.planned.plan.digest) {
    const todo = 'somebody is changing the server right now; run it again, else report it';
    return [problem('plan', 'two plans in a row differ', todo)];
  }
  return [fine('plan', `two plans in a row are equal: ${changesIn(first.planned.plan)}`)];
}

/** The errors of the files against this server, or else those for which an apply would refuse the plan. */
function errorsOf(attempt: PlanAttempt): Diagnostic[] {
  const all = 'stopped' in attempt ? attempt.stopped.diagnostics : findingsOf(attempt.planned.plan);
  return all.filter(({ severity }) => severity === 'error');
}

/** One line can't hold more, and whoever has more to mend begins with these. */
const mostShown = 20;

function refusals(errors: readonly Diagnostic[]): Check[] {
  const shown = errors.slice(0, mostShown).map((error) => {
    const { file, line } = error.place;
    return problem('plan', error.message, hintOf(error), `${file}:${line}`);
  });
  if (errors.length <= mostShown) return shown;
  const more = plural(errors.length - mostShown, 'more error');
  return [...shown, problem('plan', `and ${more}`, 'pfconn plan shows each at its line')];
}

function changesIn(plan: Plan): string {
  const count = effectiveChanges(plan).length;
  return count === 0 ? 'nothing to change' : plural(count, 'change');
}
