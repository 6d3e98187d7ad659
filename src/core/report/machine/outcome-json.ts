import type { ChangeOutcomeJson, OutcomeJson } from '../../../generated/reports.ts';
import type { Json } from '../../document/json.ts';
import type { ChangeOutcome, Outcome } from '../../plan/outcome.ts';
import type { Plan } from '../../plan/types.ts';
import { withoutSecrets } from '../values.ts';
import { type Verb, verbOf, verbOfAction } from '../verbs.ts';
import { findingJson } from './finding-json.ts';

/**
 * The record of an apply as plain data that may leave the process: `schemas/outcome.schema.json` describes it. What was
 * sent, what came back and the previous document stay, with encrypted and clear secrets replaced.
 *
 * @param plan what was applied; it knows which connections were taken over
 */
export function outcomeJson({ changes, ...outcome }: Outcome, plan: Plan | undefined): OutcomeJson {
  const verbs = new Map(plan?.changes.map((change) => [change.key, verbOf(change)]));
  return {
    format: 'pfconn-outcome',
    version: 1,
    ...outcome,
    changes: changes.map((change) => changeJson(change, verbs.get(change.key) ?? verbOfAction[change.action])),
  };
}

function changeJson(
  { diagnostics, sent, returned, previous, ...change }: ChangeOutcome,
  verb: Verb,
): ChangeOutcomeJson {
  return {
    ...change,
    verb,
    findings: diagnostics.map(findingJson),
    sent: shown(sent),
    returned: shown(returned),
    previous: shown(previous),
  };
}

const shown = (document: unknown) => (document === undefined ? undefined : withoutSecrets(document as Json));
