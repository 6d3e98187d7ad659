import type { RawOptions } from '../arguments/raw-options.ts';
import { Refusal } from '../commands/refusal.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import { documentation } from '../core/repository/documentation.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import { homeOf } from '../edges/release/release.ts';
import { type Option, type OptionName, options } from '../options.ts';

/**
 * Whoever writes a filter can read a directory by counting, and a pull request's author writes both the filter and the
 * workflow. So nothing that says where a directory is, or who reads it, may be in a run that isn't the default branch's own.
 *
 * @param given the inputs as they came
 * @throws Refusal before anything is asked
 */
export function refuseDirectory(run: GitHubRun, given: RawOptions, variables: ProcessVariables): void {
  const [found] = [
    ...access.filter((name) => given[name] !== undefined).map((name) => `input ${name}`),
    ...secretsIn(variables),
  ];
  if (found === undefined || isOwnRun(run)) return;
  throw new Refusal(
    'invalid-inputs',
    `${found} is given to a run ${whose(run)}, and only the default branch’s own runs may ask a directory; nothing was asked`,
    `take it out of this workflow: a reviewer counts with preview.yml, and the apply counts after the merge; ${documentation('threat-model.md', homeOf())} says why`,
  );
}

/** The options that say where a directory is and who reads it; limits of time and size tell nothing. */
const access = (Object.entries(options) as [OptionName, Option][])
  .filter(([name, { task, default: usual }]) => task === 'people' && usual === undefined && name !== 'person')
  .map(([name]) => name);

function secretsIn(variables: ProcessVariables): string[] {
  return Object.entries(variables).flatMap(([name, value]) =>
    /^PF_DIRECTORY/i.test(name) && value?.trim() ? [`the variable ${name}`] : [],
  );
}

/**
 * What the default branch's rules let in, and what runs outside of GitHub. Anything else, a pull request in whatever
 * state among it, is what somebody may have pushed.
 */
function isOwnRun({ event, ref, defaultBranch }: GitHubRun): boolean {
  switch (event.kind) {
    case 'push':
      return defaultBranch !== '' && event.branch === defaultBranch;
    case 'schedule':
    case 'dispatch':
      return defaultBranch !== '' && ref === `refs/heads/${defaultBranch}`;
    case 'other':
      return event.name === '';
    default:
      return false;
  }
}

function whose({ event, ref }: GitHubRun): string {
  if (event.kind === 'pull-request' || event.kind === 'pull-request-target') return 'of a pull request';
  return `for ${ref || 'no branch'}`;
}
