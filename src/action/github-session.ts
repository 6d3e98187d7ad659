import type { ReviewedPeople } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import { defaultMarkerProperty } from '../core/connection/marker-property.ts';
import type { Connectors } from '../core/connector/types.ts';
import { markerOf } from '../core/plan/marker.ts';
import { effectiveChanges } from '../core/plan/summary.ts';
import type { Change, Plan } from '../core/plan/types.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import type { Section } from '../core/report/markdown/comment-section.ts';
import { unpackedPeople } from '../core/report/markdown/reviewed-people.ts';
import type { Subject } from '../core/report/subject.ts';
import { checkedOut } from '../edges/disk/checked-out.ts';
import { environmentNames } from '../edges/disk/repository.ts';
import type { GitHubRun } from '../edges/github/event.ts';
import type { GitHubApi, PullRequest } from '../edges/github/github-api.ts';
import type { GitHubError } from '../edges/github/github-error.ts';
import { identityToken, openTokenReader } from '../edges/github/identity.ts';
import { openGitHub } from '../edges/github/open-github.ts';
import { usualPauses } from '../edges/github/pauses.ts';
import type { SafeRunner } from './action-host.ts';
import { linksFor } from './links-for.ts';
import { requireOwnServer, sharingWith, uncheckedWords } from './one-server.ts';
import { outdateComment } from './outdate-comment.ts';
import { provenPeople, requireProved } from './people-proof.ts';
import { type PreviewedPull, previewedPull } from './previewed-pull.ts';
import { requireProposable } from './propose-import.ts';
import type { PlanJob } from './proven-review.ts';
import { type ProvenReview, provenReview } from './proven-review.ts';
import { requireBackupRun } from './require-backup-run.ts';
import { pullRequestOf, pullsBeside, type Review, requireReview, reviewPlan } from './review.ts';
import { isRotationRun, onlyRotations } from './rotation.ts';
import { standingSections } from './sticky-comment.ts';
import { requireTip } from './superseded.ts';

/**
 * The run's dealings with GitHub: opened when the first one is needed, so that a `validate` loads no client, and told
 * what was found out on the way.
 */
export class GitHubSession {
  /** Why a part was left alone, as Markdown. */
  reviewMarkdown: string | undefined;
  /** The pull request whose comment holds the plan or the outcome. */
  pull: number | undefined;

  readonly #run: GitHubRun;
  readonly #inputs: Inputs;
  readonly #subject: Subject;
  readonly #runner: SafeRunner;
  readonly #signal: AbortSignal;
  readonly #variables: ProcessVariables;
  #api: Promise<GitHubApi> | undefined;
  #opened: GitHubApi | undefined;
  #files: Promise<string[]> | undefined;
  #sections: readonly Section[] = [];
  /** The environments whose server the comment tells, as of the commit that this run is about. */
  #known: readonly Subject[] = [];
  #merged: PullRequest | undefined;
  #previewed: PreviewedPull | undefined;

  constructor(input: {
    run: GitHubRun;
    inputs: Inputs;
    subject: Subject;
    runner: SafeRunner;
    signal: AbortSignal;
    variables: ProcessVariables;
  }) {
    this.#run = input.run;
    this.#inputs = input.inputs;
    this.#subject = input.subject;
    this.#runner = input.runner;
    this.#signal = input.signal;
    this.#variables = input.variables;
    if (input.run.event.kind === 'pull-request') this.pull = input.run.event.number;
  }

