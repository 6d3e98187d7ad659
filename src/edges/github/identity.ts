import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import type { ProcessVariables } from '../../core/process-variables.ts';
import { GitHubError } from './github-error.ts';
import { openFetch } from './github-fetch.ts';
import { pause } from './pauses.ts';

/**
 * GitHub's identity tokens: signed by GitHub, about the job that asked for one, with an audience that the job chose. No
 * other workflow run can have one made in this job's name.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export type Claims = Readonly<Record<string, unknown>>;

/** True when the job may ask for a token: it was given `id-token: write`. */
export function mayProveItself(variables: ProcessVariables): boolean {
  return Boolean(variables.ACTIONS_ID_TOKEN_REQUEST_URL && variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
}

/**
 * A token about this job for an audience.
 *
 * @throws GitHubError when GitHub gives none
 */
export async function identityToken(audience: string, variables: ProcessVariables): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } = variables;
  const url = new URL(address);
  url.searchParams.set('audience', audience);
  const { value } = await jsonFrom(url.href, variables, { authorization: `Bearer ${token}` });
  if (typeof value === 'string') return value;
  throw new GitHubError(0, `${url.host} gave no identity token`, { hint: 'run the job again' });
}

/**
 * Reads tokens that the GitHub at `server` signed; its keys are fetched once. What it returns rejects with a
 * `GitHubError` for a token that it didn't sign and when the keys can't be had. How old a token is doesn't matter: it
 * proves what was, it opens nothing.
 */
export function openTokenReader(server: string, variables: ProcessVariables): (token: string) => Promise<Claims> {
  const keysOf = new Map<string, Promise<readonly SigningKey[]>>();
  return async (token) => {
    const parts = readToken(token);
    const issuer = String(parts?.claims.iss ?? '').replace(/\/$/, '');
    if (parts?.header.alg !== 'RS256' || !isIssuer(issuer, server)) throw notSigned();
    const keys = keysOf.get(issuer) ?? fetchKeys(issuer, variables);
    keysOf.set(issuer, keys);
    const key = (await keys).find(({ kid, kty }) => kty === 'RSA' && kid === parts.header.kid);
    if (!key || !verify('RSA-SHA256', parts.signed, createPublicKey({ key, format: 'jwk' }), parts.signature))
      throw notSigned();
    return parts.claims;
  };
}

type SigningKey = JsonWebKey & { kid?: string };

/** Where a GitHub signs: github.com, an enterprise on ghe.com, or a server of one's own. */
function usualIssuer(server: string): string {
  const { hostname } = new URL(server);
  if (hostname === 'github.com') return 'https://token.actions.githubusercontent.com';
  if (hostname.endsWith('.ghe.com')) return `https://token.actions.${hostname}`;
  return `${server}/_services/token`;
}

/** An enterprise may have its own name behind the issuer's. */
function isIssuer(issuer: string, server: string): boolean {
  const usual = usualIssuer(server);
  return issuer === usual || (issuer.startsWith(`${usual}/`) && /^[\w-]+$/.test(issuer.slice(usual.length + 1)));
}

async function fetchKeys(issuer: string, variables: ProcessVariables): Promise<readonly SigningKey[]> {
  const { keys } = await jsonFrom(`${issuer}/.well-known/jwks`, variables);
  return Array.isArray(keys) ? keys : [];
}

/** Asked up to three times: nothing is changed by asking. */
async function jsonFrom(
  address: string,
  variables: ProcessVariables,
  headers: Record<string, string> = {},
): Promise<Claims> {
  const fetch = await openFetch(variables);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetch(address, { headers, signal: AbortSignal.timeout(answerMs), redirects: 0 });
      if (answer.status !== 200) throw new Error(`it answered ${answer.status}`);
      return JSON.parse(await answer.text());
    } catch (cause) {
      if (attempt === 3) throw unreachable(address, cause);
      await pause(1_000 * attempt);
    }
  }
}

const answerMs = 10_000;

function unreachable(address: string, cause: unknown): GitHubError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new GitHubError(0, `${new URL(address).host} can’t be asked for what GitHub signs: ${said}`, {
    hint: 'run the job again; a self-hosted runner must reach that host',
    cause,
  });
}

function readToken(token: string) {
  const [header = '', body = '', signature = '', ...more] = token.split('.');
  const [head, claims] = [jsonIn(header), jsonIn(body)];
  if (!head || !claims || more.length > 0) return undefined;
  return {
    header: head,
    claims,
    signed: Buffer.from(`${header}.${body}`),
    signature: Buffer.from(signature, 'base64url'),
  };
}

function jsonIn(part: string): Claims | undefined {
  try {
    const value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function notSigned(): GitHubError {
  return new GitHubError(0, 'the proof isn’t signed by this GitHub', {
    hint: 'open a new pull request, so that its plan is made and proved again',
  });
}
