import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sectionOf } from '../../src/action/publish-comment.ts';
import type { ReportContext } from '../../src/action/report-context.ts';
import { jobSummary } from '../../src/action/summary.ts';
import type { Result } from '../../src/commands/command.ts';
import { writeComment } from '../../src/core/report/markdown/comment-body.ts';
import type { Section } from '../../src/core/report/markdown/comment-section.ts';
import { gitHubLinks } from '../../src/core/report/markdown/links.ts';
import { type Rehearsal, rehearse } from '../commands/rehearsal.ts';
import { asMeant } from '../examples-as-meant.ts';

const home = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(home, path), 'utf8');

const variables: Record<string, string> = {
  BASE_DN: 'dc=corp,dc=example,dc=com',
  ZOOM_VANITY_URL: 'https://example.zoom.us',
  ZOOM_HOST: 'example.zoom.us',
  ZOOM_ACCOUNT_ID: 'example-account-id',
  ZOOM_CLIENT_ID: 'example-client-id',
};

const filled = (text: string) => asMeant(text).replace(/\$\{var:(\w+)\}/g, (_, name: string) => variables[name] ?? '');

/** The template's own definitions, its variables filled in, for a repository without environments. */
export const zoom = () => filled(read('connections/zoom.yaml'));
export const zoomSso = () => filled(read('connections/zoom-sso.yaml')).replace(/\nlifecycle:[\s\S]*$/, '');

/** A repository with Zoom's files and more, and a sandbox that holds nothing of it yet. */
export function scene(files: Record<string, string>): Promise<Rehearsal> {
  return rehearse({
    'zoom/zoom-saml-metadata.xml': read('connections/zoom/zoom-saml-metadata.xml'),
    'zoom/zoom-signing.pem': read('connections/zoom/zoom-signing.pem'),
    ...files,
  });
}

/** An edit as somebody makes it in an editor. */
export function edited(text: string, ...edits: [from: string, to: string][]): string {
  return edits.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`nothing holds ${from}`);
    return now.replace(from, to);
  }, text);
}

const head = 'c0ffee0d3c1a9b5e7f2468ace13579bdf0246813';

/** What the reports of a run are made from, as on GitHub. */
export function contextOf(
  result: Result,
  more: { command?: 'plan' | 'apply' | 'drift' | 'validate'; environment?: string; runId?: number; head?: string } = {},
): ReportContext {
  const { command = 'plan', environment = 'production', runId = 7003, head: at = head } = more;
  const run = {
    event: { kind: command === 'plan' ? 'pull-request' : 'push' },
    repository: 'example-org/identity',
    server: 'https://github.com',
    runId,
    attempt: 1,
    head: at,
    sha: at,
  };
  const named = {
    ...result,
    plan: result.plan && { ...result.plan, environment },
    outcome: result.outcome && { ...result.outcome, environment },
  };
  return {
    run,
    inputs: { command, comment: 'changes', environment },
    subject: { environment, folder: 'connections' },
    result: named,
    original: named,
    links: gitHubLinks({
      server: 'https://github.com',
      repository: 'example-org/identity',
      sha: at,
      runId,
      attempt: 1,
    }),
    loadDefinitions: async () => [],
  } as unknown as ReportContext;
}

/** The pull request's comment about a result; `standing` is what it said before. */
export function commentOn(context: ReportContext, standing?: Section): string {
  return settled(writeComment([sectionOf(context, standing)]));
}

export function summaryOn(context: ReportContext): string {
  return settled(jobSummary(context));
}

/** Without what each run has anew: durations, digests, the sandbox's port. */
export function settled(text: string): string {
  return text
    .replace(/\b\d+\.\d s\b/g, '0.4 s')
    .replace(/127\.0\.0\.1:\d+/g, 'pingfederate.example.com:9999')
    .replace(/(plan|sha256:) ?[0-9a-f]{7,64}\b/g, (_, word: string) =>
      word === 'plan' ? 'plan 1f5d223' : 'sha256:1f5d223',
    )
    .replace(/plans [0-9a-f, ]+ ·/, 'plans 1f5d223, 1f5d223 ·')
    .replace(/"changes":"[^"]*"/g, '"changes":"…"')
    .replace(/\n<!-- pfconn:parts [\w-]+ -->$/, '');
}
