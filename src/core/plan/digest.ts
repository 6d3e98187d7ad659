import { canonicalJson, digestOf } from '../connection/canonical.ts';
import { secretReferences } from '../connection/secrets/secret-references.ts';
import type { Desired, Difference } from '../connection/types.ts';
import type { Json } from '../document/json.ts';
import { pathText } from '../document/path.ts';
import { effectiveChanges } from './summary.ts';
import type { Change, Plan } from './types.ts';

/**
 * The digest of one change: over what would be done, not over how the definition says it. Findings, places, dates,
 * `location` and encrypted values have no part in it; a secret counts by its reference.
 */
export function digestOfChange(change: Omit<Change, 'digest'>): string {
  const { action, id, name, entityId } = change;
  // What was reviewed of connections before there were other kinds stays reviewed.
  const kind = change.kind === 'SpConnection' ? undefined : change.kind;
  if (action === 'no-op') return digestOf({ action, kind, id });
  const more = change as Partial<Extract<Change, { action: 'replace' }>>;
  return digestOf({
    action,
    kind,
    id,
    name,
    entityId,
    reason: more.reason,
    via: more.via && { name: more.via.name, entityId: more.via.entityId },
    differences: more.differences?.map(differenceAsText).sort(),
    secrets: more.desired && secretsOf(more.desired),
  });
}

/** The digest of a plan: its changes in order. What is already as it should be doesn't count. */
export function digestOfPlan(plan: Omit<Plan, 'digest'>): string {
  const changes = effectiveChanges(plan).map(({ digest }) => digest);
  return digestOf({ environment: plan.environment, changes });
}

/** What a difference is, however its definition says it: equal for equal ones. */
export function differenceAsText({ kind, path, live, desired, secret }: Difference): string {
  return canonicalJson({ kind, path: pathText(path), live, desired, secret });
}

/** Each reference to a secret, which an apply would send again. */
function secretsOf(desired: Desired): Json {
  return secretReferences(desired)
    .map(({ text }) => text)
    .sort();
}
