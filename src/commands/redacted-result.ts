import type { Change, Plan } from '../core/plan/types.ts';
import type { Result } from './command.ts';

type Redact = (text: string) => string;

/**
 * The result with known secrets taken out of its texts before they are formatted: afterwards, with backslashes and
 * entities in them, cut or broken into lines, they would not be recognised any more.
 */
export function redactedResult(result: Result, redact: Redact): Result {
  const { plan, outcome, failure, diagnostics, text } = result;
  return {
    ...result,
    diagnostics: inside(diagnostics, redact),
    plan: plan ? redactedPlan(plan, redact) : undefined,
    outcome: outcome ? inside(outcome, redact) : undefined,
    failure: failure ? inside(failure, redact) : undefined,
    text: text === undefined ? undefined : redact(text),
  };
}

function redactedPlan(plan: Plan, redact: Redact): Plan {
  return {
    ...plan,
    findings: inside(plan.findings, redact),
    changes: plan.changes.map((one) => redactedChange(one, redact)),
  };
}

/** The documents themselves stay: only differences and findings are shown. */
function redactedChange(change: Change, redact: Redact): Change {
  const findings = inside(change.findings, redact);
  if (change.action === 'delete' || change.action === 'no-op') return { ...change, findings };
  return { ...change, findings, differences: inside(change.differences, redact) };
}

/** Plain data with each text redacted. */
function inside<Value>(value: Value, redact: Redact): Value {
  if (typeof value === 'string') return redact(value) as Value;
  if (Array.isArray(value)) return value.map((item) => inside(item, redact)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inside(member, redact)])) as Value;
}
