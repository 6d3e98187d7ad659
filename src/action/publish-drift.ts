import type { Plan } from '../core/plan/types.ts';
import { planned } from '../core/report/entries.ts';
import { driftMarkdown } from '../core/report/markdown/drift-markdown.ts';
import type { SafeRunner } from './action-host.ts';
import { keepDriftIssue } from './drift-issue.ts';
import type { GitHubSession } from './github-session.ts';
import type { Addresses } from './outputs.ts';
import type { ReportContext } from './report-context.ts';
import { expiringIn } from './summary.ts';

interface DriftPublication {
  runner: SafeRunner;
  session: GitHubSession;
  context: ReportContext;
  addresses: Addresses;
  redact(text: string): string;
}

/** The rolling issue, and the pull request that adopts the server's state when it is asked for. */
export async function publishDrift({ runner, session, context, addresses, redact }: DriftPublication): Promise<void> {
  const { plan } = context.result;
  const api = await session.api();
  if (!plan || !api) return;
  if (context.inputs.openPullRequest && planned(plan).length > 0) {
    await runner.attempt('The pull request that adopts the drift could not be opened', async () => {
      const { proposeAdoption } = await import('./propose-adoption.ts');
      addresses.pullRequest = await proposeAdoption({ api, context, redact });
    });
  }
  await runner.attempt('The drift issue could not be written', async () => {
    addresses.issue = await keepDriftIssue({
      api,
      subject: context.subject,
      plan,
      today: new Date().toISOString().slice(0, 10),
      runUrl: context.links.run,
      hasWarnings: expiringIn(plan).length > 0,
      render: (limit) => redact(issueMarkdown(plan, context, addresses, limit)),
    });
  });
}

function issueMarkdown(
  plan: Plan,
  { links, result, commits }: ReportContext,
  addresses: Addresses,
  limit: number,
): string {
  const { pullRequest } = addresses;
  return driftMarkdown(plan, {
    links,
    commits,
    connectors: result.connectors,
    limit,
    lookedAt: new Date().toISOString(),
    expiring: expiringIn(plan),
    adoption: pullRequest ? { number: pullRequest.split('/').at(-1) ?? '', url: pullRequest } : undefined,
    isIssue: true,
  });
}
