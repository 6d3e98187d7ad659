import { isRefused } from '../core/plan/summary.ts';
import type { Plan } from '../core/plan/types.ts';
import { plural } from '../core/wording.ts';
import type { Command, Result } from './command.ts';
import { makePlan, notApplicable, resultOf } from './make-plan.ts';
import { countedPlan } from './people/counted-plan.ts';
import { tellPerson } from './people/person.ts';

/**
 * Who it is: how many people are in scope today and after the change, in the directory. Without a change how things stand;
 * a pull request is asked about its changes only.
 */
export const preview: Command = async (run) => {
  const attempt = await makePlan(run, new Date());
  if ('stopped' in attempt) return attempt.stopped;
  const withStanding = run.inputs.pullRequest === undefined;
  const planned = { ...attempt.planned, plan: await countedPlan(run, attempt.planned, { withStanding }) };
  const { person } = run.inputs;
  const told = person === undefined ? undefined : await tellPerson(run, planned, person);
  const failure = failureOf(planned.plan);
  return { ...resultOf(planned), exitCode: failure ? 1 : 0, failure, person: told, data: told && { person: told } };
};

/** Of one connection it is everybody; of several, how many they are. */
function uncountedWords(count: number, { changes }: Plan): string {
  const asked = changes.filter(({ people }) => people !== undefined && people.state !== 'not-asked').length;
  if (count === asked) return 'nobody could be counted';
  return `${plural(count, 'connection')} could not be counted`;
}

function failureOf(plan: Plan): Result['failure'] {
  if (isRefused(plan)) return notApplicable;
  const why = plan.changes.flatMap(({ people }) => (people?.state === 'not-counted' ? [people.why] : []));
  const [first] = why;
  if (!first) return undefined;
  return {
    reason: 'not-counted',
    message: `${uncountedWords(why.length, plan)}: ${first.message}`,
    hint: first.hint,
  };
}
