import { effectiveChanges } from '../core/plan/summary.ts';
import type { Plan } from '../core/plan/types.ts';
import { type DatedCommit, filesOf, type LastCommits } from '../core/report/drift.ts';
import { repositoryPath } from '../core/report/markdown/links.ts';
import type { GitHubSession } from './github-session.ts';
import type { ReportContext } from './report-context.ts';

/** A request each; of more files nothing is said. */
const mostFiles = 30;

/** When the definitions of what differs were changed last; what GitHub doesn't tell isn't there. */
export async function lastCommits(
  session: GitHubSession,
  { result, run, inputs }: ReportContext,
): Promise<LastCommits> {
  const known = new Map<string, DatedCommit>();
  const api = await session.api().catch(() => undefined);
  if (!api || !result.plan) return known;
  const ask = async (file: string) => {
    const path = repositoryPath(inputs.workingDirectory, file);
    const commit = await api.lastCommitOf(path, run.sha).catch(() => undefined);
    if (commit) known.set(file, commit);
  };
  await Promise.all(filesThatDiffer(result.plan).map(ask));
  return known;
}

function filesThatDiffer(plan: Plan): string[] {
  return [...new Set(effectiveChanges(plan).flatMap(filesOf))].slice(0, mostFiles);
}
