import type { Change, Plan } from '../plan/types.ts';
import { plural } from './visible-text.ts';

/** The changes that do something, in the order of execution. */
export function effectiveChanges(plan: Plan): Change[] {
  return plan.changes.filter((change) => change.action !== 'no-op');
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
