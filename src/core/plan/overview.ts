import { nobody, type Users } from '../consequences/users.ts';
import type { Key, KindName } from '../kinds.ts';
import type { PlanInput } from './input.ts';
import type { Successions } from './successions.ts';
import { type Standing, standingAfter, type Use, usersOf, usesAmong } from './uses.ts';

/** What is known of the whole plan while each of its changes is worked out. */
export interface Overview {
  successions: Successions;
  /** Everything as it is when the plan is done. */
  standing(): readonly Standing[];
  /** Who refers to what then, by the key of what is referred to. */
  uses(): ReadonlyMap<Key, readonly Use[]>;
  /** Who hangs on an object; of a connection, which nothing refers to, nobody. */
  usersOf(object: { kind: KindName; key: Key }): Users;
}

/** @param gone the keys of what the plan deletes */
export function overviewOf(input: PlanInput, gone: ReadonlySet<Key>, successions: Successions): Overview {
  // Most plans are about connections alone and never ask.
  const standing = once(() => standingAfter(input, gone));
  const uses = once(() => usesAmong(standing()));
  return {
    successions,
    standing,
    uses,
    usersOf: ({ kind, key }) => (kind === 'SpConnection' ? nobody : usersOf(key, uses())),
  };
}

function once<Value>(work: () => Value): () => Value {
  let known: { value: Value } | undefined;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}
