import type { Inputs } from '../commands/inputs.ts';
import { Refusal } from '../commands/refusal.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import { shortSha } from '../core/report/markdown/links.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi, PullCommit, StandingPull } from '../edges/github/github-api.ts';

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

/**
 * Who started the count: a person. A workflow can start another one by its token, so what a bot started may be what the
 * author started. Whoever starts a run again isn't who started it, and the files may be others by then.
 *
 * @throws Refusal
 */
function starterOf({ event, attempt }: GitHubRun, variables: ProcessVariables): string {
  if (attempt > 1) throw uncounted('a count isn’t run again', 'start preview.yml anew');
  const starters = startersIn(variables);
  const [first] = starters;
  if (first === undefined) throw uncounted('GitHub doesn’t say who started this run', byHand);
  const bot = starters.find((login) => login.toLowerCase().endsWith('[bot]'));
  if (bot !== undefined) throw uncounted(`${bot} started this run, and a bot looks at nothing`, byHand);
  if (event.kind !== 'dispatch' || event.starterType !== 'User')
    throw uncounted(`GitHub doesn’t say of ${first}, who started this run, that it is a person`, byHand);
  return first;
}

const byHand = 'somebody starts preview.yml by hand, under Actions › preview › Run workflow';

function startersIn({ GITHUB_TRIGGERING_ACTOR: trigger = '', GITHUB_ACTOR: actor = '' }: ProcessVariables): string[] {
  return [trigger, actor].filter((login) => login !== '');
}

/** GitHub lists so many commits of a pull request and no more. */
const mostCommits = 250;

/** What GitHub commits itself: a merge or an edit in the browser, in the author's name. */
const gitHubItself = 'web-flow';

/**
 * Everybody who wrote a pull request: who opened it, and who wrote or committed one of its commits.
 *
 * @throws Refusal where GitHub doesn't know all of them
 */
async function writersOf(api: GitHubApi, { number, author }: StandingPull): Promise<string[]> {
  const commits = await api.commitsOf(number);
  if (commits.length === 0 || commits.length >= mostCommits)
    throw uncounted(
      `GitHub lists ${commits.length} commits of pull request ${number}, so it isn’t known who wrote all of it`,
      `make it of fewer than ${mostCommits} commits; ${onOwnMachine}`,
    );
  return [author, ...commits.flatMap(writersIn)];
}

function writersIn({ sha, author, committer }: PullCommit): string[] {
  if (author === undefined || committer === undefined)
    throw uncounted(
      `GitHub knows no account of who ${author === undefined ? 'wrote' : 'committed'} ${shortSha(sha)}, so it isn’t known that somebody else counts`,
      `commit with an address that belongs to an account on GitHub; ${onOwnMachine}`,
    );
  return committer === gitHubItself ? [author] : [author, committer];
}

const onOwnMachine = 'on your own machine you count with your own account: pfconn preview';

/**
 * Whoever writes a filter isn't who has it counted.
 *
 * @throws Refusal
 */
function requireOther(writers: readonly string[], variables: ProcessVariables): void {
  const starters = startersIn(variables).map((login) => login.toLowerCase());
  const both = writers.find((login) => starters.includes(login.toLowerCase()));
  if (both === undefined) return;
  throw uncounted(
    `${both} wrote part of this pull request, and whoever writes a filter can read the directory by counting`,
    `somebody else starts preview.yml; ${onOwnMachine}`,
  );
}

/** A count that is refused before anything was asked. */
function uncounted(message: string, hint: string): Refusal {
  return new Refusal('invalid-inputs', `${message}; nothing was asked`, hint);
}
