import type { Change } from '../plan/types.ts';
import { type Tier, tierOf, worstOf } from './tier.ts';

/** Deleting and replacing can't be undone, whatever the rules say besides. */
export function tierOfChange(change: Change): Tier {
  if (change.action === 'delete' || change.action === 'replace') return 'irreversible';
  return worstOf(change.findings.filter(({ severity }) => severity !== 'error').map(tierOf));
}
