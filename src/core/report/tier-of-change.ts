import type { Change } from '../plan/types.ts';
import { saysItself } from './change-facts.ts';
import { type Tier, tierOf, worstOf } from './tier.ts';

/** Deleting and replacing can't be undone, unless a sentence of its own says what a deletion means. */
export function tierOfChange(change: Change): Tier {
  const isGone = change.action === 'delete' && !saysItself(change);
  if (isGone || change.action === 'replace') return 'irreversible';
  return worstOf(change.findings.filter(({ severity }) => severity !== 'error').map(tierOf));
}
