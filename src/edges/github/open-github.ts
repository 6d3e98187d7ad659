import type { ProcessVariables } from '../../core/process-variables.ts';
import type { DatedCommit } from '../../core/report/drift.ts';
import type { Secret } from '../../core/secret.ts';
import { commentOf, endedJob, issueOf, namesOf, pullCommit, pullOf, standingPull } from './answers.ts';
import { asking, askingIfThere, refusedBy } from './asking.ts';
import type {
  Comment,
  EndedJob,
  GitHubApi,
  Issue,
  IssueChange,
  Proposal,
  PullCommit,
  PullRequest,
  RunOrigin,
  StandingPull,
} from './github-api.ts';
import { GitHubError } from './github-error.ts';
import { openFetch } from './github-fetch.ts';
import type { Octokit } from './octokit.ts';
import { type PauseLimits, pause, pauseBefore, usualPauses } from './pauses.ts';
import { proposeFiles } from './propose-files.ts';

interface GitHubOptions {
  token: Secret;
  /** `acme/identity` */
  repository: string;
  apiUrl: string;
  /** What the environment says of proxies: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, in either case. */
  variables?: ProcessVariables;
  pauses?: PauseLimits;
}

/** Opens GitHub's REST API for one repository. Loads the client: call it only when GitHub is needed. */
export async function openGitHub(options: GitHubOptions): Promise<GitHubApi> {
  const [{ getOctokit }, fetch] = await Promise.all([import('@actions/github'), openFetch(options.variables ?? {})]);
  const octokit = getOctokit(options.token.reveal(), { baseUrl: options.apiUrl, request: { fetch } });
  return new RestApi(octokit, options);
}

/** Methods of `GitHubApi`, each a request or a walk over pages. */
class RestApi implements GitHubApi {
  requestCount = 0;
  readonly #octokit: Octokit;
  readonly #at: { owner: string; repo: string };
  #login: Promise<string> | undefined;

  constructor(octokit: Octokit, options: GitHubOptions) {
    const [owner = '', repo = ''] = options.repository.split('/');
    this.#at = { owner, repo };
    this.#octokit = octokit;
    const origin = new URL(options.apiUrl).origin;
    const pauses = options.pauses ?? usualPauses;
    octokit.hook.wrap('request', async (request, parameters) => {
      const { url, method } = octokit.request.endpoint(parameters);
      // A next page's address comes from the answer: the token goes nowhere else.
      if (new URL(url).origin !== origin)
        throw new GitHubError(0, `GitHub's API named another host: ${new URL(url).host}`);
      const ask = () => request({ ...parameters, request: { ...parameters.request, signal: answerInTime() } });
      return this.#askAgain(method, ask, pauses);
    });
  }

