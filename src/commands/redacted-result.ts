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
    diagnostics: redactedTexts(diagnostics, redact),
    plan: plan ? redactedPlan(plan, redact) : undefined,
    outcome: outcome ? redactedTexts(outcome, redact) : undefined,
    failure: failure ? redactedTexts(failure, redact) : undefined,
    text: text === undefined ? undefined : redact(text),
  };
}

function redactedPlan(plan: Plan, redact: Redact): Plan {
  return {
    ...plan,
    findings: redactedTexts(plan.findings, redact),
    changes: plan.changes.map((one) => redactedChange(one, redact)),
  };
}

/** The documents themselves stay: only differences and findings are shown. */
function redactedChange(change: Change, redact: Redact): Change {
  const findings = redactedTexts(change.findings, redact);
  if (change.action === 'delete' || change.action === 'no-op') return { ...change, findings };
  return { ...change, findings, differences: redactedTexts(change.differences, redact) };
}

/** Plain data with each text redacted. */
export function redactedTexts<Value>(value: Value, redact: Redact): Value {
  if (typeof value === 'string') return redact(value) as Value;
  if (Array.isArray(value)) return value.map((item) => redactedTexts(item, redact)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, redactedTexts(member, redact)]),
  ) as Value;
}
