import type { Json } from '../../document/json.ts';
import type { ChangeOutcome, Outcome } from '../../plan/outcome.ts';
import { withoutSecrets } from '../values.ts';

/** The record of an apply as `--json` and `outcome-file` hold it; `version` as in `PlanJson`. */
export type OutcomeJson = { format: 'pfconn-outcome'; version: 1 } & Outcome;

/**
 * The record as plain data that may leave the process. What was sent, what came back and the previous document stay,
 * with encrypted and clear secrets replaced.
 */
export function outcomeJson(outcome: Outcome): OutcomeJson {
  return { format: 'pfconn-outcome', version: 1, ...outcome, changes: outcome.changes.map(changeJson) };
}

function changeJson(change: ChangeOutcome): ChangeOutcome {
  return {
    ...change,
    ...(change.sent === undefined ? {} : { sent: withoutSecrets(change.sent as Json) }),
    ...(change.returned === undefined ? {} : { returned: withoutSecrets(change.returned as Json) }),
    ...(change.previous === undefined ? {} : { previous: withoutSecrets(change.previous as Json) }),
  };
}
