import type { FindingJson } from '../../../generated/reports.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { rankOfFinding, tierOf } from '../tier.ts';

/** A finding about files, or about a plan as a whole. */
export function findingJson({ tier, order: _, about: __, cause, ...finding }: Diagnostic): FindingJson {
  const plain = { ...finding, cause: cause?.words };
  return tier === undefined ? plain : { ...plain, tier: tierOf({ ...finding, tier }), rank: tier };
}

/** A finding about a change: what doesn't stop it means something to people. */
export function judgedJson(finding: Diagnostic): FindingJson {
  const plain = findingJson(finding);
  return finding.severity === 'error' ? plain : { ...plain, tier: tierOf(finding), rank: rankOfFinding(finding) };
}
