import type { DatedCommit } from '../../core/report/drift.ts';

/** The part of GitHub's REST API that the action uses. Every method rejects with a `GitHubError`. */
export interface GitHubApi {
  /** All comments of a pull request, oldest first. */
  comments(pull: number): Promise<Comment[]>;
  comment(id: number): Promise<Comment | undefined>;
  createComment(pull: number, body: string): Promise<Comment>;
  /** `undefined` when somebody deleted it meanwhile. */
  updateComment(id: number, body: string): Promise<Comment | undefined>;
  deleteComment(id: number): Promise<void>;
  /** The login that our own comments carry. */
  login(): Promise<string>;

  /** A pull request as it is now; `undefined` when there is none of this number. */
  pull(number: number): Promise<StandingPull | undefined>;
  /** Who wrote and who committed each commit of a pull request; GitHub tells at most 250. */
  commitsOf(pull: number): Promise<PullCommit[]>;
  /** The commits that a commit was made on: of a merge, the branch that it went into first. */
  parentsOf(sha: string): Promise<string[]>;
  /** The pull requests that a commit belongs to. */
  pullsOf(sha: string): Promise<PullRequest[]>;
  /** The paths of a pull request's files, of a renamed one both; GitHub tells at most 3,000 files. */
  filesOf(pull: number): Promise<string[]>;
  /** The commit at a branch's tip. */
  tipOf(branch: string): Promise<string>;
  /** The paths that differ from `base` to `head`; `undefined` when GitHub doesn't tell all. */
  filesBetween(base: string, head: string): Promise<string[] | undefined>;

  /** The last commit up to `sha` that changed a file; `undefined` when there is none. */
  lastCommitOf(path: string, sha: string): Promise<DatedCommit | undefined>;

  /** A workflow run's job, by its id or its check run's, which are one. */
  job(id: number): Promise<EndedJob>;
  /** A workflow run as a whole. */
  run(id: number): Promise<EndedJob>;
  /** What started a run, and on which commit; `undefined` when there is no such run. */
  originOf(run: number): Promise<RunOrigin | undefined>;
  /** Whether a commit belongs to a branch. */
  isOn(branch: string, sha: string): Promise<boolean>;

  /** Issues with a label, open and closed, the last updated first; no pull requests. */
  issues(label: string): Promise<Issue[]>;
  issue(number: number): Promise<Issue>;
  createIssue(issue: { title: string; body: string; labels: string[] }): Promise<Issue>;
  updateIssue(number: number, change: IssueChange): Promise<Issue>;

  /** Writes files on a branch of its own, on top of `base`, and opens (or finds) the pull request for it. */
  proposeFiles(proposal: Proposal): Promise<{ number: number; url: string }>;

  /** Requests made so far. */
  readonly requestCount: number;
}

export interface Comment {
  id: number;
  url: string;
  body: string;
  author: string;
}

export interface EndedJob {
  /** The commit that people pushed, whatever was merged with it for the run. */
  head: string;
  /** `success`, `failure`, `cancelled`, …; `undefined` while it is at work. */
  conclusion: string | undefined;
}

export interface RunOrigin {
  /** `push`, `workflow_dispatch`, … */
  event: string;
  sha: string;
  /** `acme/identity`: another repository's for a fork. */
  repository: string;
}

export interface PullRequest {
  number: number;
  url: string;
  mergedAt: string | undefined;
  mergeCommit: string | undefined;
  head: string;
  base: string;
}

export interface StandingPull {
  number: number;
  isOpen: boolean;
  /** The commit that people pushed last. */
  head: string;
  /** The branch that it is meant for. */
  base: string;
  /** Whose it is. */
  author: string;
  /** Another repository's, or one that is gone. */
  fork: boolean;
}

/** A commit's people, by their logins; absent where GitHub knows no account of the address in the commit. */
export interface PullCommit {
  sha: string;
  author: string | undefined;
  committer: string | undefined;
}

export interface Issue {
  number: number;
  url: string;
  state: 'open' | 'closed';
  title: string;
  body: string;
  author: string;
}

export interface IssueChange {
  title?: string;
  body?: string;
  state?: 'open' | 'closed';
  stateReason?: 'completed' | 'reopened';
}

export interface Proposal {
  /** The branch to propose to, and the commit to build on. */
  base: string;
  baseSha: string;
  branch: string;
  title: string;
  body: string;
  message: string;
  /** Files by path, `undefined` removes one. */
  files: ReadonlyMap<string, string | undefined>;
}
