/** GitHub’s answers as the action knows them. */
import type { Comment, EndedJob, Issue, PullCommit, PullRequest, StandingPull } from './github-api.ts';

export function endedJob({ head_sha: head, conclusion }: { head_sha: string; conclusion: string | null }): EndedJob {
  return { head, conclusion: conclusion ?? undefined };
}

export function commentOf(comment: {
  id: number;
  html_url: string;
  body?: string;
  user: { login: string } | null;
}): Comment {
  return { id: comment.id, url: comment.html_url, body: comment.body ?? '', author: comment.user?.login ?? '' };
}

/** An account that is gone, or an address that belongs to none, has no login. */
export function pullCommit(commit: {
  sha: string;
  author: { login?: string } | null;
  committer: { login?: string } | null;
}): PullCommit {
  const { sha, author, committer } = commit;
  return { sha, author: author?.login || undefined, committer: committer?.login || undefined };
}

export function issueOf(issue: {
  number: number;
  html_url: string;
  state: string;
  title: string;
  body?: string | null;
  user: { login: string } | null;
}): Issue {
  return {
    number: issue.number,
    url: issue.html_url,
    state: issue.state === 'open' ? 'open' : 'closed',
    title: issue.title,
    body: issue.body ?? '',
    author: issue.user?.login ?? '',
  };
}

export function pullOf(pull: {
  number: number;
  html_url: string;
  merged_at: string | null;
  merge_commit_sha?: string | null;
  head: { sha: string };
  base: { ref: string };
}): PullRequest {
  return {
    number: pull.number,
    url: pull.html_url,
    mergedAt: pull.merged_at ?? undefined,
    mergeCommit: pull.merge_commit_sha ?? undefined,
    head: pull.head.sha,
    base: pull.base.ref,
  };
}

export function standingPull({
  number,
  state,
  head,
  base,
  user,
}: {
  number: number;
  state: string;
  head: { sha: string; repo: { full_name: string } | null };
  base: { ref: string; repo: { full_name: string } };
  user: { login: string } | null;
}): StandingPull {
  const [from, here] = [head.repo?.full_name.toLowerCase(), base.repo.full_name.toLowerCase()];
  return {
    number,
    isOpen: state === 'open',
    head: head.sha,
    base: base.ref,
    author: user?.login ?? '',
    fork: from !== here,
  };
}

/** A file that was renamed has two. */
export function namesOf(file: { filename: string; previous_filename?: string }): string[] {
  return [file.filename, ...(file.previous_filename ? [file.previous_filename] : [])];
}
