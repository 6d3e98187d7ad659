import { connectorOf } from '../connector/connector-of.ts';
import type { Connectors } from '../connector/types.ts';
import type { CountedChange } from '../people/questions.ts';
import type { Counted } from '../people/types.ts';
import type { Limit } from './options.ts';
import type { Change, Plan } from './types.ts';

/** How many people may leave and join, and what the reviewers saw. */
export interface PeopleLimits {
  /** Per connection; a share is taken of those in scope today. */
  maxLeavers?: Limit | undefined;
  maxJoiners?: Limit | undefined;
  /** Numbers below it are a range where others read them. */
  smallestCount: number;
  /** What was counted when it was reviewed, by the connection's id. */
  reviewed?: ReadonlyMap<string, { leave: number; join: number }> | undefined;
  /** True when a plan whose people can't be counted is refused, also without a limit. */
  mustCount: boolean;
}

/** What is to be counted of a change; nothing of a connection that stays as it is. */
export function countedChange(change: Change, connectors: Connectors): CountedChange | undefined {
  if (change.action === 'no-op') return undefined;
  const before = change.action === 'create' ? undefined : change.live;
  const after = change.action === 'delete' ? undefined : change.desired.document;
  const connector = (after && connectorOf(after, connectors)) ?? (before && connectorOf(before, connectors));
  const differences = 'differences' in change ? change.differences : undefined;
  return { before, after, connector, differences };
}

/** A plan with what its changes do to people, by the id of the change. */
export function withPeople(plan: Plan, counted: ReadonlyMap<string, Counted>, limits: PeopleLimits): Plan {
  void limits;
  return { ...plan, changes: plan.changes.map((change) => ({ ...change, people: counted.get(change.id) })) };
}
