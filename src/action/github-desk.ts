import type { Inputs } from '../commands/inputs.ts';
import type { Connectors } from '../core/connector/types.ts';
import type { Plan } from '../core/plan/types.ts';
import type { ReviewedPlan } from '../core/report/markdown/reviewed-plan.ts';
import type { Subject } from '../core/report/subject.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi, PullRequest } from '../edges/github/github-api.ts';
import type { GitHubError } from '../edges/github/github-error.ts';
import { openGitHub } from '../edges/github/open-github.ts';
import { usualPatience } from '../edges/github/patience.ts';
import type { SafeRunner } from './action-host.ts';
import { outdateComment } from './outdate-comment.ts';
import {
  pullRequestOf,
  type Review,
  requireReview,
  reviewedBeside,
  reviewedPlanOf,
  reviewPlan,
  together,
} from './review.ts';
import { requireTip } from './superseded.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The run's dealings with GitHub: opened when the first one is needed, so that a `validate` loads no client, and told
 * what was found out on the way.
 */
export class GitHubDesk {
  /** Why connections were left alone, as Markdown. */
  reviewMarkdown: string | undefined;
  /** The pull request whose comment holds the plan or the outcome. */
  pull: number | undefined;

  readonly #run: GitHubRun;
  readonly #inputs: Inputs;
  readonly #subject: Subject;
  readonly #runner: SafeRunner;
  readonly #signal: AbortSignal;
  readonly #variables: Variables;
  #api: Promise<GitHubApi> | undefined;
  #opened: GitHubApi | undefined;
  #reviewed: ReviewedPlan | undefined;
  #merged: PullRequest | undefined;

  constructor(input: {
    run: GitHubRun;
    inputs: Inputs;
    subject: Subject;
    runner: SafeRunner;
    signal: AbortSignal;
    variables: Variables;
  }) {
    this.#run = input.run;
    this.#inputs = input.inputs;
    this.#subject = input.subject;
    this.#runner = input.runner;
    this.#signal = input.signal;
    this.#variables = input.variables;
    if (input.run.event.kind === 'pull-request') this.pull = input.run.event.number;
  }

  /** GitHub's API, or `undefined` when the run has no token or isn't one of GitHub's. */
  async api(): Promise<GitHubApi | undefined> {
    const { githubToken } = this.#inputs;
    if (!githubToken || this.#run.repository === '') return undefined;
    this.#api ??= openGitHub({
      token: githubToken,
      repository: this.#run.repository,
      apiUrl: this.#run.apiUrl,
      variables: this.#variables,
      patience: { ...usualPatience, signal: this.#signal },
    });
    this.#opened = await this.#api;
    return this.#opened;
  }

  /** How often GitHub was asked. */
  get requestCount(): number {
    return this.#opened?.requestCount ?? 0;
  }

  /**
   * Before the recipe: an apply needs the commit to be the tip and to have come with a pull request; a plan marks the
   * comment of an older commit as outdated.
   *
   * @throws Refusal `superseded` or `unreviewed`
   */
  async prepare(): Promise<void> {
    if (this.#inputs.command === 'apply') return this.#prepareApply();
    if (this.#inputs.command === 'plan' && this.pull !== undefined) await this.#outdate(this.pull);
  }

  async #prepareApply(): Promise<void> {
    const api = await this.api();
    if (!api) return requireReview(undefined, this.#inputs);
    await requireTip(api, this.#run, this.#inputs);
    this.#merged = await pullRequestOf(api, this.#run);
    requireReview(this.#merged, this.#inputs);
    if (!this.#merged) return;
    this.pull = this.#merged.number;
    this.#reviewed = await this.#readReviewed(api, this.#merged);
  }

  /** Without the reviewed plan everything counts as unseen: that stops an apply unless it only warns of such. */
  async #readReviewed(api: GitHubApi, merged: PullRequest): Promise<ReviewedPlan | undefined> {
    try {
      return await reviewedPlanOf(api, merged, this.#subject);
    } catch (error) {
      const { isTransient, message } = error as Partial<GitHubError>;
      if (this.#inputs.onPlanMismatch !== 'warn' || !isTransient) throw error;
      this.#runner.warn(`The reviewed plan couldn't be read, so nothing is compared with it: ${message}`);
      return undefined;
    }
  }

  /** A comment that can't be reached is no reason not to plan. */
  async #outdate(pull: number): Promise<void> {
    if (this.#inputs.comment === 'never') return;
    try {
      const api = await this.api();
      if (!api) return;
      await outdateComment({ api, pull, run: this.#run, subject: this.#subject });
    } catch (error) {
      this.#runner.log(`The standing comment wasn't marked as outdated: ${String((error as Error).message)}`);
    }
  }

  /** Between the plan and the first write of an apply: what wasn't reviewed as it is now is left out. */
  async review(plan: Plan, connectors?: Connectors): Promise<Review> {
    if (!this.#merged) return { plan, leftAlone: [] };
    const compare = (reviewed: ReviewedPlan | undefined) =>
      reviewPlan({ plan, reviewed, onMismatch: this.#inputs.onPlanMismatch, connectors });
    let review = compare(this.#reviewed);
    if (review.markdown) review = compare(together([this.#reviewed, ...(await this.#beside(this.#merged))]));
    this.reviewMarkdown = review.markdown;
    return review;
  }

  async #beside(merged: PullRequest): Promise<ReviewedPlan[]> {
    const api = await this.api();
    return api ? reviewedBeside(api, this.#run, merged, this.#subject) : [];
  }
}
