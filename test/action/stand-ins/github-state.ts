/** What a repository on the stand-in for GitHub holds. */
export interface RepositoryState {
  repository: string;
  viewer: string;
  /** How GraphQL calls the viewer, where it says another name. */
  viewerByGraphQl?: string;
  comments: StoredComment[];
  issues: StoredIssue[];
  pulls: StoredPull[];
  /** A commit's pull requests, by number. */
  pullsOfCommit: Map<string, number[]>;
  branches: Map<string, string>;
  /** `base...head` → the paths that differ. */
  comparisons: Map<string, StoredFile[]>;
  filesOfPull: Map<number, StoredFile[]>;
  /** Who wrote and committed a pull request's commits; `null` for an address that belongs to no account. */
  commitsOfPull: Map<number, { sha: string; author: string | null; committer: string | null }[]>;
  trees: Map<string, { path: string; content: string | null }[]>;
  commits: Map<string, { tree: string; parents: string[]; message: string }>;
  /** The last commit of a file, by its path. */
  lastCommits: Map<string, { sha: string; at: string }>;
  /** Workflow jobs, by id. */
  jobs: Map<number, StoredJob>;
  nextId: number;
}

/** A path that differs; of a renamed file both. */
export type StoredFile = string | { filename: string; previous_filename: string };

export interface StoredJob {
  run: number;
  head: string;
  /** `null` while it is at work. */
  conclusion: string | null;
  /** What an identity token says of it. */
  claims: Readonly<Record<string, unknown>>;
}

export interface StoredComment {
  id: number;
  issue: number;
  body: string;
  author: string;
  updates: number;
}

export interface StoredIssue {
  number: number;
  title: string;
  body: string;
  labels: string[];
  state: 'open' | 'closed';
  stateReason: string | null;
  author: string;
  isPull?: true;
}

export interface StoredPull {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  mergedAt: string | null;
  mergeCommit: string | null;
  head: { ref: string; sha: string };
  base: string;
  author: string;
  /** The repository of a fork. */
  from?: string;
}

export function emptyState(repository: string): RepositoryState {
  return {
    repository,
    viewer: 'github-actions[bot]',
    comments: [],
    issues: [],
    pulls: [],
    pullsOfCommit: new Map(),
    branches: new Map([['main', 'a'.repeat(40)]]),
    comparisons: new Map(),
    filesOfPull: new Map(),
    commitsOfPull: new Map(),
    trees: new Map(),
    commits: new Map(),
    lastCommits: new Map(),
    jobs: new Map(),
    nextId: 101,
  };
}
