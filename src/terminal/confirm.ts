import { effectiveChanges, isWaiting } from '../core/plan/summary.ts';
import { whereWords } from '../core/report/terminal/counts-lines.ts';
import { printResult } from './print-result.ts';
import type { Printing } from './printing.ts';
import type { Ask } from './terminal.ts';

/** Shows the plan and asks whether to carry it out; only a yes is one. */
export async function confirmOn(ask: Ask, signal: AbortSignal, printing: Printing): Promise<boolean> {
  await printResult({ ...printing, isQuestion: true });
  const answer = await ask(`\n${questionFor(printing)} [y/N] `, signal);
  return /^\s*y(es)?\s*$/i.test(answer ?? '');
}

function questionFor({ inputs: { command }, result: { plan } }: Printing): string {
  const changes = plan ? effectiveChanges(plan) : [];
  const ready = changes.filter((change) => !isWaiting(change)).length;
  const what = ready === changes.length ? 'this' : `the ${ready} of ${changes.length} that wait for nothing`;
  return `${command === 'restore' ? 'Restore' : 'Apply'} ${what} on ${whereWords(plan?.environment ?? 'default')}?`;
}
