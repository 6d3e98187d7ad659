import type { Failure } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import { Refusal } from '../commands/refusal.ts';
import type { Connectors } from '../core/connector/types.ts';
import { calledAs, counted } from '../core/kind-words.ts';
import type { Change, Plan } from '../core/plan/types.ts';
import { escapeMarkdown } from '../core/report/markdown/markdown.ts';
import {
  compareWithReviewed,
  type PlanComparison,
  planDifferenceMarkdown,
  type ReviewedPlan,
} from '../core/report/markdown/reviewed-plan.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi, PullRequest } from '../edges/github/github-api.ts';
import type { Doubt, ProvenReview } from './proven-review.ts';

/** What may be applied of a plan, and what is left alone because nobody reviewed it as it is now. */
export interface Review {
  /** The plan without what is left alone. */
  plan: Plan;
  leftAlone: Change[];
  /** Why, with the difference of the two plans, as Markdown; also when it was only warned about. */
  markdown?: string;
  failure?: Failure | undefined;
}

/** The pull request that brought the commit into the default branch; `undefined` for a direct push. */
export async function pullRequestOf(api: GitHubApi, run: GitHubRun): Promise<PullRequest | undefined> {
  const merged = (await api.pullsOf(run.sha)).filter((pull) => pull.mergedAt && pull.base === run.defaultBranch);
  return merged.find((pull) => pull.mergeCommit === run.sha) ?? merged[0];
}

/**
 * Refuses a commit that no pull request brought, unless the inputs allow it.
 *
 * @throws Refusal with the reason `unreviewed`
 */
export function requireReview(pull: PullRequest | undefined, inputs: Inputs): void {
  if (pull || inputs.allowUnreviewed) return;
  throw new Refusal(
    'unreviewed',
    'no pull request brought this commit, so nobody has seen its plan; nothing was written',
    'open a pull request, or set input allow-unreviewed to true to apply direct pushes',
  );
}

/** More commits of one push are not asked for. */
const mostCommits = 20;

/** The other pull requests that the same push brought, as a merge queue does. */
export async function pullsBeside(api: GitHubApi, run: GitHubRun, known: PullRequest): Promise<PullRequest[]> {
  const commits = run.event.kind === 'push' ? run.event.commits : [];
  const others = new Map<number, PullRequest>();
  for (const sha of commits.filter((commit) => commit !== run.sha).slice(-mostCommits)) {
    const pull = await pullRequestOf(api, { ...run, sha });
    if (pull && pull.number !== known.number) others.set(pull.number, pull);
  }
  return [...others.values()];
}

/** Several reviewed plans as one: a change counts as reviewed when it was in any of them. */
function together(plans: readonly (ReviewedPlan | undefined)[]): ReviewedPlan | undefined {
  const given = plans.filter((plan) => plan !== undefined);
  if (given.length < 2) return given[0];
  return {
    digests: given.flatMap(({ digests }) => digests ?? []),
    changes: given.map(({ changes }) => changes ?? '').join(''),
    text: given.map(({ text }) => text).join('\n\n'),
  };
}

/** Compares the plan of now with the reviewed one and leaves out, or warns of, what nobody saw. */
export function reviewPlan(input: {
  plan: Plan;
  /** What each of the pull requests is proved to hold, and why the rest doesn't count. */
  proven: readonly ProvenReview[];
  onMismatch: Inputs['onPlanMismatch'];
  connectors?: Connectors | undefined;
}): Review {
  const { plan, proven, onMismatch } = input;
  const reviewed = together(proven.map((one) => one.reviewed));
  const doubts = proven.flatMap((one) => one.doubts);
  const comparison = compareWithReviewed(plan, reviewed);
  const unseen = [...comparison.different, ...comparison.added];
  if (unseen.length === 0) return { plan, leftAlone: [] };
  const markdown = mismatchMarkdown(comparison, { ...input, reviewed, doubts });
  if (onMismatch === 'warn') return { plan, leftAlone: [], markdown };
  const left = new Set(unseen);
  return {
    plan: { ...plan, changes: plan.changes.filter((change) => !left.has(change)) },
    leftAlone: unseen,
    markdown,
    failure: failureFor(unseen, reviewed, doubts),
  };
}

function failureFor(
  unseen: readonly Change[],
  reviewed: ReviewedPlan | undefined,
  doubts: readonly Doubt[],
): Review['failure'] {
  const count = counted(unseen);
  const keys = unseen.map(({ key }) => key).join(', ');
  const changed =
    'the server or the definitions changed since the review: plan again in a new pull request and look at it';
  const reasons = [...new Set(doubts.map(({ why, fix }) => `${why}: ${fix}`))];
  return {
    reason: 'plan-changed',
    message: `${count} left alone, because ${reviewed ? 'the plan isn’t the reviewed one any more' : unproven}: ${keys}`,
    hint: [...(reviewed ? [changed] : []), ...reasons].join('; '),
  };
}

const unproven = 'nothing proves that this plan was reviewed';

function mismatchMarkdown(
  comparison: PlanComparison,
  {
    reviewed,
    onMismatch,
    connectors,
    doubts,
  }: {
    reviewed: ReviewedPlan | undefined;
    onMismatch: string;
    connectors?: Connectors | undefined;
    doubts: readonly Doubt[];
  },
): string {
  const unseen = [...comparison.different, ...comparison.added];
  const names = unseen.slice(0, 10).map((change) => `**${calledAs(change, escapeMarkdown)}**`);
  const more = unseen.length > names.length ? ` and ${unseen.length - names.length} more` : '';
  const done = onMismatch === 'warn' ? 'Applied, although' : 'Left alone, because';
  const isOther = `the plan isn’t the reviewed one${onMismatch === 'warn' ? '' : ' any more'}`;
  const reasons = [...new Set(doubts.map(({ why }) => `\n> ${escapeMarkdown(why)}.`))].join('');
  const shown = { ...comparison, different: comparison.different.slice(0, 10), added: comparison.added.slice(0, 10) };
  return `> [!WARNING]\n> ${done} ${reviewed ? isOther : unproven}: ${names.join(', ')}${more}.${reasons}\n\n<details><summary>The difference of the two plans</summary>\n\n${planDifferenceMarkdown(shown, reviewed, connectors)}\n\n</details>`;
}
