import type { FailureJson, ResultJson } from '../../../generated/reports.ts';
import type { Connectors } from '../../connector/types.ts';
import { type Diagnostic, hintOf } from '../../diagnostics/diagnostic.ts';
import type { Outcome } from '../../plan/outcome.ts';
import type { Plan } from '../../plan/types.ts';
import { findingJson } from './finding-json.ts';
import { outcomeJson } from './outcome-json.ts';
import { planJson } from './plan-json.ts';

export type FailureReason = FailureJson['reason'];

/** The part of a command's result that has a form as data. */
interface ReportableResult {
  exitCode: ResultJson['exitCode'];
  definitions: number;
  environments?: string[] | undefined;
  unchecked?: string[];
  diagnostics: Diagnostic[];
  plan?: Plan;
  connectors?: Connectors | undefined;
  outcome?: Outcome;
  text?: string;
  data?: unknown;
  failure?: FailureJson;
}

/** What `--json` prints: one document for every command; members that a command doesn't have are left out. */
export function resultJson(command: string, result: ReportableResult): ResultJson {
  const { exitCode, definitions, environments, unchecked, diagnostics, plan, outcome, text, data, failure } = result;
  return {
    format: 'pfconn-result',
    version: 1,
    command,
    exitCode,
    definitions,
    environments,
    unchecked,
    findings: diagnostics.map((diagnostic) => findingJson({ ...diagnostic, hint: hintOf(diagnostic) })),
    plan: plan && planJson(plan, result.connectors),
    outcome: outcome && outcomeJson(outcome, plan),
    text: data === undefined ? text : undefined,
    data,
    failure,
  };
}
