import type { Action, Change, Counts, Plan } from '../plan/types.ts';
import { plural } from './visible-text.ts';

/** How an action is said: a sign for a log, a mark for Markdown, as something to do, as something done, of a merge. */
interface ActionWords {
  sign: string;
  mark: string;
  toDo: string;
  done: string;
  does: string;
}

export const actionWords: Record<Action, ActionWords> = {
  create: { sign: '+', mark: '🟢', toDo: 'create', done: 'created', does: 'creates' },
  update: { sign: '~', mark: '🟡', toDo: 'update', done: 'updated', does: 'changes' },
  replace: { sign: '±', mark: '🟠', toDo: 'replace', done: 'replaced', does: 'replaces' },
  delete: { sign: '-', mark: '🔴', toDo: 'delete', done: 'deleted', does: 'deletes' },
  'no-op': { sign: ' ', mark: '⚪', toDo: 'leave as it is', done: 'unchanged', does: 'leaves' },
};

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
  if (counts.draft > 0) parts.push(plural(counts.draft, 'draft'));
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
