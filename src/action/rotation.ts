import type { Inputs } from '../commands/inputs.ts';
import { counted } from '../core/kind-words.ts';
import { isRotated } from '../core/plan/change-for.ts';
import { effectiveChanges } from '../core/plan/summary.ts';
import type { Change, Plan } from '../core/plan/types.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { Review } from './review.ts';

/** True for a run by hand that sends secrets again: it belongs to no pull request. */
export function isRotationRun({ event }: GitHubRun, { command, rotate }: Inputs): boolean {
  return command === 'apply' && event.kind === 'dispatch' && rotate.length > 0;
}

/**
 * What such a run may do: the secrets are the environment's own, and nothing that anybody could have reviewed changes.
 * A connection that differs in more than its secrets is left to the pull request that brings the rest.
 */
export function onlyRotations(plan: Plan, { rotate }: Inputs): Review {
  const leftAlone = effectiveChanges(plan).filter((change) => !isRotation(change, rotate));
  if (leftAlone.length === 0) return { plan, leftAlone };
  const left = new Set<Change>(leftAlone);
  const keys = leftAlone.map(({ key }) => key).join(', ');
  return {
    plan: { ...plan, changes: plan.changes.filter((change) => !left.has(change)) },
    leftAlone,
    failure: {
      reason: 'unreviewed',
      message: `${counted(leftAlone)} left alone, because more than secrets would change: ${keys}`,
      hint: 'apply the rest first, by a pull request, then rotate again',
    },
  };
}

/**
 * True for a change that sends the secrets of one of these connections again and does nothing else: the definition and
 * the server say the same of everything that can be read.
 */
function isRotation(change: Change, rotate: readonly string[]): boolean {
  if (change.action !== 'update' || change.via !== undefined || !isRotated(change.key, rotate)) return false;
  return change.differences.every(
    ({ kind, secret, live }) => kind === 'changed' && secret === true && live === undefined,
  );
}
