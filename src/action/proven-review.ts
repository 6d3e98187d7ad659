import type { ReviewedMark, Section } from '../core/report/markdown/comment-section.ts';
import type { ReviewedPlan } from '../core/report/markdown/reviewed-plan.ts';
import { isSameButForShard, type Subject } from '../core/report/subject.ts';
import type { GitHubApi } from '../edges/github/github-api.ts';
import type { Claims } from '../edges/github/identity.ts';
import { attestedBy, unpackToken } from './attestation.ts';
import {
  type Doubt,
  doubtAbout,
  doubtAboutFiles,
  doubtAboutJob,
  doubtFrom,
  noPlan,
  noProof,
  otherPlan,
  otherServer,
  type PlanJob,
} from './doubts.ts';

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
