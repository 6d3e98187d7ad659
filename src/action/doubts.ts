import { failureFrom } from '../commands/refusal.ts';
import { shortSha } from '../core/report/markdown/links.ts';
import type { PullRequest } from '../edges/github/github-api.ts';
import type { Claims } from '../edges/github/identity.ts';

/** Why a plan in a pull request doesn't count as reviewed, and what to do about it. */
export interface Doubt {
  why: string;
  fix: string;
  /** The file that it is about. */
  file?: string;
}

/** Where a plan that counts was made. */
export interface PlanJob {
  /** `acme/identity` */
  repository: string;
  defaultBranch: string;
  pull: PullRequest;
  /** The paths of the workflows that may plan. */
  workflows: readonly string[];
}

const again = 'open a new pull request, so that its plan is made and proved again';

/** What speaks against a token being a plan job's, by what GitHub says of the job; `undefined` for an honest one. */
export function doubtAbout(claims: Claims, { repository, defaultBranch, pull, workflows }: PlanJob): Doubt | undefined {
  const ref = `refs/pull/${pull.number}/merge`;
  const told = (claim: string) => String(claims[claim] ?? '');
  const [path = ''] = told('workflow_ref')
    .slice(repository.length + 1)
    .split('@');
  const another = (what: string): Doubt => ({ why: `its proof is of ${what}`, fix: again });
  if (told('repository').toLowerCase() !== repository.toLowerCase()) return another('another repository');
  if (told('event_name') !== 'pull_request') return another(`a run on ${told('event_name')}, not on a pull request`);
  if (told('ref') !== ref) return another('another pull request');
  if (defaultBranch === '' || told('base_ref') !== defaultBranch)
    return another(`a pull request into ${told('base_ref')}, not into the default branch`);
  if (!workflows.some((workflow) => isWorkflow(told('workflow_ref'), { repository, workflow, ref })))
    return {
      why: `its proof is of another workflow, ${path}`,
      fix: 'name the workflow that plans in input plan-workflow',
    };
  return undefined;
}

function isWorkflow(claim: string, { repository, workflow, ref }: Record<'repository' | 'workflow' | 'ref', string>) {
  const [own, other] = [`${repository}/`, claim.slice(0, repository.length + 1)];
  return own.toLowerCase() === other.toLowerCase() && claim.slice(own.length) === `${workflow}@${ref}`;
}

/** What speaks against the job that made a proof, by what GitHub tells of it today. */
export function doubtAboutJob(
  job: { head: string; conclusion: string | undefined },
  pull: PullRequest,
): Doubt | undefined {
  if (job.head !== pull.head)
    return {
      why: `its proof is of ${shortSha(job.head)}, not of ${shortSha(pull.head)}, which was merged`,
      fix: again,
    };
  if (job.conclusion === undefined)
    return { why: 'the job that planned hasn’t ended yet', fix: 'run this job again when it has' };
  if (job.conclusion !== 'success') return { why: `the job that planned ended as “${job.conclusion}”`, fix: again };
  return undefined;
}

/** GitHub tells no more files of a pull request. */
const mostFiles = 3_000;

/** Files below `.github` that start nothing. Whatever else is there may change what a plan job does. */
const idle =
  /^\.github\/(CODEOWNERS|FUNDING\.yml|dependabot\.ya?ml|ISSUE_TEMPLATE\/.*|PULL_REQUEST_TEMPLATE\/.*|[^/]*\.md)$/;

/** A plan job whose workflow the pull request brings along proves nothing. */
export function doubtAboutFiles(files: readonly string[]): Doubt | undefined {
  const changed = files.find((file) => file.startsWith('.github/') && !idle.test(file));
  const fix = 'bring changes of workflows in a pull request of their own, and merge it first';
  if (changed)
    return {
      why: `the pull request changes ${changed}, so its own workflow may have made the plan`,
      fix,
      file: changed,
    };
  if (files.length < mostFiles) return undefined;
  return { why: 'the pull request has more files than GitHub tells, so a workflow may be among them', fix: 'split it' };
}

export const noPlan: Doubt = {
  why: 'the pull request holds no plan for this environment',
  fix: 'give its plan job a server, or set on-plan-mismatch to warn',
};

export const otherServer: Doubt = {
  why: 'the pull request’s plan was made on another server’s address',
  fix: 'give the plan job and the apply job the same admin-url',
};

export const noProof: Doubt = {
  why: 'the plan in the pull request carries no proof of the job that made it',
  fix: 'add `id-token: write` under `permissions:` of the plan job, then open a new pull request',
};

export const otherPlan: Doubt = { why: 'its proof is of another plan than the comment shows', fix: again };

/** A request that GitHub refused leaves the same doubt as a wrong answer. */
export function doubtFrom(error: unknown): Doubt {
  const { message, hint = 'run the job again' } = failureFrom(error);
  return { why: message, fix: hint };
}
