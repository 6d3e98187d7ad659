import { type Diagnostic, hintOf } from '../../diagnostics/diagnostic.ts';
import type { Outcome } from '../../plan/outcome.ts';
import type { Plan } from '../../plan/types.ts';
import { outcomeJson } from './outcome-json.ts';
import { planJson } from './plan-json.ts';

export { outcomeJson } from './outcome-json.ts';
export { planJson } from './plan-json.ts';

/** The part of a command's result that has a form as data. */
export interface ReportableResult {
  exitCode: number;
  definitions: number;
  environments?: string[] | undefined;
  unchecked?: string[];
  diagnostics: Diagnostic[];
  plan?: Plan;
  outcome?: Outcome;
  text?: string;
  data?: unknown;
  failure?: { reason: string; message: string; hint?: string };
}

/** What `--json` prints: one document for every command; members that a command doesn't have are left out. */
export function resultJson(command: string, result: ReportableResult) {
  const { exitCode, definitions, environments, unchecked, diagnostics, plan, outcome, text, data, failure } = result;
  return {
    format: 'pfconn-result' as const,
    version: 1 as const,
    command,
    exitCode,
    definitions,
    environments,
    unchecked,
    findings: diagnostics.map((diagnostic) => ({ ...diagnostic, hint: hintOf(diagnostic) })),
    ...(plan ? { plan: planJson(plan) } : {}),
    ...(outcome ? { outcome: outcomeJson(outcome) } : {}),
    ...(data !== undefined ? { data } : text !== undefined ? { text } : {}),
    ...(failure ? { failure } : {}),
  };
}
