/** Where the workflows of a repository take this action from. */
export type ActionSource =
  /** A commit of a repository: a release, or a mirror of one. */
  | { kind: 'published'; repository: string; commit: string; version: string }
  /** A copy inside the repository. */
  | { kind: 'vendored'; version: string }
  /** The repository is the action's own, or a copy of it. */
  | { kind: 'own'; version: string };

/** Where the copy lies that `init --vendor` makes. */
export const vendorFolder = '.github/actions/pfconn';

/** Where the plan's job checks the action out, beside the pull request's files. */
const besideTheFiles = './.pfconn-action';

/** What stands behind `uses:` in a workflow. */
export function usesOf(action: ActionSource): string {
  switch (action.kind) {
    case 'published':
      return `${action.repository}@${action.commit} # v${action.version}`;
    case 'vendored':
      return `./${vendorFolder}`;
    case 'own':
      return '$/';
  }
}

/**
 * The same in a job that gets credentials while a pull request's files are checked out. A copy among those files is the
 * pull request's, so the default branch's is used; a commit of another repository is out of its reach.
 */
export function usesForThePlan(action: ActionSource): string {
  switch (action.kind) {
    case 'published':
      return usesOf(action);
    case 'vendored':
      return `${besideTheFiles}/${vendorFolder}`;
    case 'own':
      return besideTheFiles;
  }
}

/**
 * And in a job that somebody starts by hand on the default branch, for a pull request's files: the workflow is the default
 * branch's there, and so is what it names by its own commit.
 */
export function usesByHand(action: ActionSource): string {
  return action.kind === 'vendored' ? usesForThePlan(action) : usesOf(action);
}

/** What of the default branch such a job has to check out for it; nothing for a commit of another repository. */
export function pathsForThePlan(action: ActionSource): string[] {
  switch (action.kind) {
    case 'published':
      return [];
    case 'vendored':
      return [vendorFolder];
    case 'own':
      return ['action.yml', 'dist'];
  }
}

/** `OWNER/NAME@COMMIT`, with all 40 digits; `undefined` for anything else, a tag or a branch among it. */
export function parseAction(text: string): { repository: string; commit: string } | undefined {
  const [, repository, commit] = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{40})$/.exec(text.trim()) ?? [];
  return repository && commit ? { repository, commit } : undefined;
}
