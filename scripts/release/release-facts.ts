/** `dist/release.json`: which commit of which repository a package is, for `pfconn init` to pin. */
export interface ReleaseFacts {
  repository: string;
  commit: string;
  version: string;
}

/**
 * @param variables the environment of a job on GitHub
 * @throws outside of one, and where the package names another repository: npm publishes for no other
 */
export function releaseFacts(
  { GITHUB_REPOSITORY: repository, GITHUB_SHA: commit = '' }: Readonly<Record<string, string | undefined>>,
  packageJson: string,
): ReleaseFacts {
  if (!repository || !/^[0-9a-f]{40}$/.test(commit)) throw new Error('GITHUB_REPOSITORY and GITHUB_SHA are not set');
  const { version, repository: named } = JSON.parse(packageJson);
  const own = `git+https://github.com/${repository}.git`;
  if (named?.url !== own) throw new Error(`package.json names ${named?.url} as its repository; write ${own}`);
  return { repository, commit, version };
}
