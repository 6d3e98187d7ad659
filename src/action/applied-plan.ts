import type { Outcome } from '../core/plan/outcome.ts';
import type { Plan } from '../core/plan/types.ts';

/** The plan without what was left alone. */
export function appliedOf(plan: Plan, outcome: Outcome): Plan {
  const applied = new Set(outcome.changes.map(({ id }) => id));
  return { ...plan, changes: plan.changes.filter(({ id }) => applied.has(id)) };
}
