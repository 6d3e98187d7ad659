import { findingsOf } from '../core/plan/summary.ts';
import type { Plan } from '../core/plan/types.ts';
import { findingList } from '../core/report/markdown/change-markdown.ts';
import { planMarkdown } from '../core/report/markdown/plan-markdown.ts';
import { effectiveChanges } from '../core/report/plan-words.ts';
import type { SafeRunner } from './action-host.ts';
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
  const { plan } = context.result;
  const api = await session.api();
  if (!plan || !api) return;
  const expiring = expiringIn(plan);
  await step(runner, 'The drift issue could not be written', async () => {
    addresses.issue = await keepDriftIssue({
      api,
      subject: context.subject,
      plan,
      today: new Date().toISOString().slice(0, 10),
      runUrl: context.links.run,
      hasWarnings: expiring.length > 0,
      render: (limit) => redact(driftMarkdown(plan, context, limit)),
    });
  });
  if (!context.inputs.openPullRequest || effectiveChanges(plan).length === 0) return;
  await step(runner, 'The pull request that adopts the drift could not be opened', async () => {
    const { proposeAdoption } = await import('./propose-adoption.ts');
    addresses.pullRequest = await proposeAdoption({ api, context, redact });
  });
}

async function step(runner: SafeRunner, what: string, doing: () => Promise<void>): Promise<void> {
  try {
    await doing();
  } catch (error) {
    const { message, hint } = error as { message: string; hint?: string };
    runner.warn(`${what}: ${message}${hint ? `; ${hint}` : ''}`);
  }
}

/** Partner certificates and signing keys that end soon, or have ended. */
export function expiringIn(plan: Plan) {
  return findingsOf(plan).filter(({ code, severity }) => /expir/.test(code) && severity !== 'info');
}

function driftMarkdown(plan: Plan, context: ReportContext, limit: number): string {
  const { links, result } = context;
  const expiring = expiringIn(plan).slice(0, 50);
  const certificates =
    expiring.length > 0 ? `\n\n#### Certificates and keys that expire\n\n${findingList(expiring, links)}` : '';
  const room = Math.max(2_000, limit - certificates.length);
  return planMarkdown(plan, { links, connectors: result.connectors, limit: room, about: 'drift' }) + certificates;
}
