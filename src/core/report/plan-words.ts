import type { Action, Change, Counts, Plan } from '../plan/types.ts';
import { plural } from './visible-text.ts';

/** The closed vocabulary of a plan, with its sign and its word as something to do and as something done. */
export const actionWords: Record<Action, { sign: string; toDo: string; done: string }> = {
  create: { sign: '+', toDo: 'create', done: 'created' },
  update: { sign: '~', toDo: 'update', done: 'updated' },
  replace: { sign: '±', toDo: 'replace', done: 'replaced' },
  delete: { sign: '-', toDo: 'delete', done: 'deleted' },
  'no-op': { sign: ' ', toDo: 'leave as it is', done: 'unchanged' },
};

/** How many connections of each action. */
export function countsIn(plan: Plan): Counts {
  const counts: Counts = { create: 0, update: 0, replace: 0, delete: 0, 'no-op': 0 };
  for (const change of plan.changes) counts[change.action] += 1;
  return counts;
}

/** The changes that do something, in the order of execution. */
export function effectiveChanges(plan: Plan): Change[] {
  return plan.changes.filter((change) => change.action !== 'no-op');
}

/** `1 to create, 2 to update, 40 unchanged`; what is zero is left out. */
export function countsSentence(counts: Counts): string {
  const parts = (['create', 'update', 'replace', 'delete'] as const)
    .filter((action) => counts[action] > 0)
    .map((action) => `${counts[action]} to ${actionWords[action].toDo}`);
  if (counts['no-op'] > 0) parts.push(`${counts['no-op']} unchanged`);
  return parts.length > 0 ? parts.join(', ') : 'no connections';
}

/** `2 errors, 1 warning`; empty when there is none. */
export function severitySentence(severities: readonly ('error' | 'warning' | 'info')[]): string {
  const count = (severity: string) => severities.filter((one) => one === severity).length;
  return [
    count('error') > 0 && plural(count('error'), 'error'),
    count('warning') > 0 && plural(count('warning'), 'warning'),
    count('info') > 0 && plural(count('info'), 'note'),
  ]
    .filter((part) => part !== false)
    .join(', ');
}
