import { generateKeyPairSync, sign } from 'node:crypto';
import type { RepositoryState, StoredJob } from './github-state.ts';

/** GitHub's side of identity tokens: who may have one made, what it says, and the keys that it is signed with. */

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const kid = 'stand-in';

/** A token as GitHub signs it; `by` another key is a forgery. */
export function signedToken(claims: Readonly<Record<string, unknown>>, by = privateKey): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ typ: 'JWT', alg: 'RS256', kid })}.${part(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), by).toString('base64url')}`;
}

interface PlanJob {
  pull: number;
  head: string;
  run: number;
  attempt?: number;
  conclusion?: string | null;
  claims?: Readonly<Record<string, unknown>>;
}

/** Registers a job of plan.yml on a pull request; returns its id. */
export function startJob(gitHub: { url: string; state: RepositoryState }, job: PlanJob): number {
  const { state, url } = gitHub;
  const { pull, head, run, attempt = 1, conclusion = 'success', claims = {} } = job;
  const id = state.nextId++;
  const ref = `refs/pull/${pull}/merge`;
  const told = {
    iss: `${url}/_services/token`,
    sub: `repo:${state.repository}:environment:pingfederate-production-plan`,
    repository: state.repository,
    event_name: 'pull_request',
    ref,
    base_ref: 'main',
    head_ref: 'zoom',
    sha: 'e'.repeat(40),
    workflow_ref: `${state.repository}/.github/workflows/plan.yml@${ref}`,
    run_id: String(run),
    run_attempt: String(attempt),
    check_run_id: String(id),
    iat: 1_764_000_000,
    exp: 1_764_000_300,
    ...claims,
  };
  state.jobs.set(id, { run, head, conclusion, claims: told });
  return id;
}

/** The variables by which a job with `id-token: write` asks for a token. */
export function identityVariables(url: string, job: number): Record<string, string> {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/identity?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: `job-${job}`,
  };
}

/** The token that a job is given for an audience. */
export function tokenFor({ claims }: StoredJob, audience: string): string {
  return signedToken({ ...claims, aud: audience });
}

/** What the two hosts beside the REST API answer; `undefined` for an address that isn't theirs. */
export function identityAnswer(
  { state }: { state: RepositoryState },
  url: URL,
  authorization: string | undefined,
): { status: number; answer: unknown } | undefined {
  if (url.pathname === '/_services/token/.well-known/jwks') {
    return {
      status: 200,
      answer: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] },
    };
  }
  if (url.pathname !== '/identity') return undefined;
  const job = state.jobs.get(Number(/^Bearer job-(\d+)$/.exec(authorization ?? '')?.[1]));
  if (!job) return { status: 401, answer: { message: 'unauthorized' } };
  return { status: 200, answer: { value: tokenFor(job, url.searchParams.get('audience') ?? '') } };
}
