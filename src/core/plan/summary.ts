import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Counts, Plan } from './types.ts';

/** How many connections each action concerns. */
export function countsOf(plan: Plan): Counts {
  const counts: Counts = { create: 0, update: 0, replace: 0, delete: 0, 'no-op': 0 };
  for (const { action } of plan.changes) counts[action]++;
  return counts;
}

/** True when the server already is as the definitions say. */
export function isEmpty(plan: Plan): boolean {
  return plan.changes.every(({ action }) => action === 'no-op');
}

/** True when a finding of the plan or of one of its changes forbids to apply it. */
export function isRefused(plan: Plan): boolean {
  return hasErrors(findingsOf(plan));
}

/** Every finding: those about the plan as a whole, then those of each change, in order. */
export function findingsOf(plan: Plan): Diagnostic[] {
  return [...plan.findings, ...plan.changes.flatMap(({ findings }) => findings)];
}
