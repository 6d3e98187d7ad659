import type { Result } from '../../src/commands/command.ts';
import { connectionEffect } from '../../src/core/people/connection-effect.ts';
import { questionsOf } from '../../src/core/people/questions.ts';
import { Tally } from '../../src/core/people/tally.ts';
import type { Counted, Doubt, Entry, NotCounted } from '../../src/core/people/types.ts';
import type { PeopleLimits } from '../../src/core/plan/people/limits.ts';
import { countedChange, withPeople } from '../../src/core/plan/people.ts';
import type { Plan } from '../../src/core/plan/types.ts';

/** Who a directory would answer with, for the channel of each connection. */
export interface People {
  was: readonly Entry[];
  willBe: readonly Entry[];
  doubts?: readonly Doubt[];
}

/** A plan's result as it is after a directory answered with these people. */
export function countedResult(result: Result, people: People, limits: Partial<PeopleLimits> = {}): Result {
  const { plan, connectors } = result;
  if (!plan || !connectors) throw new Error('there is no plan to count people for');
  const counted = new Map(
    plan.changes.flatMap((change): [string, Counted][] => {
      const about = countedChange(change, connectors);
      const questions = about ? questionsOf(about) : [];
      return questions.length === 0
        ? []
        : [
            [
              change.id,
              countedOf(
                questions.map((one) => new Tally(one)),
                people,
              ),
            ],
          ];
    }),
  );
  return { ...result, plan: withCounts(plan, counted, limits) };
}

/** The same in a run that has no directory to ask. */
export function uncountedResult(result: Result): Result {
  const why: NotCounted = { kind: 'no-directory', message: 'this run can’t ask the directory' };
  const { plan } = result;
  if (!plan) throw new Error('there is no plan to count people for');
  return {
    ...result,
    plan: withCounts(plan, new Map(plan.changes.map(({ id }) => [id, { state: 'not-counted', why }])), {}),
  };
}

const withCounts = (plan: Plan, counted: ReadonlyMap<string, Counted>, limits: Partial<PeopleLimits>): Plan =>
  withPeople(plan, counted, { smallestCount: 10, mustCount: false, countedAt: '2026-11-27T14:02:00Z', ...limits });

function countedOf(tallies: readonly Tally[], { was, willBe, doubts = [] }: People): Counted {
  for (const tally of tallies) {
    if (tally.question.before) for (const one of was) tally.was(one);
    if (tally.question.after) for (const one of willBe) tally.willBe(one);
  }
  const effect = connectionEffect(tallies, new Map(tallies.map(({ question }) => [question.channel, doubts])));
  return {
    state: 'counted',
    effect,
    asked: { host: 'ldap.example.com', requests: 10, entries: was.length + willBe.length },
  };
}
