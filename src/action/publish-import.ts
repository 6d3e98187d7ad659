import { failureFrom, failureLine } from '../commands/refusal.ts';
import type { SafeRunner } from './action-host.ts';
import type { GitHubSession } from './github-session.ts';
import type { Addresses } from './outputs.ts';
import { proposeImport } from './propose-import.ts';
import type { ReportContext } from './report-context.ts';
import { jobSummary } from './summary.ts';

interface ImportPublication {
  runner: SafeRunner;
  session: GitHubSession;
  context: ReportContext;
  addresses: Addresses;
  redact(text: string): string;
}

/** The pull request with what was imported: what such a run is for, so a run that can't open it has failed. */
export async function publishImport({ runner, session, context, addresses, redact }: ImportPublication): Promise<void> {
  if ((context.original.written ?? []).length === 0) return;
  try {
    const api = await session.api();
    if (!api) throw new Error('no input github-token is given');
    const proposed = await proposeImport({ api, context, redact });
    if (!proposed) return;
    addresses.proposal = proposed.url;
    addresses.pullRequest = proposed.isOpen ? proposed.url : undefined;
    const says = proposed.isOpen
      ? 'The pull request with what was imported:'
      : 'The files are on a branch. This repository lets no workflow open pull requests, so open it yourself:';
    runner.log(`${says} ${proposed.url}`);
    await runner.summary(`${says} <${proposed.url}>\n\n${jobSummary(context)}`);
  } catch (error) {
    runner.fail(`The pull request with what was imported could not be opened: ${failureLine(failureFrom(error))}`);
  }
}

/** Whether there is something to take over that nobody can find. */
export function isLost({ inputs, original }: ReportContext, { proposal }: Addresses): boolean {
  const { command, openPullRequest } = inputs;
  return command === 'import' && openPullRequest && (original.written ?? []).length > 0 && proposal === undefined;
}
