/** Event payloads in the shapes that GitHub sends, with names of our own. Only what a reader could look at. */

const repository = {
  id: 51_423,
  name: 'identity',
  full_name: 'acme/identity',
  default_branch: 'main',
  private: true,
  fork: false,
  owner: { login: 'acme', id: 90_210, type: 'Organization' },
  html_url: 'https://github.com/acme/identity',
};

interface PullRequestParts {
  number: number;
  head: string;
  action?: string;
  /** `null`: the fork is gone. */
  from?: string | null;
  author?: string;
  /** The branch that it is meant for. */
  base?: string;
}

export function pullRequestOpened({
  number,
  head,
  action = 'opened',
  from = 'acme/identity',
  author = 'amelia',
  base = 'main',
}: PullRequestParts) {
  return {
    action,
    number,
    pull_request: {
      number,
      state: 'open',
      title: 'Provision Zoom',
      merged: false,
      merged_at: null,
      merge_commit_sha: null,
      mergeable: null,
      draft: false,
      user: { login: author, type: author.endsWith('[bot]') ? 'Bot' : 'User' },
      head: {
        ref: 'zoom',
        sha: head,
        label: 'acme:zoom',
        repo: from === null ? null : { full_name: from, fork: from !== repository.full_name },
      },
      base: { ref: base, sha: 'b'.repeat(40), label: `acme:${base}`, repo: repository },
    },
    repository,
    sender: { login: author },
  };
}

export function pullRequestClosed(parts: PullRequestParts) {
  const payload = pullRequestOpened({ ...parts, action: 'closed' });
  return {
    ...payload,
    pull_request: {
      ...payload.pull_request,
      state: 'closed',
      merged: true,
      merged_at: '2026-11-24T09:00:00Z',
      merge_commit_sha: 'e'.repeat(40),
    },
  };
}

/** A push of one commit; in Actions its commits don't list their files. */
export function pushed(sha: string) {
  const commit = {
    id: sha,
    message: 'Merge pull request #7 from acme/zoom',
    distinct: true,
    committer: { username: 'web-flow' },
  };
  return {
    ref: 'refs/heads/main',
    before: 'b'.repeat(40),
    after: sha,
    commits: [commit],
    head_commit: commit,
    pusher: { name: 'amelia' },
    repository,
    forced: false,
  };
}

export function scheduled() {
  return { schedule: '17 5 * * 1-5', workflow: '.github/workflows/drift.yml', repository };
}

export function dispatched(inputs: Record<string, string> | null) {
  return {
    inputs,
    ref: 'refs/heads/main',
    workflow: '.github/workflows/apply.yml',
    repository,
    sender: { login: 'amelia' },
  };
}

export function mergeGroup() {
  return {
    action: 'checks_requested',
    merge_group: {
      head_sha: 'e'.repeat(40),
      head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-b',
      base_sha: 'b'.repeat(40),
      base_ref: 'refs/heads/main',
    },
    repository,
  };
}

export function issueComment() {
  return { action: 'created', issue: { number: 7, pull_request: {} }, comment: { body: '/apply' }, repository };
}
