import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Action, Change, Counts, Plan } from './types.ts';

/** How many connections each action concerns. */
export function countsOf(plan: Plan): Counts {
  const counts: Counts = { create: 0, update: 0, replace: 0, delete: 0, 'no-op': 0, draft: 0 };
  for (const change of plan.changes) counts[isDraft(change) ? 'draft' : change.action]++;
  return counts;
}

/** A definition that nobody finished: nothing of it is written. */
export function isDraft(change: Change): boolean {
  return change.action === 'no-op' && change.draft !== undefined;
}

/** True when it waits for a yes, or for another change that does: an apply leaves it alone. */
export function isWaiting({ waits = [], waitsFor = [] }: Pick<Change, 'waits' | 'waitsFor'>): boolean {
  return waits.length + waitsFor.length > 0;
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

/** The changes of a plan, or of an outcome, that do something, in the order of execution. */
export function effectiveChanges<One extends { action: Action }>({ changes }: { changes: readonly One[] }): One[] {
  return changes.filter(({ action }) => action !== 'no-op');
}
