import type { Desired, Live } from '../connection/types.ts';
import { textOf } from '../document/readers.ts';
import { accountOf } from './account.ts';
import type { PlanInput } from './input.ts';
import { addressesOf } from './neighbours.ts';

/** Connections that go while a new one takes their place: to people that is one replacement, not two changes. */
export interface Successions {
  /** Whose place it takes, by the id of the new one. */
  before: ReadonlyMap<string, Live>;
  /** Who takes its place, by the id of the one that goes. */
  after: ReadonlyMap<string, Desired>;
}

/**
 * Who takes whose place: the one with the same entity id, else the one that provisions into the same account, else the
 * one that sends the same to the same addresses.
 */
export function successionsIn({ desired, server, connectors }: PlanInput, pruned: readonly Live[]): Successions {
  const held = new Map(server.connections.map((one) => [one.id, one]));
  const absent = desired
    .filter(({ lifecycle }) => lifecycle.state === 'absent')
    .flatMap(({ id }) => held.get(id) ?? []);
  const [before, after] = [new Map<string, Live>(), new Map<string, Desired>()];
  const leaving = [...absent, ...pruned];
  if (leaving.length === 0) return { before, after };
  const made = desired.filter(({ id, lifecycle }) => lifecycle.state === 'present' && !held.has(id));
  for (const keyOf of [entityIdOf, accountKeyOf(connectors), addressesOf]) {
    const free = new Map(leaving.filter(({ id }) => !after.has(id)).map((one) => [keyOf(one), one]));
    for (const one of made) {
      const key = keyOf(one.document);
      const gone = key === '' || before.has(one.id) ? undefined : free.get(key);
      if (!gone || after.has(gone.id)) continue;
      before.set(one.id, gone);
      after.set(gone.id, one);
    }
  }
  return { before, after };
}

const entityIdOf = ({ entityId }: Desired['document']) => textOf(entityId);

const accountKeyOf =
  (connectors: PlanInput['connectors']) =>
  (document: Desired['document']): string => {
    const account = accountOf(document, connectors);
    return account && !account.isByToken ? JSON.stringify([account.connector, account.key]) : '';
  };
