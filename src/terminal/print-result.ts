import type { Result } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { paletteFor } from '../core/report/terminal/palette.ts';
import { checksLines, inReadingOrder, renderDiagnostics } from '../core/report/terminal/render-diagnostics.ts';

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
  const { plan, outcome, text, failure } = result;
  const diagnostics = worthSaying(result);
  if (diagnostics.length > 0) out(`${renderDiagnostics(diagnostics, findingOptions(result, colour))}\n`);
  if (text !== undefined) out(text);
  if (plan && !outcome) {
    const { renderPlan } = await import('../core/report/terminal/render-plan.ts');
    out(renderPlan(plan, { colour, showUnmanaged: inputs.showUnmanaged, connectors: result.connectors }));
  }
  if (outcome) {
    const { renderOutcome } = await import('../core/report/terminal/render-outcome.ts');
    out(renderOutcome(outcome, { colour }));
  }
  if (inputs.command === 'validate') out(failure ? explained(diagnostics) : validated(result, colour));
  else if (failure) err(`Error: ${failure.message}${failure.hint ? `\n  ${failure.hint}` : ''}`);
}

/** What was checked is said at the end of the mistakes; without mistakes the last line says it. */
function findingOptions({ sources, definitions, environments, unchecked, failure }: Result, colour: boolean) {
  return failure ? { colour, sources, files: definitions, environments, unchecked } : { colour, sources };
}

/** The way on from a mistake that isn't understood. */
function explained(diagnostics: readonly Diagnostic[]): string {
  const first = inReadingOrder(diagnostics).find(({ severity }) => severity === 'error');
  return `What one means and why it matters:  pfconn explain ${first?.code ?? 'CODE'}`;
}

/** Once there is a plan, notes are worth reading for what it changes; all else is as it was yesterday. */
function worthSaying({ diagnostics, plan }: Result): Diagnostic[] {
  if (!plan) return diagnostics;
  const changing = new Set(plan.changes.filter(({ action }) => action !== 'no-op').map(({ file }) => file));
  return diagnostics.filter(({ severity, place }) => severity !== 'info' || changing.has(place.file));
}

function validated({ definitions, environments = [], unchecked = [] }: Result, colour: boolean): string {
  const { green } = paletteFor(colour);
  const count = definitions === 1 ? '1 definition is valid' : `${definitions} definitions are valid`;
  const line = `${green('✓')} ${count}${environments.length > 0 ? ` for ${environments.join(', ')}` : ''}`;
  return [line, ...(unchecked.length > 0 ? checksLines(unchecked) : [])].join('\n');
}
