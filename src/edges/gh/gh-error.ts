import { documentation } from '../../core/repository/documentation.ts';
import { homeOf } from '../release/release.ts';

/** The GitHub CLI is missing or not signed in, or GitHub said no. */
export class GhError extends Error {
  override name = 'GhError';
  /** 0 when it didn't come to an answer. */
  readonly status: number;
  readonly hint: string | undefined;

  constructor(status: number, message: string, hint?: string) {
    super(message);
    this.status = status;
    this.hint = hint;
  }
}

/** What `gh` printed when it ended without an answer of GitHub's. The texts are those of its versions 2.x. */
export function cliError(stderr: string): GhError {
  const text = stderr.trim().replace(/^(gh|error|unable to expand placeholder in path): /, '');
  if (/gh auth login|GH_TOKEN/.test(text) && !/remotes/.test(text))
    return new GhError(
      0,
      'the GitHub CLI isn’t signed in',
      'sign in as an administrator of the repository: gh auth login',
    );
  if (/not a git repository/.test(text))
    return new GhError(0, 'this folder is no git repository', `${start}; or say which one is meant: ${explicit}`);
  if (/no git remotes|remotes configured/.test(text))
    return new GhError(
      0,
      'this repository has no remote on GitHub',
      `${publish}; or say which one is meant: ${explicit}`,
    );
  if (/executable file not found|unable to find git/.test(text))
    return new GhError(0, 'git is missing, so the repository isn’t known', `say which one is meant: ${explicit}`);
  return new GhError(0, `the GitHub CLI failed: ${text.split('\n')[0] ?? ''}`, 'try it by itself: gh auth status');
}

const explicit = '--repository OWNER/NAME';
const publish = 'gh repo create NAME --private --source . --push';
const start = 'git init, commit, then gh repo create';

/** There is no program of that name. */
export function missingCli(): GhError {
  const byHand = `or set GitHub up by hand: ${documentation('github-setup.md', homeOf())}`;
  return new GhError(0, 'the GitHub CLI (gh) is missing', `${install}; ${byHand}`);
}

const install = 'install it from https://cli.github.com, then gh auth login';
