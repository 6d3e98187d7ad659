import { createHash } from 'node:crypto';
import { canonicalJson } from '../../connection/canonical.ts';
import { changedAt } from '../../connection/dates.ts';
import type { Live } from '../../connection/types.ts';
import { contentOf } from '../../connection/writable.ts';
import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../document/json.ts';
import type { Key, KindName } from '../../kinds.ts';
import { needsOf } from '../dependencies.ts';
import { differenceAsText } from '../digest.ts';
import { freedBy, takenBy } from '../identities.ts';
import type { PlanInput } from '../input.ts';
import type { PlanOptions } from '../options.ts';
import { placeOfAll } from '../server-findings.ts';
import type { Change, UndigestedChange, Wait } from '../types.ts';
import type { Loss } from './loss.ts';
import { lossesOf } from './losses.ts';

/**
 * The changes, each with what of it waits for a yes and what has one; and those that can't go on without one that waits,
 * because it still has the name or entity id that they take, or
 * still refers to what they delete.
 */
export function withWaits(changes: readonly UndigestedChange[], input: PlanInput): UndigestedChange[] {
  return withDependents(changes.map((change) => acknowledged(change, input)));
}

function acknowledged({ losses = [], ...change }: UndigestedChange, input: PlanInput): UndigestedChange {
  const all = [
    ...lossesOf(change as UndigestedChange),
    ...losses.filter(({ severity }) => isAsked(severity, input.options)),
  ];
  if (all.length === 0) return change as UndigestedChange;
  const given = new Set([
    ...(definitionOf(change.key, input)?.lifecycle.accept ?? []),
    ...(input.options.accept ?? []),
  ]);
  const told = all.map((loss) => asWait(loss, change as UndigestedChange, input));
  const [waits, accepted] = [
    told.filter(({ token }) => !given.has(token)),
    told.filter(({ token }) => given.has(token)),
  ];
  return {
    ...change,
    waits: waits.length > 0 ? waits : undefined,
    accepted: accepted.length > 0 ? accepted : undefined,
  } as UndigestedChange;
}

function isAsked(severity: Loss['severity'], { acknowledge }: PlanOptions): boolean {
  return severity === 'irreversible' || acknowledge === 'stops';
}

function asWait(loss: Loss, change: UndigestedChange, input: PlanInput): Wait {
  const { kind, key } = change;
  const live = 'live' in change ? change.live : undefined;
  const token = tokenFor(loss, { kind, key, live, environment: input.environment });
  const definition = definitionOf(key, input);
  // A backup holds no yes: whoever restores it gives that to the run.
  const paste = definition?.isHeld ? undefined : definition?.placeOf('/lifecycle/accept', 'key');
  return { token, why: loss.why, place: loss.place, paste };
}

function definitionOf(key: Key, { desired }: PlanInput) {
  return desired.find((one) => one.key === key);
}

/** Whoever takes what a waiting connection has now waits with it, and so on along the chain, all around a circle. */
function withDependents(changes: readonly UndigestedChange[]): UndigestedChange[] {
  const holders = new Map(changes.flatMap((change) => freedBy(change).map((identity) => [identity, change.key])));
  const references = needsOf(changes);
  const needs = new Map(
    changes.map((change) => [change.key, [...holdersOf(change, holders), ...(references.get(change.key) ?? [])]]),
  );
  const stuck = new Set(changes.filter(({ waits }) => waits).map(({ key }) => key));
  for (let before = -1; before !== stuck.size; ) {
    before = stuck.size;
    for (const [key, keys] of needs) if (keys.some((one) => stuck.has(one))) stuck.add(key);
  }
  return changes.map((change) => {
    const waitsFor = (needs.get(change.key) ?? []).filter((key) => stuck.has(key));
    return waitsFor.length > 0 ? { ...change, waitsFor } : change;
  });
}

function holdersOf(change: UndigestedChange, holders: ReadonlyMap<string, Key>): Key[] {
  const keys = takenBy(change).flatMap((identity) => holders.get(identity) ?? []);
  return [...new Set(keys)].filter((key) => key !== change.key);
}

/**
 * Tokens that are of no use any more: used up by an apply, or for a change that is another one by now. Those for other
 * environments are left alone.
 */
export function needlessTokens(
  changes: readonly Pick<Change, 'key' | 'accepted' | 'waits'>[],
  input: PlanInput,
): Diagnostic[] {
  const owners = new Map(
    changes.flatMap(({ key, accepted = [], waits = [] }) => [...accepted, ...waits].map(({ token }) => [token, key])),
  );
  const written = input.desired.flatMap(({ key, lifecycle, placeOf }) =>
    lifecycle.accept
      .map((token, index) => ({ token, key, place: placeOf(`/lifecycle/accept/${index}`) }))
      .filter(({ token }) => owners.get(token) !== key && isForEnvironment(token, input.environment)),
  );
  const given = (input.options.accept ?? []).filter((token) => !owners.has(token));
  return [
    ...written.map(({ token, key, place }) => needless(token, owners.get(token), { place, key })),
    ...given.map((token) => needless(token, undefined, { place: placeOfAll(input.desired) })),
  ];
}

function needless(token: string, owner: string | undefined, at: { place: Diagnostic['place']; key?: Key }) {
  const { place, key } = at;
  const message =
    owner === undefined
      ? `the token ${token} fits no change any more: it was used, or the change is another one now`
      : `the token ${token} belongs to "${owner}", and has no effect here`;
  const hint = owner === undefined ? 'remove it' : `write it under lifecycle.accept of "${owner}"`;
  return finding('token-not-needed', place, message, { hint, key });
}

const ofChange = 8;
const ofEnvironment = 4;

/**
 * The yes to exactly this: another value, another severity, another connection or environment makes another token. It is
 * bound to the server's last write of the connection, too, so that an apply uses it up. The last four digits stand for
 * the environment alone, so that a token for another one isn't taken for a used one.
 */
export function tokenFor(
  loss: Pick<Loss, 'kind' | 'severity' | 'differences'>,
  { kind, key, live, environment }: { kind: KindName; key: Key; live: Live | undefined; environment: string },
): string {
  const { kind: word, severity, differences } = loss;
  const bound = canonicalJson({
    id: key,
    kind: word,
    severity,
    environment,
    written: lastWrite(kind, live),
    differences: differences.map(differenceAsText).sort(),
  });
  return `${word}-${hex(bound, ofChange)}${hex(environment, ofEnvironment)}`;
}

/** True for a token that a plan for this environment made, or may have made. */
export function isForEnvironment(token: string, environment: string): boolean {
  return token.endsWith(hex(environment, ofEnvironment));
}

/** Old servers don't tell when they wrote a connection, nor some kinds ever: what it holds stands for it. */
function lastWrite(kind: KindName, live: Live | undefined): Json {
  if (!live) return 'none';
  return changedAt(live) ?? contentOf(kind, live);
}

const hex = (text: string, digits: number) => createHash('sha256').update(text).digest('hex').slice(0, digits);
