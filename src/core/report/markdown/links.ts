/** Where a report's links lead; without them the same text stands there unlinked. */
export interface Links {
  /** A file's line in the repository, at the commit that the report is about. */
  file(path: string, line?: number): string;
  /** The run that wrote the report, with its summary. */
  run: string;
  commit?: { sha: string; url: string };
}

/** Links into a repository on GitHub, `server` without a slash at its end. */
export function gitHubLinks(input: {
  server: string;
  repository: string;
  sha: string;
  runId: number;
  attempt: number;
  /** The folder that the paths start in, seen from the repository's top. */
  folder?: string;
}): Links {
  const home = `${input.server}/${input.repository}`;
  return {
    file: (path, line) =>
      `${home}/blob/${input.sha}/${encodePath(repositoryPath(input.folder, path))}${line === undefined ? '' : `#L${line}`}`,
    run: `${home}/actions/runs/${input.runId}${input.attempt > 1 ? `/attempts/${input.attempt}` : ''}`,
    commit: { sha: input.sha, url: `${home}/commit/${input.sha}` },
  };
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** A commit as people name it; nothing but its digits, whatever stands there. */
export function shortSha(sha: string): string {
  return sha.slice(0, 7).replace(/[^0-9a-f]/gi, '');
}

/** The repository's path of a file that is named as seen from `folder` (`.`, `./identity/`), the definitions' top. */
export function repositoryPath(folder: string | undefined, file: string): string {
  const inside = topFolder(folder);
  return inside === '' ? file : `${inside}/${file}`;
}

/** The other way round: the file as seen from `folder`, `undefined` when it lies elsewhere. */
export function pathInFolder(folder: string | undefined, path: string): string | undefined {
  const inside = topFolder(folder);
  if (inside === '') return path;
  return path.startsWith(`${inside}/`) ? path.slice(inside.length + 1) : undefined;
}

function topFolder(folder: string | undefined): string {
  return (folder ?? '')
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/');
}
