import { createHash } from 'node:crypto';
import { canonicalJson } from '../../connection/canonical.ts';
import { contentOf } from '../../connection/content-of.ts';
import type { Difference, LiveConnection } from '../../connection/types.ts';
import type { Json } from '../../document/json.ts';
import { pathText } from '../../document/path.ts';
import type { Loss } from './loss.ts';

const ofChange = 8;
const ofEnvironment = 4;

/**
 * The yes to exactly this: another value, another severity, another connection or environment makes another token. It is
 * bound to the server's last write of the connection, too, so that an apply uses it up. The last four digits stand for
 * the environment alone, so that a token for another one isn't taken for a used one.
 */
export function tokenFor(
  loss: Pick<Loss, 'kind' | 'severity' | 'differences'>,
  { id, live, environment }: { id: string; live: LiveConnection | undefined; environment: string },
): string {
  const { kind, severity, differences } = loss;
  const bound = canonicalJson({
    id,
    kind,
    severity,
    environment,
    written: lastWrite(live),
    differences: differences.map(asText).sort(),
  });
  return `${kind}-${hex(bound, ofChange)}${hex(environment, ofEnvironment)}`;
}

/** True for a token that a plan for this environment made, or may have made. */
export function isForEnvironment(token: string, environment: string): boolean {
  return token.endsWith(hex(environment, ofEnvironment));
}

/** Servers before 11 don't tell when they wrote a connection: what it holds stands for it. */
function lastWrite(live: LiveConnection | undefined): Json {
  if (!live) return 'none';
  return typeof live.modificationDate === 'string' ? live.modificationDate : contentOf(live);
}

function asText({ kind, path, live, desired, secret }: Difference): string {
  return canonicalJson({ kind, path: pathText(path), live, desired, secret });
}

const hex = (text: string, digits: number) => createHash('sha256').update(text).digest('hex').slice(0, digits);