  async #askAgain<Answer>(method: string, ask: () => Answer | Promise<Answer>, pauses: PauseLimits): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.requestCount += 1;
        return await ask();
      } catch (error) {
        const wait = pauseBefore(refusedBy(error, method), attempt, Date.now(), pauses);
        if (wait === undefined || pauses.signal?.aborted) throw error;
        await pause(wait, pauses.signal);
      }
    }
  }

  async comments(pull: number): Promise<Comment[]> {
    return asking('read the comments', 'pull-requests: write', async () => {
      const pages = this.#octokit.paginate(this.#octokit.rest.issues.listComments, {
        ...this.#at,
        issue_number: pull,
        per_page: 100,
      });
      return (await pages).map(commentOf);
    });
  }

  async comment(id: number): Promise<Comment | undefined> {
    return askingIfThere('read a comment', 'pull-requests: write', async () =>
      commentOf((await this.#octokit.rest.issues.getComment({ ...this.#at, comment_id: id })).data),
    );
  }

  async createComment(pull: number, body: string): Promise<Comment> {
    return asking('write the comment', 'pull-requests: write', async () =>
      commentOf((await this.#octokit.rest.issues.createComment({ ...this.#at, issue_number: pull, body })).data),
    );
  }

  async updateComment(id: number, body: string): Promise<Comment | undefined> {
    return askingIfThere('update the comment', 'pull-requests: write', async () =>
      commentOf((await this.#octokit.rest.issues.updateComment({ ...this.#at, comment_id: id, body })).data),
    );
  }

  async deleteComment(id: number): Promise<void> {
    await askingIfThere('delete a doubled comment', 'pull-requests: write', () =>
      this.#octokit.rest.issues.deleteComment({ ...this.#at, comment_id: id }),
    );
  }

  /** The token of a job can't ask for its user over REST; GraphQL knows the viewer. */
  async login(): Promise<string> {
    this.#login ??= this.#octokit
      .graphql<{ viewer: { login: string } }>('query { viewer { login } }')
      .then(({ viewer }) => viewer.login)
      .catch(() => 'github-actions[bot]');
    return this.#login;
  }

  async pullsOf(sha: string): Promise<PullRequest[]> {
    return asking('find the pull request of the commit', 'pull-requests: read', async () => {
      const answer = await this.#octokit.rest.repos.listPullRequestsAssociatedWithCommit({
        ...this.#at,
        commit_sha: sha,
        per_page: 100,
      });
      return answer.data.map(pullOf);
    });
  }

  async pull(number: number): Promise<StandingPull | undefined> {
    return askingIfThere('look at the pull request', 'pull-requests: read', async () =>
      standingPull((await this.#octokit.rest.pulls.get({ ...this.#at, pull_number: number })).data),
    );
  }

  async commitsOf(pull: number): Promise<PullCommit[]> {
    return asking('list the pull request’s commits', 'pull-requests: read', async () => {
      const commits = await this.#octokit.paginate(this.#octokit.rest.pulls.listCommits, {
        ...this.#at,
        pull_number: pull,
        per_page: 100,
      });
      return commits.map(pullCommit);
    });
  }

  async parentsOf(sha: string): Promise<string[]> {
    return asking('look at the commit that is checked out', 'contents: read', async () => {
      const { data } = await this.#octokit.rest.git.getCommit({ ...this.#at, commit_sha: sha });
      return data.parents.map((parent) => parent.sha);
    });
  }

  async filesOf(pull: number): Promise<string[]> {
    return asking('list the pull request’s files', 'pull-requests: read', async () => {
      const files = await this.#octokit.paginate(this.#octokit.rest.pulls.listFiles, {
        ...this.#at,
        pull_number: pull,
        per_page: 100,
      });
      return files.flatMap(namesOf);
    });
  }

  async tipOf(branch: string): Promise<string> {
    return asking('read the branch', 'contents: read', async () => {
      const answer = await this.#octokit.rest.repos.getBranch({ ...this.#at, branch });
      return answer.data.commit.sha;
    });
  }

  async filesBetween(base: string, head: string): Promise<string[] | undefined> {
    // A commit that a forced push took away can't be compared any more.
    return askingIfThere('compare two commits', 'contents: read', async () => {
      const basehead = `${base}...${head}`;
      const { data } = await this.#octokit.rest.repos.compareCommitsWithBasehead({ ...this.#at, basehead });
      const files = data.files ?? [];
      const isOnTop = data.status === 'ahead' || data.status === 'identical';
      if (!isOnTop || files.length >= 300) return undefined;
      return files.flatMap(namesOf);
    });
  }

  async lastCommitOf(path: string, sha: string): Promise<DatedCommit | undefined> {
    return asking('read the commits', 'contents: read', async () => {
      const { data } = await this.#octokit.rest.repos.listCommits({ ...this.#at, sha, path, per_page: 1 });
      const [last] = data;
      const at = last?.commit.committer?.date;
      return last && at ? { sha: last.sha, at } : undefined;
    });
  }

  async job(id: number): Promise<EndedJob> {
    return asking('look at the job that planned', 'actions: read', async () =>
      endedJob((await this.#octokit.rest.actions.getJobForWorkflowRun({ ...this.#at, job_id: id })).data),
    );
  }

  async run(id: number): Promise<EndedJob> {
    return asking('look at the run that planned', 'actions: read', async () =>
      endedJob((await this.#octokit.rest.actions.getWorkflowRun({ ...this.#at, run_id: id })).data),
    );
  }

  async originOf(run: number): Promise<RunOrigin | undefined> {
    return askingIfThere('look at the run that made the backup', 'actions: read', async () => {
      const { data } = await this.#octokit.rest.actions.getWorkflowRun({ ...this.#at, run_id: run });
      return { event: data.event, sha: data.head_sha, repository: data.head_repository?.full_name ?? '' };
    });
  }

  async isOn(branch: string, sha: string): Promise<boolean> {
    const basehead = `${sha}...${branch}`;
    const compared = await askingIfThere('compare two commits', 'contents: read', () =>
      this.#octokit.rest.repos.compareCommitsWithBasehead({ ...this.#at, basehead }),
    );
    return compared !== undefined && ['ahead', 'identical'].includes(compared.data.status);
  }

  async issues(label: string): Promise<Issue[]> {
    return asking('read the issues', 'issues: write', async () => {
      const issues = await this.#octokit.paginate(this.#octokit.rest.issues.listForRepo, {
        ...this.#at,
        labels: label,
        state: 'all',
        sort: 'updated',
        per_page: 100,
      });
      return issues.filter((issue) => issue.pull_request === undefined).map(issueOf);
    });
  }

  async issue(number: number): Promise<Issue> {
    return asking('read the issue', 'issues: write', async () =>
      issueOf((await this.#octokit.rest.issues.get({ ...this.#at, issue_number: number })).data),
    );
  }

  async createIssue(issue: { title: string; body: string; labels: string[] }): Promise<Issue> {
    return asking('open the issue', 'issues: write', async () =>
      issueOf((await this.#octokit.rest.issues.create({ ...this.#at, ...issue })).data),
    );
  }

  async updateIssue(number: number, { stateReason, ...change }: IssueChange): Promise<Issue> {
    return asking('update the issue', 'issues: write', async () => {
      const parameters = {
        ...this.#at,
        issue_number: number,
        ...change,
        state_reason: stateReason,
      };
      return issueOf((await this.#octokit.rest.issues.update(parameters)).data);
    });
  }

  async proposeFiles(proposal: Proposal): Promise<{ number: number; url: string }> {
    return asking('open the pull request', 'contents: write` and `pull-requests: write', () =>
      proposeFiles(this.#octokit, this.#at, proposal),
    );
  }
}

/** A connection on which nothing comes would hold the job for hours. */
const answerMs = 30_000;

function answerInTime(): AbortSignal {
  return AbortSignal.timeout(answerMs);
}
