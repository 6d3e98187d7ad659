import type { Inputs } from '../commands/inputs.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import { shortSha } from '../core/report/markdown/links.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi, StandingPull } from '../edges/github/github-api.ts';
import { requireOther, starterOf, uncounted, writersOf } from './other-human.ts';

/** A pull request whose people are counted, at the commit that somebody has looked at. */
export interface PreviewedPull {
  number: number;
  head: string;
  /** Who started the count. */
  by: string;
}

interface PreviewQuestion {
  api: GitHubApi | undefined;
  run: GitHubRun;
  inputs: Pick<Inputs, 'pullRequest' | 'commit'>;
  variables: ProcessVariables;
  /** The commit that is checked out. */
  checkedOut: string | undefined;
}

/**
 * The pull request of a preview. The files that are counted must be those of the commit that a reviewer named, and the
 * reviewer somebody other than who wrote the change: the numbers answer whatever its filter asks.
 *
 * @throws Refusal
 */
export async function previewedPull(question: PreviewQuestion): Promise<PreviewedPull> {
  const { api, run, inputs, variables, checkedOut } = question;
  const { pullRequest: number = 0, commit = '' } = inputs;
  if (run.event.kind !== 'dispatch') throw uncounted('a pull request is counted by hand only', 'start preview.yml');
  if (!api) throw uncounted('without a token the pull request can’t be looked at', 'give input github-token');
  if (commit === '') throw uncounted('no commit is named', looked);
  // Fewer digits are no proof: another commit that begins with the same seven is made in a second.
  if (!/^[0-9a-f]{40}$/i.test(commit)) throw uncounted('the commit isn’t named in full', looked);
  const pull = await api.pull(number);
  if (!pull) throw uncounted(`there is no pull request ${number}`, 'give its number as input pull-request');
  requireOwn(pull, run);
  const by = starterOf(run, variables);
  requireOther(await writersOf(api, pull), variables);
  if (pull.head !== commit.toLowerCase())
    throw uncounted(
      `pull request ${number} is at ${shortSha(pull.head)} now, not at ${shortSha(commit)}`,
      `look at it again: ${looked}`,
    );
  const [, merged] = checkedOut === undefined ? [] : await api.parentsOf(checkedOut);
  if (merged !== pull.head)
    throw uncounted(`the files that are checked out aren’t those of ${shortSha(pull.head)}`, again);
  return { number, head: pull.head, by };
}

const looked =
  'give the commit that you have looked at as input commit, all 40 digits: the page that the plan’s comment links has them to copy';
const again =
  'check out refs/pull/N/merge, as preview.yml does; where the pull request conflicts with the default branch, that has to be solved first';

/** What no plan is made for isn’t counted either. */
function requireOwn({ number, isOpen, fork, base, author }: StandingPull, { defaultBranch }: GitHubRun): void {
  const why = !isOpen
    ? 'it is closed'
    : fork
      ? 'it comes from a fork'
      : author === 'dependabot[bot]'
        ? 'Dependabot opened it'
        : base !== defaultBranch
          ? `it isn’t into the default branch, ${defaultBranch}`
          : undefined;
  if (why)
    throw uncounted(
      `nobody is counted for pull request ${number}: ${why}`,
      'count on your own machine: pfconn preview',
    );
}
