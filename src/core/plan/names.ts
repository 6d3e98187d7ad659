import { identitiesOf, identityText } from './identity.ts';
import type { UndigestedChange } from './types.ts';

/** What an object is called now and gives up in this plan, and its place when it goes. */
export function freedBy(change: UndigestedChange): string[] {
  if (change.action === 'create' || change.action === 'no-op') return [];
  const kept = new Set(change.action === 'delete' ? [] : takenBy(change));
  const freed = identitiesOf(change.kind, change.live).map(identityText);
  const place = change.action === 'delete' ? [`place ${change.key}`] : [];
  return [...freed.filter((identity) => !kept.has(identity)), ...place];
}

/** What an object is called when the plan is done, and whose place it takes. */
export function takenBy(change: UndigestedChange): string[] {
  if (change.action === 'delete' || change.action === 'no-op') return [];
  const place = change.action === 'create' && change.succeeds ? [`place ${change.succeeds}`] : [];
  return [...identitiesOf(change.kind, change.desired.document).map(identityText), ...place];
}
