import { checkObject } from '../../../../src/core/connection/check-object.ts';
import { lowerDefinition } from '../../../../src/core/connection/lower/index.ts';
import type { Desired } from '../../../../src/core/connection/types.ts';
import { connectorsFrom } from '../../../../src/core/connector/connectors.ts';
import { load } from '../../definition/check.ts';

const now = new Date('2027-01-01T00:00:00Z');

/** What becomes of a definition as a file: the document, and its findings, a line each: `3:1 error code: message`. */
export function written(yaml: string, attached: Record<string, string> = {}, version?: string) {
  const { value, doubtful, broken, diagnostics } = load({ files: { 'c/f.yaml': yaml }, attached });
  const [definition] = [...value, ...doubtful, ...broken];
  const lowered = definition && lowerDefinition({ definition, connectors: connectorsFrom({ catalogue: [] }), now });
  const desired: Desired | undefined = lowered?.value;
  const checked = value.length > 0 && desired ? checkObject(desired, { version }) : [];
  const findings = [...diagnostics, ...(value.length > 0 ? (lowered?.diagnostics ?? []) : []), ...checked];
  return {
    desired,
    findings: findings.map(
      ({ place, severity, code, message }) => `${place.line}:${place.column} ${severity} ${code}: ${message}`,
    ),
  };
}
