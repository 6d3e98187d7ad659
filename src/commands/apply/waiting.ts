import { type Diagnostic, finding } from '../../core/diagnostics/diagnostic.ts';
import { counted } from '../../core/kind-words.ts';
import type { Key } from '../../core/kinds.ts';
import { placeOfChange } from '../../core/plan/limits.ts';
import type { Outcome } from '../../core/plan/outcome.ts';
import { isWaiting } from '../../core/plan/summary.ts';
import type { Plan } from '../../core/plan/types.ts';
import type { Result } from '../command.ts';
import { type Doing, identity } from './execute-change.ts';

/** What may be carried out of a plan now, and what is left alone because nobody said yes to it. */
export function withoutWaiting(plan: Plan): { ready: Plan; waiting: Doing[] } {
  const waiting = plan.changes.filter((change): change is Doing => change.action !== 'no-op' && isWaiting(change));
  const changes = plan.changes.filter((change) => !isWaiting(change));
  return { ready: { ...plan, changes }, waiting };
}

/** The record of an apply with what it left alone. */
export function withLeftAlone(outcome: Outcome, waiting: readonly Doing[]): Outcome {
  if (waiting.length === 0) return outcome;
  const left = waiting.map((change) => ({
    ...identity(change),
    status: 'waits' as const,
    diagnostics: waitingFindings([change]),
    durationMs: 0,
    requests: [],
  }));
  return { ...outcome, changes: [...outcome.changes, ...left], complete: false };
}

/** For each yes that is missing, a finding where it is to be written. */
function waitingFindings(waiting: readonly Doing[]): Diagnostic[] {
  return waiting.flatMap((change) => [
    ...(change.waits ?? []).map(({ token, why, place, paste }) =>
      finding('waits-for-yes', paste ?? place, `${why}; nobody said yes to that`, {
        hint: isRestored(change) ? howToRestore([token]) : howToAccept(token, change, paste !== undefined),
        key: change.key,
      }),
    ),
    ...(change.waitsFor ?? []).map((other) =>
      finding(
        'waits-with-another',
        placeOfChange(change),
        `${whyFirst(change, other)}, and "${other}" waits for a yes`,
        {
          key: change.key,
        },
      ),
    ),
  ]);
}

/** Connections never refer to each other: among them it is always about a name. */
const whyFirst = ({ kind }: Doing, other: Key) =>
  kind === 'SpConnection' && !other.includes('/')
    ? `it takes a name or entity id that "${other}" still has`
    : `"${other}" has to be done before it`;

/** What a backup held has no definition that a yes could stand in. */
const isRestored = (change: Doing) => 'desired' in change && change.desired.isHeld === true;

const howToRestore = (tokens: readonly string[]) =>
  `if it is meant, restore once more with \`accept\`: ${tokens.join(',')} (in the workflow’s form, or as \`--accept\`)`;

/** What is without a definition gets one that says that it goes. */
function howToAccept(token: string, { kind, id }: Doing, isDefined: boolean): string {
  if (isDefined) return `if it is meant, add here \`lifecycle: { accept: [${token}] }\` and have it approved`;
  return `if it is meant, add a definition with \`kind: ${kind}\`, \`id: ${id}\` and \`lifecycle: { state: absent }\` and have it approved, or run with \`--accept ${token}\``;
}

/** Why an apply that left something alone isn't what was wished. */
export function waitingFailure(waiting: readonly Doing[]): Result['failure'] {
  if (waiting.length === 0) return undefined;
  const ids = waiting.map(({ key }) => key).join(', ');
  const tokens = waiting.flatMap(({ waits = [] }) => waits.map(({ token }) => token));
  return {
    reason: 'unacknowledged',
    message: `${counted(waiting)} left alone, because nobody said yes to what can’t be undone: ${ids}`,
    hint: waiting.every(isRestored)
      ? howToRestore(tokens)
      : `if it is meant, write the token into lifecycle.accept of the definition and have it approved, or on this machine add --accept ${tokens.join(',')}`,
  };
}
