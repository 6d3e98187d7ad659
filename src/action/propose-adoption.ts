import type { GitHubApi } from '../edges/github/github-api.ts';
import { GitHubError } from '../edges/github/github-error.ts';
import type { ReportContext } from './report-context.ts';

/**
 * Opens a pull request that writes the server's state into the definitions; comments, order and variables stay.
 *
 * @returns its address; `undefined` when the drift can't be written as a change of files
 */
export async function proposeAdoption(input: {
  api: GitHubApi;
  context: ReportContext;
  redact(text: string): string;
}): Promise<string | undefined> {
  throw new GitHubError(0, 'adopting drift isn’t possible yet');
}
