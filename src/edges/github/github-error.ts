/** What GitHub refused, with the likely cause and what to do. Never holds a body or a header. */
export class GitHubError extends Error {
  override name = 'GitHubError';
  /** 0 when no answer came. */
  readonly status: number;
  readonly hint: string | undefined;
  /** The repository's own switch forbids it, whatever the token may. */
  readonly isSwitchedOff: boolean;

  constructor(
    status: number,
    message: string,
    more: { hint?: string | undefined; cause?: unknown; isSwitchedOff?: boolean } = {},
  ) {
    super(message, { cause: more.cause });
    this.status = status;
    this.hint = more.hint;
    this.isSwitchedOff = more.isSwitchedOff === true;
  }

  /** GitHub is unwell or wants us to wait: what was asked may work later. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** The words for a refusal. `doing` is what was tried: `write the plan comment`. */
export function gitHubError(status: number, doing: string, permission: string, cause: unknown): GitHubError {
  const because = reasons(status, permission);
  return new GitHubError(status, `GitHub didn't let the run ${doing}: ${because.why}`, { hint: because.hint, cause });
}

/** GitHub's switch for pull requests by workflows is off, as it is in a new repository. */
export function mayNotPropose(cause: unknown): GitHubError {
  return new GitHubError(403, 'this repository doesn’t let workflows open pull requests (403)', {
    hint: 'turn on “Allow GitHub Actions to create and approve pull requests” in Settings › Actions › General',
    cause,
    isSwitchedOff: true,
  });
}

function reasons(status: number, permission: string): { why: string; hint?: string } {
  const line = `add \`${permission}\` under \`permissions:\` of the job, or give an input github-token that may do it`;
  switch (status) {
    case 0:
      return {
        why: 'no answer came',
        hint: 'the runner may need HTTPS_PROXY, or GitHub is out of reach for the moment',
      };
    case 401:
      return { why: 'the token isn’t valid (401)', hint: 'input github-token should be `${{ github.token }}`' };
    case 403:
      return { why: 'the token isn’t allowed to (403)', hint: line };
    case 404:
      return { why: 'it isn’t there, or the token can’t see it (404)', hint: line };
    case 410:
      return {
        why: 'issues are turned off in this repository (410)',
        hint: 'turn them on in the repository’s settings',
      };
    case 422:
      return { why: 'it was refused as it is (422)' };
    case 429:
      return { why: 'too many requests for the moment', hint: 'run the job again later' };
    default:
      return { why: status >= 500 ? `GitHub is unwell (${status})` : `it answered ${status}` };
  }
}
