import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Change, Plan } from '../plan/types.ts';

/** What forbids a plan. */
export interface Stop {
  finding: Diagnostic;
  /** The objects that it is about; none where it is about the plan as a whole. */
  changes: Change[];
}

/** Each error once, with the objects that it is about. */
export function stopsOf(plan: Plan): Stop[] {
  const stops = new Map<string, Stop>();
  const add = (finding: Diagnostic, changes: Change[]) => {
    if (finding.severity !== 'error') return;
    const key = JSON.stringify([finding.code, finding.message, finding.hint]);
    const known = stops.get(key) ?? { finding, changes: [] };
    stops.set(key, { finding: known.finding, changes: [...new Set([...known.changes, ...changes])] });
  };
  for (const finding of plan.findings) add(finding, []);
  for (const change of plan.changes) for (const finding of change.findings) add(finding, [change]);
  return [...stops.values()];
}
