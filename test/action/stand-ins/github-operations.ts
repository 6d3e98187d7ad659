import type { RepositoryState, StoredComment, StoredFile, StoredIssue, StoredJob, StoredPull } from './github-state.ts';

/** What an operation gets: the parts of its path, its query and body. */
interface Asked {
  state: RepositoryState;
  parts: Record<string, string>;
  query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are checked against GitHub's description before they get here
  body: any;
}

/** A refusal, as GitHub words it. */
export class Refusal {
  readonly status: number;
  readonly message: string;

  constructor(status: number, message: string) {
    this.status = status;
    this.message = message;
  }
}

const asFile = (file: StoredFile) => (typeof file === 'string' ? { filename: file } : file);

export interface OperationOf {
  /** What the token needs: `pull-requests: write`. */
  permission: [area: 'actions' | 'contents' | 'issues' | 'pull-requests', level: 'read' | 'write'];
  answer(asked: Asked): unknown;
}

const documentedLimit = 65_536;
const notFound = () => new Refusal(404, 'Not Found');

/** Each operation of the description that the stand-in carries out, by its name there. */
export const operationTable: Record<string, OperationOf> = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    permission: ['pull-requests', 'read'],
    answer: ({ state, parts }) =>
      state.comments.filter((one) => one.issue === Number(parts.issue_number)).map((one) => commentAnswer(state, one)),
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    permission: ['pull-requests', 'write'],
    answer: ({ state, parts, body }) => {
      if (body.body.length > documentedLimit) return tooLong();
      const id = state.nextId++;
      const comment = { id, issue: Number(parts.issue_number), body: body.body, author: state.viewer, updates: 0 };
      state.comments.push(comment);
      return commentAnswer(state, comment);
    },
  },
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': {
    permission: ['pull-requests', 'read'],
    answer: ({ state, parts }) => withComment(state, parts, (comment) => commentAnswer(state, comment)),
  },
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': {
    permission: ['pull-requests', 'write'],
    answer: ({ state, parts, body }) =>
      withComment(state, parts, (comment) => {
        if (body.body.length > documentedLimit) return tooLong();
        if (comment.author !== state.viewer) return new Refusal(403, 'Resource not accessible by integration');
        comment.body = body.body;
        comment.updates += 1;
        return commentAnswer(state, comment);
      }),
  },
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': {
    permission: ['pull-requests', 'write'],
    answer: ({ state, parts }) =>
      withComment(state, parts, (comment) => {
        state.comments.splice(state.comments.indexOf(comment), 1);
        return undefined;
      }),
  },
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': {
    permission: ['pull-requests', 'read'],
    answer: ({ state, parts }) =>
      (state.pullsOfCommit.get(parts.commit_sha ?? '') ?? [])
        .map((number) => state.pulls.find((pull) => pull.number === number))
        .filter((pull) => pull !== undefined)
        .map((pull) => pullAnswer(state, pull)),
  },
  'GET /repos/{owner}/{repo}/commits': {
    permission: ['contents', 'read'],
    answer: ({ state, query }) => {
      const last = state.lastCommits.get(query.get('path') ?? '');
      return last ? [{ sha: last.sha, commit: { committer: { date: last.at } } }] : [];
    },
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': {
    permission: ['pull-requests', 'read'],
    answer: ({ state, parts }) =>
      (state.filesOfPull.get(Number(parts.pull_number)) ?? []).map((file) => ({ status: 'modified', ...asFile(file) })),
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits': {
    permission: ['pull-requests', 'read'],
    answer: ({ state, parts }) =>
      (state.commitsOfPull.get(Number(parts.pull_number)) ?? []).map(({ sha, author, committer }) => ({
        sha,
        author: author === null ? null : user(author),
        committer: committer === null ? null : user(committer),
      })),
  },
  'GET /repos/{owner}/{repo}/actions/jobs/{job_id}': {
    permission: ['actions', 'read'],
    answer: ({ state, parts }) => {
      const job = state.jobs.get(Number(parts.job_id));
      return job ? { id: Number(parts.job_id), run_id: job.run, ...endedAnswer(job) } : notFound();
    },
  },
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}': {
    permission: ['actions', 'read'],
    answer: ({ state, parts }) => {
      const job = [...state.jobs.values()].find(({ run }) => run === Number(parts.run_id));
      if (!job) return notFound();
      const { event_name: event = 'push', repository = state.repository } = job.claims;
      return { id: job.run, ...endedAnswer(job), event, head_repository: { full_name: repository } };
    },
  },
  'GET /repos/{owner}/{repo}/branches/{branch}': {
    permission: ['contents', 'read'],
    answer: ({ state, parts }) => {
      const sha = state.branches.get(parts.branch ?? '');
      return sha === undefined ? notFound() : { name: parts.branch, commit: { sha } };
    },
  },
  'GET /repos/{owner}/{repo}/compare/{basehead}': {
    permission: ['contents', 'read'],
    answer: ({ state, parts }) => {
      const files = state.comparisons.get(parts.basehead ?? '');
      return files ? { status: 'ahead', files: files.map(asFile) } : notFound();
    },
  },
  'GET /repos/{owner}/{repo}/issues': {
    permission: ['issues', 'read'],
    answer: ({ state, query }) =>
      state.issues
        .filter((issue) => query.get('state') === 'all' || issue.state === (query.get('state') ?? 'open'))
        .filter((issue) =>
          (query.get('labels') ?? '').split(',').every((label) => label === '' || issue.labels.includes(label)),
        )
        .map((issue) => issueAnswer(state, issue)),
  },
  'POST /repos/{owner}/{repo}/issues': {
    permission: ['issues', 'write'],
    answer: ({ state, body }) => {
      if (body.body.length > documentedLimit) return tooLong();
      const { title, labels = [] } = body;
      const number = state.nextId++;
      const author = state.viewer;
      const issue: StoredIssue = { number, title, body: body.body, labels, state: 'open', stateReason: null, author };
      state.issues.push(issue);
      return issueAnswer(state, issue);
    },
  },
  'GET /repos/{owner}/{repo}/issues/{issue_number}': {
    permission: ['issues', 'read'],
    answer: ({ state, parts }) => withIssue(state, parts, (issue) => issueAnswer(state, issue)),
  },
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': {
    permission: ['issues', 'write'],
    answer: ({ state, parts, body }) =>
      withIssue(state, parts, (issue) => {
        if (body.title !== undefined) issue.title = body.title;
        if (body.state !== undefined) issue.state = body.state;
        if (body.state_reason !== undefined) issue.stateReason = body.state_reason;
        // An over-long text is answered with 200 and kept as it was.
        if (body.body !== undefined && body.body.length <= documentedLimit) issue.body = body.body;
        return issueAnswer(state, issue);
      }),
  },
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': {
    permission: ['contents', 'read'],
    answer: ({ state, parts }) => ({
      sha: parts.commit_sha,
      tree: { sha: state.commits.get(parts.commit_sha ?? '')?.tree ?? 'b'.repeat(40), url: '' },
      parents: (state.commits.get(parts.commit_sha ?? '')?.parents ?? []).map((sha) => ({
        sha,
        url: '',
        html_url: '',
      })),
    }),
  },
  'POST /repos/{owner}/{repo}/git/trees': {
    permission: ['contents', 'write'],
    answer: ({ state, body }) => {
      const sha = shaOf(state.nextId++);
      state.trees.set(
        sha,
        body.tree.map((entry: { path: string; content?: string }) => ({
          path: entry.path,
          content: entry.content ?? null,
        })),
      );
      return { sha, tree: [], truncated: false };
    },
  },
  'POST /repos/{owner}/{repo}/git/commits': {
    permission: ['contents', 'write'],
    answer: ({ state, body }) => {
      const sha = shaOf(state.nextId++);
      state.commits.set(sha, { tree: body.tree, parents: body.parents, message: body.message });
      return { sha };
    },
  },
  'POST /repos/{owner}/{repo}/git/refs': {
    permission: ['contents', 'write'],
    answer: ({ state, body }) => {
      const branch = body.ref.replace('refs/heads/', '');
      if (state.branches.has(branch)) return new Refusal(422, 'Reference already exists');
      state.branches.set(branch, body.sha);
      return { ref: body.ref, object: { sha: body.sha, type: 'commit', url: '' } };
    },
  },
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': {
    permission: ['contents', 'write'],
    answer: ({ state, parts, body }) => {
      const branch = (parts.ref ?? '').replace('heads/', '');
      const isOnTop = state.commits.get(body.sha)?.parents.includes(state.branches.get(branch) ?? '');
      if (body.force !== true && !isOnTop) return new Refusal(422, 'Update is not a fast forward');
      state.branches.set(branch, body.sha);
      return { ref: `refs/${parts.ref}`, object: { sha: body.sha, type: 'commit', url: '' } };
    },
  },
  'GET /repos/{owner}/{repo}/pulls': {
    permission: ['pull-requests', 'read'],
    answer: ({ state, query }) =>
      state.pulls
        .filter((pull) => pull.state === (query.get('state') ?? 'open'))
        .filter((pull) => !query.get('head') || query.get('head')?.endsWith(`:${pull.head.ref}`))
        .map((pull) => pullAnswer(state, pull)),
  },
  'POST /repos/{owner}/{repo}/pulls': {
    permission: ['pull-requests', 'write'],
    answer: ({ state, body }) => {
      const { title, base } = body;
      const pull: StoredPull = {
        number: state.nextId++,
        title,
        body: body.body ?? '',
        state: 'open',
        mergedAt: null,
        mergeCommit: null,
        head: { ref: body.head, sha: state.branches.get(body.head) ?? '' },
        base,
        author: state.viewer,
      };
      state.pulls.push(pull);
      return pullAnswer(state, pull);
    },
  },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': {
    permission: ['pull-requests', 'read'],
    answer: ({ state, parts }) => {
      const pull = state.pulls.find((one) => one.number === Number(parts.pull_number));
      return pull ? pullAnswer(state, pull) : notFound();
    },
  },
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': {
    permission: ['pull-requests', 'write'],
    answer: ({ state, parts, body }) => {
      const pull = state.pulls.find((one) => one.number === Number(parts.pull_number));
      if (!pull) return notFound();
      Object.assign(pull, { title: body.title ?? pull.title, body: body.body ?? pull.body });
      return pullAnswer(state, pull);
    },
  },
};

