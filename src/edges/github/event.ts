import { readFileSync } from 'node:fs';
import type { ProcessVariables } from '../../core/process-variables.ts';
import { mayProveItself } from './identity.ts';

/** What started the run. A text becomes one of these once, here. */
export type Event =
  | {
      kind: 'pull-request';
      number: number;
      /** `opened`, `synchronize`, `closed`, … */
      action: string;
      merged: boolean;
      /** The commit that people pushed; GITHUB_SHA is a test merge. */
      head: string;
      /** The branch that it is meant for. */
      base: string;
      /** Another repository's, or one that is gone: no secrets, a read-only token. */
      fork: boolean;
      /** Whose pull request it is. */
      author: string;
    }
  | { kind: 'push'; branch: string /** A merge queue pushes several merges at once. */; commits: string[] }
  | { kind: 'tag'; tag: string }
  | { kind: 'schedule'; cron: string }
  | {
      kind: 'dispatch';
      inputs: Readonly<Record<string, string>>;
      /** `User` or `Bot`, as GitHub says of who started it; empty where it doesn't. */
      starterType: string;
    }
  | { kind: 'merge-group'; head: string; base: string }
  /** Runs with secrets on code from outside; refused. */
  | { kind: 'pull-request-target' }
  /** Anything else, by GitHub's name for it; empty outside of GitHub Actions. */
  | { kind: 'other'; name: string };

/** The run that this process is part of. */
export interface GitHubRun {
  event: Event;
  /** `acme/identity` */
  repository: string;
  /** The commit that the files are of. */
  sha: string;
  /** The commit that people mean: a pull request's head, otherwise `sha`. */
  head: string;
  ref: string;
  /** Empty when the event doesn't say: then nothing counts as meant for it. */
  defaultBranch: string;
  runId: number;
  attempt: number;
  actor: string;
  workflow: string;
  job: string;
  /** The workflow's path in the repository: `.github/workflows/plan.yml`. */
  workflowPath: string;
  /** Whether GitHub signs for the job: it was given `id-token: write`. */
  mayProve: boolean;
  server: string;
  apiUrl: string;
  workspace: string;
}

/** The run that the runner's environment and event file describe. Whatever is missing or broken reads as empty. */
export function loadRun(variables: ProcessVariables): GitHubRun {
  const payload = readPayload(variables.GITHUB_EVENT_PATH);
  const event = eventOf(variables, payload);
  const sha = variables.GITHUB_SHA ?? '';
  return {
    event,
    repository: variables.GITHUB_REPOSITORY ?? '',
    sha,
    head: event.kind === 'pull-request' || event.kind === 'merge-group' ? event.head || sha : sha,
    ref: variables.GITHUB_REF ?? '',
    defaultBranch: textAt(payload, 'repository', 'default_branch'),
    runId: Number(variables.GITHUB_RUN_ID) || 0,
    attempt: Number(variables.GITHUB_RUN_ATTEMPT) || 1,
    actor: variables.GITHUB_ACTOR ?? '',
    workflow: variables.GITHUB_WORKFLOW ?? '',
    job: variables.GITHUB_JOB ?? '',
    workflowPath: workflowPath(variables.GITHUB_WORKFLOW_REF ?? ''),
    mayProve: mayProveItself(variables),
    server: (variables.GITHUB_SERVER_URL ?? 'https://github.com').replace(/\/+$/, ''),
    apiUrl: (variables.GITHUB_API_URL ?? 'https://api.github.com').replace(/\/+$/, ''),
    workspace: variables.GITHUB_WORKSPACE ?? '',
  };
}

/** `acme/identity/.github/workflows/plan.yml@refs/heads/main` without the repository before it and the ref behind. */
function workflowPath(ref: string): string {
  return ref.split('@')[0]?.split('/').slice(2).join('/') ?? '';
}

function readPayload(path: string | undefined): unknown {
  if (!path) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function eventOf(variables: ProcessVariables, payload: unknown): Event {
  const name = variables.GITHUB_EVENT_NAME ?? '';
  switch (name) {
    case 'pull_request':
      return pullRequest(payload) ?? { kind: 'other', name };
    case 'push':
      return pushed(variables.GITHUB_REF || textAt(payload, 'ref'), payload);
    case 'schedule':
      return { kind: 'schedule', cron: textAt(payload, 'schedule') };
    case 'workflow_dispatch':
      return {
        kind: 'dispatch',
        inputs: textsIn(at(payload, 'inputs')),
        starterType: textAt(payload, 'sender', 'type'),
      };
    case 'merge_group':
      return {
        kind: 'merge-group',
        head: textAt(payload, 'merge_group', 'head_sha'),
        base: bare(textAt(payload, 'merge_group', 'base_ref')),
      };
    case 'pull_request_target':
      return { kind: 'pull-request-target' };
    default:
      return { kind: 'other', name };
  }
}

function pullRequest(payload: unknown): Event | undefined {
  const number = at(payload, 'pull_request', 'number') ?? at(payload, 'number');
  if (typeof number !== 'number') return undefined;
  const here = textAt(payload, 'repository', 'full_name').toLowerCase();
  const from = textAt(payload, 'pull_request', 'head', 'repo', 'full_name').toLowerCase();
  return {
    kind: 'pull-request',
    number,
    action: textAt(payload, 'action'),
    merged: at(payload, 'pull_request', 'merged') === true,
    head: textAt(payload, 'pull_request', 'head', 'sha'),
    base: textAt(payload, 'pull_request', 'base', 'ref'),
    fork: from === '' || from !== here,
    author: textAt(payload, 'pull_request', 'user', 'login'),
  };
}

/** `refs/heads/main`, and the bare `main` that some recorded runs show. */
function pushed(ref: string, payload: unknown): Event {
  return ref.startsWith('refs/tags/')
    ? { kind: 'tag', tag: ref.slice('refs/tags/'.length) }
    : { kind: 'push', branch: bare(ref), commits: commitsIn(payload) };
}

function commitsIn(payload: unknown): string[] {
  const commits = at(payload, 'commits');
  return Array.isArray(commits) ? commits.map((commit) => textAt(commit, 'id')).filter((id) => id !== '') : [];
}

function bare(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}

function at(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = (current as Record<string, unknown>)[step];
  }
  return current;
}

function textAt(value: unknown, ...path: string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

function textsIn(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const given = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Object.fromEntries(given.map(([name, one]) => [name, String(one)]));
}
