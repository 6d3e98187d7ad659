import type { Inputs } from '../commands/inputs.ts';
import { gitHubLinks, type Links } from '../core/report/markdown/links.ts';
import type { GitHubRun } from '../edges/github/event.ts';

/** Where the reports of a run lead: into its commit, and to itself. */
export function linksFor(run: GitHubRun, inputs: Inputs): Links {
  return gitHubLinks({
    server: run.server,
    repository: run.repository,
    sha: run.head,
    runId: run.runId,
    attempt: run.attempt,
    folder: inputs.workingDirectory,
  });
}