  /** The run as its reports are about it: a preview is about the pull request's commit. */
  get run(): GitHubRun {
    return { ...this.#run, head: this.#previewed?.head ?? this.#run.head };
  }

  /** Who had people counted for a pull request. */
  get countedBy(): string | undefined {
    return this.#previewed?.by;
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
      pauses: { ...usualPauses, signal: this.#signal },
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
    if (this.#inputs.command === 'restore') return requireBackupRun(await this.api(), this.#run, this.#inputs);
    if (this.#inputs.command === 'preview') return this.#preparePreview();
    if (this.#inputs.command === 'import' && this.#inputs.openPullRequest) return requireProposable(this.#run);
    if (this.#inputs.command !== 'plan' || this.pull === undefined) return;
    await this.#outdate(this.pull);
    requireOwnServer(this.#subject, this.#known);
  }

  /** Remembers which servers the sections tell of; those of other commits may be out of date. */
  see(sections: readonly Section[]): void {
    const heads = [this.run.head, this.#merged?.head];
    this.#known = sections.map(({ marker }) => marker).filter(({ head }) => heads.includes(head));
  }

  /** The other environments that turned out to reach the same server, as two jobs planned side by side. */
  get sharing(): string[] {
    return sharingWith(this.#subject, this.#known);
  }

  /** What an apply couldn't check; `undefined` when it could. */
  unchecked(plan: Plan | undefined): string | undefined {
    if (this.#inputs.command !== 'apply' || !plan || plan.changes.some(isMarked)) return undefined;
    return uncheckedWords(this.#subject, this.#known, environmentNames(this.#inputs.workingDirectory));
  }

  async #prepareApply(): Promise<void> {
    const api = await this.api();
    if (!api) return requireReview(undefined, this.#inputs);
    await requireTip(api, this.#run, this.#inputs);
    if (this.#isRotation) return;
    this.#merged = await pullRequestOf(api, this.#run);
    requireReview(this.#merged, this.#inputs);
    if (!this.#merged) return;
    this.pull = this.#merged.number;
    this.#sections = await this.#readSections(api, this.#merged);
    this.see(this.#sections);
    requireOwnServer(this.#subject, this.#known);
  }

  async #preparePreview(): Promise<void> {
    if (this.#inputs.pullRequest === undefined) return;
    const api = await this.api();
    this.#previewed = await previewedPull({
      api,
      run: this.#run,
      inputs: this.#inputs,
      variables: this.#variables,
      checkedOut: checkedOut(this.#run.workspace),
    });
    this.pull = this.#previewed.number;
    if (api) this.see(await standingSections(api, this.pull));
    requireOwnServer(this.#subject, this.#known);
  }

  /** Without the reviewed plan everything counts as unseen: that stops an apply unless it only warns of such. */
  async #readSections(api: GitHubApi, merged: PullRequest): Promise<readonly Section[]> {
    try {
      return await standingSections(api, merged.number);
    } catch (error) {
      const { isTransient, message } = error as Partial<GitHubError>;
      if (this.#inputs.onPlanMismatch !== 'warn' || !isTransient) throw error;
      this.#runner.warn(`The reviewed plan couldn't be read, so nothing is compared with it: ${message}`);
      return [];
    }
  }

  /** A comment that can't be reached is no reason not to plan. */
  async #outdate(pull: number): Promise<void> {
    if (this.#inputs.comment === 'never') return;
    try {
      const api = await this.api();
      if (!api) return;
      await outdateComment({
        api,
        pull,
        run: this.#run,
        subject: this.#subject,
        links: linksFor(this.#run, this.#inputs),
        sees: (all) => this.see(all),
      });
    } catch (error) {
      this.#runner.log(`The standing comment wasn't marked as outdated: ${String((error as Error).message)}`);
    }
  }

  /** GitHub's word about this job for an audience. */
  signed(audience: string): Promise<string> {
    return identityToken(audience, this.#variables);
  }

  /** The files of the run's pull request, asked once; `undefined` where there is none, or GitHub doesn't say. */
  async files(): Promise<string[] | undefined> {
    const { event } = this.#run;
    const number = event.kind === 'pull-request' ? event.number : this.#previewed?.number;
    if (number === undefined) return undefined;
    try {
      const api = await this.api();
      this.#files ??= api?.filesOf(number);
      return await this.#files;
    } catch {
      return undefined;
    }
  }

  /** Between the plan and the first write of an apply: what wasn't reviewed as it is now is left out. */
  async review(plan: Plan, connectors?: Connectors): Promise<Review & { people?: ReviewedPeople | undefined }> {
    if (this.#isRotation) return onlyRotations(plan, this.#inputs);
    const api = await this.api();
    const merged = this.#merged;
    if (!api || !merged || effectiveChanges(plan).length === 0) return { plan, leftAlone: [] };
    const claimsOf = openTokenReader(this.#run.server, this.#variables);
    const prove = (pull: PullRequest, sections: readonly Section[]) =>
      provenReview({ ...this.#planJob(pull), api, subject: this.#subject, sections, claimsOf });
    const onMismatch = this.#inputs.onPlanMismatch;
    const compare = (proven: readonly ProvenReview[]) => reviewPlan({ plan, proven, onMismatch, connectors });
    const own = await prove(merged, this.#sections);
    let review = compare([own]);
    if (review.markdown) {
      const beside = await pullsBeside(api, this.#run, merged);
      const others = beside.map(async (pull) => prove(pull, await standingSections(api, pull.number)));
      review = compare([own, ...(await Promise.all(others))]);
    }
    this.reviewMarkdown = review.markdown;
    return { ...review, people: await this.#reviewedPeople(plan, merged, claimsOf) };
  }

  async #reviewedPeople(
    plan: Plan,
    { head }: PullRequest,
    claimsOf: ReturnType<typeof openTokenReader>,
  ): Promise<ReviewedPeople | undefined> {
    const { repository, defaultBranch } = this.#run;
    const [sections, subject] = [this.#sections, this.#subject];
    const count = await provenPeople({ sections, subject, head, repository, defaultBranch, claimsOf });
    const packed = requireProved(count, this.#run.event);
    return packed === undefined ? undefined : unpackedPeople(packed, plan);
  }

  get #isRotation(): boolean {
    return isRotationRun(this.#run, this.#inputs);
  }

  /** Where a plan of this pull request must have been made to count. */
  #planJob(pull: PullRequest): PlanJob {
    const { repository, defaultBranch, workflowPath } = this.#run;
    return { repository, defaultBranch, pull, workflows: [this.#inputs.planWorkflow, workflowPath] };
  }
}

/** The connection on the server says for which environment it was written: the plan has compared that. */
function isMarked(change: Change): boolean {
  const live = 'live' in change ? change.live : undefined;
  return live !== undefined && markerOf(live, defaultMarkerProperty)?.environment !== undefined;
}
