import type { PeopleLimits } from '../../core/plan/people/limits.ts';
import { questionsAbout, withPeople } from '../../core/plan/people.ts';
import type { Plan } from '../../core/plan/types.ts';
import type { ReviewedPeople, Run } from '../command.ts';
import { countPeople } from '../count-people.ts';
import type { Planned } from '../make-plan.ts';
import { smallestCountOf } from './directories.ts';

interface Counting {
  /** The ids of the changes that are counted; absent: all. */
  within?: ReadonlySet<string>;
  /** The numbers that a reviewer saw. */
  reviewed?: ReviewedPeople | undefined;
  /** Also how things stand in connections whose people no change touches. */
  withStanding?: boolean;
}

/**
 * A plan with how many people each of its changes is about, and what the limits say to that. `plan`, `preview` and `apply`
 * all come through here.
 */
export async function countedPlan(run: Run, planned: Planned, counting: Counting = {}): Promise<Plan> {
  const { within, reviewed, withStanding = false } = counting;
  const { plan, connectors, server } = planned;
  const connections = plan.changes.filter(({ kind }) => kind === 'SpConnection');
  const changes = connections.filter(({ key }) => within === undefined || within.has(key));
  const asked = changes.map((change) => ({
    id: change.key,
    questions: questionsAbout(change, connectors, withStanding),
  }));
  const counted = await countPeople(run, asked, server.resources);
  return withPeople(plan, counted, { ...limitsOf(run, reviewed), countedAt: new Date().toISOString() });
}

/** Numbers that others read, in an action's log and comment, are ranges where they are small. */
function limitsOf(run: Run, reviewed: ReviewedPeople | undefined): PeopleLimits {
  const { maxLeavers, maxJoiners, onDirectoryFailure } = run.inputs;
  const smallestCount = smallestCountOf(run);
  return { maxLeavers, maxJoiners, smallestCount, reviewed, mustCount: onDirectoryFailure === 'fail' };
}
