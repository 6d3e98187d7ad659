import { Refusal } from '../commands/refusal.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import { shortSha } from '../core/report/markdown/links.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi, PullCommit, StandingPull } from '../edges/github/github-api.ts';

/**
 * Who started the count: a person. A workflow can start another one by its token, so what a bot started may be what the
 * author started. Whoever starts a run again isn't who started it, and the files may be others by then.
 *
 * @throws Refusal
 */
export function starterOf({ event, attempt }: GitHubRun, variables: ProcessVariables): string {
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
export async function writersOf(api: GitHubApi, { number, author }: StandingPull): Promise<string[]> {
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
export function requireOther(writers: readonly string[], variables: ProcessVariables): void {
  const starters = startersIn(variables).map((login) => login.toLowerCase());
  const both = writers.find((login) => starters.includes(login.toLowerCase()));
  if (both === undefined) return;
  throw uncounted(
    `${both} wrote part of this pull request, and whoever writes a filter can read the directory by counting`,
    `somebody else starts preview.yml; ${onOwnMachine}`,
  );
}

/** A count that is refused before anything was asked. */
export function uncounted(message: string, hint: string): Refusal {
  return new Refusal('invalid-inputs', `${message}; nothing was asked`, hint);
}
