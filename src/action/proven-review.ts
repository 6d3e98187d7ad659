import { failureFrom } from '../commands/refusal.ts';
import type { ReviewedMark, Section } from '../core/report/markdown/comment-section.ts';
import { shortSha } from '../core/report/markdown/links.ts';
import type { ReviewedPlan } from '../core/report/markdown/reviewed-plan.ts';
import { isSameButForShard, type Subject } from '../core/report/subject.ts';
import type { GitHubApi, PullRequest } from '../edges/github/github-api.ts';
import type { Claims } from '../edges/github/identity.ts';
import { attestedBy, unpackToken } from './attestation.ts';

interface ReviewQuestion extends PlanJob {
  api: GitHubApi;
  subject: Subject;
  /** What the pull request's comment says, in our own name. */
  sections: readonly Section[];
  /** Reads a token that GitHub signed. */
  claimsOf(token: string): Promise<Claims>;
}

/** What is proved to have been reviewed, and why the rest isn't. */
export interface ProvenReview {
  reviewed: ReviewedPlan | undefined;
  doubts: Doubt[];
}

/**
 * What a pull request's comment says was planned, as far as GitHub vouches for it. A comment can be written by every
 * workflow that may comment, so it is believed in nothing: each plan's digests must be those that the plan job of this
 * pull request, at the commit that was merged, had GitHub sign.
 */
export async function provenReview(question: ReviewQuestion): Promise<ProvenReview> {
  const { sections, subject } = question;
  const own = sections.filter(({ marker }) => isSameButForShard(marker, subject) && marker.reviewed);
  if (own.length === 0) return { reviewed: undefined, doubts: [isElsewhere(question) ? otherServer : noPlan] };
  const doubt = await doubtAboutPull(question);
  if (doubt) return { reviewed: undefined, doubts: [doubt] };
  const marks = own.flatMap(({ marker }) => marker.reviewed ?? []);
  const judged = await Promise.all(marks.map((mark) => prove(mark, question)));
  const proven = judged.filter((one) => 'digest' in one);
  return { reviewed: asPlan(proven, own), doubts: judged.filter((one) => 'why' in one) };
}

function asPlan(proven: readonly ReviewedMark[], sections: readonly Section[]): ReviewedPlan | undefined {
  if (proven.length === 0) return undefined;
  return {
    digests: proven.map(({ digest }) => digest),
    changes: proven.map(({ changes }) => changes ?? '').join(''),
    text: sections.map(({ text }) => text).join('\n\n'),
  };
}

/** A plan stands there for the same environment and folder, made on another address. */
function isElsewhere({ sections, subject }: ReviewQuestion): boolean {
  const anywhere = { ...subject, server: undefined };
  return sections.some(({ marker }) => isSameButForShard(marker, anywhere) && marker.reviewed);
}

async function doubtAboutPull({ api, pull }: ReviewQuestion): Promise<Doubt | undefined> {
  try {
    return doubtAboutFiles(await api.filesOf(pull.number));
  } catch (error) {
    return doubtFrom(error);
  }
}

async function prove(mark: ReviewedMark, question: ReviewQuestion): Promise<ReviewedMark | Doubt> {
  if (!mark.proof) return noProof;
  const { api, claimsOf, pull, subject } = question;
  try {
    const claims = await claimsOf(unpackToken(mark.proof));
    const doubt = doubtAbout(claims, question);
    if (doubt) return doubt;
    const attested = { ...mark, subject: { ...subject, shard: mark.shard }, head: pull.head };
    const proven = attestedBy(claims.aud, attested);
    return proven ? (doubtAboutJob(await jobOf(api, claims), pull) ?? proven) : otherPlan;
  } catch (error) {
    return doubtFrom(error);
  }
}

/** The job itself; where GitHub doesn't say which (a GitHub Enterprise Server of 2025), its whole run. */
function jobOf(api: GitHubApi, { check_run_id: job, run_id: run }: Claims) {
  return job === undefined ? api.run(Number(run)) : api.job(Number(job));
}

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
function doubtAbout(claims: Claims, { repository, defaultBranch, pull, workflows }: PlanJob): Doubt | undefined {
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
function doubtAboutJob(job: { head: string; conclusion: string | undefined }, pull: PullRequest): Doubt | undefined {
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

const noPlan: Doubt = {
  why: 'the pull request holds no plan for this environment',
  fix: 'give its plan job a server, or set on-plan-mismatch to warn',
};

const otherServer: Doubt = {
  why: 'the pull request’s plan was made on another server’s address',
  fix: 'give the plan job and the apply job the same admin-url',
};

const noProof: Doubt = {
  why: 'the plan in the pull request carries no proof of the job that made it',
  fix: 'add `id-token: write` under `permissions:` of the plan job, then open a new pull request',
};

const otherPlan: Doubt = { why: 'its proof is of another plan than the comment shows', fix: again };

/** A request that GitHub refused leaves the same doubt as a wrong answer. */
function doubtFrom(error: unknown): Doubt {
  const { message, hint = 'run the job again' } = failureFrom(error);
  return { why: message, fix: hint };
}
