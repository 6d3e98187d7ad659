import type { Result } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { renderDiagnostics } from '../core/report/terminal/render-diagnostics.ts';

/**
 * Prints what a command found: the result on standard output, what went wrong on standard error. The drawing of plans
 * and outcomes is loaded only where there is one.
 */
export async function printResult(input: {
  inputs: Inputs;
  result: Result;
  colour: boolean;
  out(text: string): void;
  err(text: string): void;
}): Promise<void> {
  const { inputs, result, colour, out, err } = input;
  if (inputs.json) {
    const { resultJson } = await import('../core/report/machine/result-json.ts');
    out(JSON.stringify(resultJson(inputs.command, result), null, 2));
    return;
  }
  const { sources, plan, outcome, text, failure } = result;
  const diagnostics = worthSaying(result);
  if (diagnostics.length > 0) out(`${renderDiagnostics(diagnostics, { colour, sources })}\n`);
  if (text !== undefined) out(text);
  if (plan && !outcome) {
    const { renderPlan } = await import('../core/report/terminal/render-plan.ts');
    out(renderPlan(plan, { colour, showUnmanaged: inputs.showUnmanaged, connectors: result.connectors }));
  }
  if (outcome) {
    const { renderOutcome } = await import('../core/report/terminal/render-outcome.ts');
    out(renderOutcome(outcome, { colour }));
  }
  if (inputs.command === 'validate' && !failure) out(validated(result));
  if (failure) err(`Error: ${failure.message}${failure.hint ? `\n  ${failure.hint}` : ''}`);
}

/** Once there is a plan, notes are worth reading for what it changes; all else is as it was yesterday. */
function worthSaying({ diagnostics, plan }: Result): Diagnostic[] {
  if (!plan) return diagnostics;
  const changing = new Set(plan.changes.filter(({ action }) => action !== 'no-op').map(({ file }) => file));
  return diagnostics.filter(({ severity, place }) => severity !== 'info' || changing.has(place.file));
}

function validated({ definitions }: Result): string {
  return definitions === 1 ? '1 definition is valid.' : `${definitions} definitions are valid.`;
}
