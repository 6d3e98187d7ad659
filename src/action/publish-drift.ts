import { effectiveChanges } from '../core/plan/summary.ts';
import { drawnOf } from '../core/report/drawn.ts';
import type { SafeRunner } from './action-host.ts';
import { drawnMarkdown, expiringIn } from './drawn-markdown.ts';
import { keepDriftIssue } from './drift-issue.ts';
import type { GitHubSession } from './github-session.ts';
import type { Addresses } from './outputs.ts';
import type { ReportContext } from './report-context.ts';

interface DriftPublication {
  runner: SafeRunner;
  session: GitHubSession;
  context: ReportContext;
  addresses: Addresses;
  redact(text: string): string;
}

/** The rolling issue, and the pull request that adopts the server's state when it is asked for. */
export async function publishDrift({ runner, session, context, addresses, redact }: DriftPublication): Promise<void> {
  const drawn = drawnOf(context.inputs, context.result);
  const plan = drawn?.plan;
  const api = await session.api();
  if (!plan || !api) return;
  if (context.inputs.openPullRequest && effectiveChanges(plan).length > 0) {
    await runner.attempt('The pull request that adopts the drift could not be opened', async () => {
      const { proposeAdoption } = await import('./propose-adoption.ts');
      addresses.pullRequest = await proposeAdoption({ api, context, redact });
    });
  }
  const adoption = addresses.pullRequest === undefined ? undefined : numbered(addresses.pullRequest);
  await runner.attempt('The drift issue could not be written', async () => {
    addresses.issue = await keepDriftIssue({
      api,
      subject: context.subject,
      plan,
      today: new Date().toISOString().slice(0, 10),
      runUrl: context.links.run,
      hasWarnings: expiringIn(plan).length > 0,
      render: (limit) => redact(drawnMarkdown(drawn, context, { in: 'issue', limit, adoption }).text),
    });
  });
}

/** The adoption is known by its address alone. */
const numbered = (url: string) => ({ number: url.split('/').at(-1) ?? '', url });
