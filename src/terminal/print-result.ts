import type { Result } from '../commands/command.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { effectiveChanges } from '../core/plan/summary.ts';
import type { Look } from '../core/report/terminal/page.ts';
import { paletteFor } from '../core/report/terminal/palette.ts';
import { checksLines, inReadingOrder, renderDiagnostics } from '../core/report/terminal/render-diagnostics.ts';
import type { Printing } from './printing.ts';

/**
 * Prints what a command found: the result on standard output, what went wrong on standard error. The drawing of plans
 * and outcomes is loaded only where there is one.
 */
export async function printResult(printing: Printing): Promise<void> {
  const { inputs, result, look, out, err } = printing;
  if (inputs.json) {
    const { resultJson } = await import('../core/report/machine/result-json.ts');
    out(JSON.stringify(resultJson(inputs.command, result), null, 2));
    return;
  }
  const { plan, outcome, text, failure } = result;
  const diagnostics = worthSaying(result);
  if (diagnostics.length > 0 && !result.isShown)
    out(`${renderDiagnostics(diagnostics, findingOptions(result, look))}\n`);
  if (text !== undefined) out(text);
  if (outcome || (plan && !result.isShown)) out((await import('./result-text.ts')).resultText(printing) ?? '');
  if (inputs.command === 'validate') out(failure ? explained(diagnostics) : validated(result, look));
  else if (failure && !isTold(printing)) err(`Error: ${failure.message}${failure.hint ? `\n  ${failure.hint}` : ''}`);
}

/** What the last lines of a plan or an outcome have said already is said again only where those aren't seen. */
function isTold({ isSeen, result: { failure, outcome } }: Printing): boolean {
  if (!isSeen || failure === undefined) return false;
  return outcome ? toldByOutcome.has(failure.reason) : failure.reason === 'plan-refused';
}

const toldByOutcome: ReadonlySet<NonNullable<Result['failure']>['reason']> = new Set([
  'partial-apply',
  'cancelled',
  'unacknowledged',
]);

/** What was checked is said at the end of the mistakes; without mistakes the last line says it. */
function findingOptions({ sources, definitions, environments, unchecked, failure }: Result, look: Look) {
  return failure ? { ...look, sources, files: definitions, environments, unchecked } : { ...look, sources };
}

/** The way on from a mistake that isn't understood. */
function explained(diagnostics: readonly Diagnostic[]): string {
  const first = inReadingOrder(diagnostics).find(({ severity }) => severity === 'error');
  return `What one means and why it matters:  pfconn explain ${first?.code ?? 'CODE'}`;
}

/**
 * Once there is a plan, notes are worth reading for what it changes; all else is as it was yesterday. What a preset fills
 * in stands among a new connection’s settings; what another version knows was asked for.
 */
function worthSaying({ diagnostics, plan }: Result): Diagnostic[] {
  if (!plan) return diagnostics;
  const changing = new Set(effectiveChanges(plan).map(({ file }) => file));
  return diagnostics.filter(
    ({ severity, place, code }) =>
      severity !== 'info' ||
      code === 'rehearsed-version' ||
      (changing.has(place.file) && code !== 'directory-filled-in'),
  );
}

function validated({ definitions, environments = [], unchecked = [] }: Result, { colour }: Look): string {
  const { green } = paletteFor(colour);
  if (definitions === 0) return `${green('✓')} Nothing is wrong`;
  const count = definitions === 1 ? '1 definition is valid' : `${definitions} definitions are valid`;
  const line = `${green('✓')} ${count}${environments.length > 0 ? ` for ${environments.join(', ')}` : ''}`;
  return [line, ...(unchecked.length > 0 ? checksLines(unchecked) : [])].join('\n');
}
