import { plural } from '../report/visible-text.ts';
import { type Note, withoutRules } from './notes.ts';
import type { Standing } from './standing.ts';
import type { Done, Refused, Step } from './step.ts';

/** What a refusal tells of the repository's plan: private ones of GitHub Free have no environments bound to branches. */
export function learnt(standing: Standing, done: readonly Done[]): Standing {
  const isFree = standing.isPrivate && done.some(({ step, refused }) => refused && isOfPlan(step, refused));
  return isFree ? { ...standing, plan: 'free' } : standing;
}

/** What GitHub said no to, and what was left out because of it, each with the way on. */
export function refusalNotes(done: readonly Done[], standing: Standing): Note[] {
  const isKnown = learnt(standing, done) !== standing;
  const told = done.flatMap(({ step, refused }) => {
    if (!refused || (isKnown && isOfPlan(step, refused))) return [];
    return [noteOf(step, refused, standing.defaultBranch)];
  });
  return isKnown ? told : [...told, ...leftOutNotes(done)];
}

function isOfPlan({ attempts }: Step, { message }: Refused): boolean {
  return attempts[0].path.includes('/environments/') && /billing plan|upgrade/i.test(message);
}

function noteOf(step: Step, { status, message }: Refused, branch: string): Note {
  if (status === 403 && step.attempts[0].path.includes('/rulesets')) return withoutRules(branch);
  const who = status === 0 ? message : `GitHub: ${message}`;
  return { says: `not done: ${step.group}: ${step.what} (${who})`, todo: wayOn(status), stops: true };
}

function wayOn(status: number): string {
  if (status === 401) return 'sign in: gh auth login';
  if (status === 403 || status === 404)
    return 'an administrator of the repository has to do this; gh auth status says who you are';
  if (status === 422) return 'GitHub refuses it as it is; what it says is above';
  return 'run this again: it goes on where it stopped';
}

/** One for each group that waits for the refused one. */
function leftOutNotes(done: readonly Done[]): Note[] {
  const left = done.filter(({ leftOut }) => leftOut !== undefined);
  const groups = [...new Set(left.map(({ step }) => step.group))];
  return groups.map((group) => {
    const waiting = left.filter(({ step }) => step.group === group);
    const [first] = waiting;
    const what = waiting.length === 1 && first ? first.step.what : plural(waiting.length, 'step');
    return { says: `left out: ${group}: ${what}`, todo: `it needs ${first?.leftOut}`, stops: true };
  });
}
