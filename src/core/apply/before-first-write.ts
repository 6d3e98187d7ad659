import type { LiveConnection } from '../connection/types.ts';
import { codes } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { valueAt } from '../document/json.ts';
import type { Change, Plan } from '../plan/types.ts';
import { secretNamesIn } from '../secret.ts';
import { bodyFor, type Means } from './body-for.ts';
import { notAvailable, whyUnsendable } from './sendable.ts';

/**
 * What stands in the way of a plan although it may be applied: secrets that a change has to send and that aren't there.
 * Every body is built once before the first write, so that a plan isn't carried out by half.
 */
export function findingsBeforeFirstWrite(plan: Plan, means: Omit<Means, 'version'>): Diagnostic[] {
  return plan.changes.flatMap((change) => lackOf(change, { ...means, version: plan.server.version }));
}

/** The same for a plan, which has no secrets: the ones that its apply will need. */
export function secretsNeeded(plan: Plan, means: Omit<Means, 'version'>): Diagnostic[] {
  const lacking = findingsBeforeFirstWrite(plan, means).filter(({ code }) => code === 'secret-not-available');
  return lacking.map((one) => ({ ...one, code: 'secret-not-set', severity: codes['secret-not-set'].severity }));
}

type Sending = Extract<Change, { action: 'create' | 'update' | 'replace' }>;

function lackOf(change: Change, means: Means): Diagnostic[] {
  if (change.action === 'no-op' || change.action === 'delete') return [];
  const built = bodyFor(means, change.desired, liveOf(change));
  const missing = whyUnsendable(change.desired, built)?.diagnostics ?? [];
  const rotated = rotatedSecrets(change);
  const kept = built.keptSecrets.filter((name) => rotated.has(name));
  return [
    ...missing,
    ...kept.flatMap((name) => notAvailable(change.desired, name, 'is to be sent again and is not set')),
  ];
}

function liveOf(change: Sending): LiveConnection | undefined {
  if (change.action === 'create') return undefined;
  return change.action === 'replace' ? { ...change.live, active: false } : change.live;
}

/** The names of the secrets that the change is to send although the server holds one. */
function rotatedSecrets({ differences, desired }: Sending): Set<string> {
  const texts = differences
    .filter(({ secret, kind }) => secret === true && kind === 'changed')
    .map(({ pointer }) => valueAt(desired.document, pointer));
  return new Set(texts.flatMap((text) => (typeof text === 'string' ? secretNamesIn(text) : [])));
}