function endedAnswer({ head, conclusion }: StoredJob) {
  return { head_sha: head, conclusion, status: conclusion === null ? 'in_progress' : 'completed' };
}

function tooLong(): Refusal {
  return new Refusal(422, 'Validation Failed: Body is too long (maximum is 65536 characters)');
}

function withComment(state: RepositoryState, parts: Record<string, string>, use: (comment: StoredComment) => unknown) {
  const comment = state.comments.find((one) => one.id === Number(parts.comment_id));
  return comment ? use(comment) : notFound();
}

function withIssue(state: RepositoryState, parts: Record<string, string>, use: (issue: StoredIssue) => unknown) {
  const issue = state.issues.find((one) => one.number === Number(parts.issue_number));
  return issue ? use(issue) : notFound();
}

function shaOf(id: number): string {
  return id.toString(16).padStart(40, 'c');
}

function commentAnswer(state: RepositoryState, { id, issue, body, author }: StoredComment) {
  const html_url = `https://github.com/${state.repository}/pull/${issue}#issuecomment-${id}`;
  return { id, body, html_url, user: user(author) };
}

function issueAnswer(state: RepositoryState, issue: StoredIssue) {
  const { number, title, body, author, stateReason } = issue;
  const html_url = `https://github.com/${state.repository}/issues/${number}`;
  const labels = issue.labels.map((name) => ({ name }));
  return {
    number,
    title,
    body,
    state: issue.state,
    state_reason: stateReason,
    labels,
    html_url,
    user: user(author),
    ...(issue.isPull ? { pull_request: {} } : {}),
  };
}

function pullAnswer(state: RepositoryState, pull: StoredPull) {
  return {
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    html_url: `https://github.com/${state.repository}/pull/${pull.number}`,
    head: { ...pull.head, label: '', repo: { full_name: pull.from ?? state.repository }, user: null },
    base: {
      ref: pull.base,
      sha: state.branches.get(pull.base) ?? '',
      label: '',
      repo: { full_name: state.repository },
      user: null,
    },
    user: user(pull.author),
  };
}

function user(login: string) {
  return { login, id: 41_898_282, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}
