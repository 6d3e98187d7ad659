import { nobody, type Users } from '../consequences/users.ts';
import type { Key, KindName } from '../kinds.ts';
import type { PlanInput } from './input.ts';
import type { Successions } from './successions.ts';
import { standingAfter, type Use, usersOf, usesAmong } from './uses.ts';

/** What is known of the whole plan while each of its changes is worked out. */
export interface Overview {
  successions: Successions;
  /** Who refers to what when the plan is done, by the key of what is referred to. */
  uses(): ReadonlyMap<Key, readonly Use[]>;
  /** Who hangs on an object; of a connection, which nothing refers to, nobody. */
  usersOf(object: { kind: KindName; key: Key }): Users;
}

/** @param gone the keys of what the plan deletes */
export function overviewOf(input: PlanInput, gone: ReadonlySet<Key>, successions: Successions): Overview {
  // Most plans are about connections alone and never ask.
  let known: ReadonlyMap<Key, readonly Use[]> | undefined;
  const uses = () => {
    known ??= usesAmong(standingAfter(input, gone));
    return known;
  };
  return {
    successions,
    uses,
    usersOf: ({ kind, key }) => (kind === 'SpConnection' ? nobody : usersOf(key, uses())),
  };
}
