import { createPublicKey, verify } from 'node:crypto';
import { isObject, type JsonObject } from '../json.ts';
import type { AdminRole, SandboxIssuer } from '../options.ts';

/** Whom a signed token stands for, and what its claims allow. */
interface Bearer {
  username: string;
  roles: AdminRole[];
  auditor: boolean;
}

/**
 * The bearer of a JSON Web Token that one of the issuers signed, for this audience and time; `undefined` otherwise.
 * Signing in by a signed token stands in the documentation of 13.0.
 */
export function bearerOf(token: string, issuers: SandboxIssuer[], now: Date): Bearer | undefined {
  const [header, payload, signature] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined) return undefined;
  const claims = decoded(payload);
  const issuer = issuers.find((candidate) => candidate.issuer === claims?.iss);
  if (!claims || !issuer || !isMeantFor(claims, issuer) || !isTimely(claims, now)) return undefined;
  const signed = { text: `${header}.${payload}`, signature: Buffer.from(signature, 'base64url') };
  return isSigned(signed, String(decoded(header)?.alg), issuer.key) ? bearer(claims, issuer) : undefined;
}

function decoded(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isMeantFor({ aud }: JsonObject, { audience }: SandboxIssuer): boolean {
  return audience === undefined || [aud].flat().includes(audience);
}

function isTimely({ exp, nbf }: JsonObject, now: Date): boolean {
  const seconds = now.getTime() / 1000;
  return typeof exp === 'number' && exp > seconds && (typeof nbf !== 'number' || nbf <= seconds);
}

function isSigned(signed: { text: string; signature: Buffer }, algorithm: string, pem: string): boolean {
  const [, kind, bits] = /^(RS|ES)(256|384|512)$/.exec(algorithm) ?? [];
  if (!kind) return false;
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== (kind === 'RS' ? 'rsa' : 'ec')) return false;
  return verify(`sha${bits}`, Buffer.from(signed.text), { key, dsaEncoding: 'ieee-p1363' }, signed.signature);
}

function bearer(claims: JsonObject, { rolesClaim = 'roles', roles }: SandboxIssuer): Bearer | undefined {
  const granted = [claims[rolesClaim] ?? []].flat().flatMap((claim) => roles[String(claim)] ?? []);
  if (granted.length === 0) return undefined;
  return {
    username: String(claims.sub ?? 'token'),
    roles: granted.filter((role) => role !== 'AUDITOR'),
    auditor: granted.every((role) => role === 'AUDITOR'),
  };
}
