import { questionsAbout } from '../commands/people/counted-plan.ts';
import type { Key } from '../core/kinds.ts';
import type { Outcome } from '../core/plan/outcome.ts';
import type { Change, Plan } from '../core/plan/types.ts';
import { renderDrift } from '../core/report/terminal/render-drift.ts';
import { renderOutcome } from '../core/report/terminal/render-outcome.ts';
import { renderPlan } from '../core/report/terminal/render-plan.ts';
import { renderPreview } from '../core/report/terminal/render-preview.ts';
import { sameFor } from './again.ts';
import { personText } from './person-text.ts';
import type { Printing } from './printing.ts';

/** A plan, or what differs from git, with the commands that go on from there. */
export function planText({ inputs, result, typed, look, isQuestion }: Printing, plan: Plan): string {
  const { full, showUnmanaged } = inputs;
  const shown = { ...look, full, connectors: result.connectors };
  if (inputs.command === 'preview') return previewText({ inputs, result, look }, plan);
  if (inputs.command === 'drift') {
    const keep = (keys: readonly Key[]) => sameFor(typed, 'import', `--force --only ${keysWords(keys)}`, ['only']);
    return renderDrift(plan, { ...shown, today: new Date(), ways: { keep, goBack: sameFor(typed, 'apply') } });
  }
  const applyWith = (added: string) => sameFor(typed, inputs.command === 'restore' ? 'restore' : 'apply', added);
  return renderPlan(plan, { ...shown, showUnmanaged, applyWith: isQuestion ? undefined : applyWith });
}

/** Who it is: numbers, and the person who was asked for. */
function previewText({ inputs, result, look }: Pick<Printing, 'inputs' | 'result' | 'look'>, plan: Plan): string {
  const { connectors, person } = result;
  const questionsOf = (change: Change) => (connectors ? questionsAbout(change, connectors, true) : []);
  const numbers = renderPreview(plan, { ...look, questionsOf });
  return person ? `${numbers}\n${personText(person, inputs.person ?? '', look.colour)}` : numbers;
}

/** What an apply did, with the command to go on. */
export function outcomeText({ inputs, result, typed, look }: Printing, outcome: Outcome): string {
  const again = (added: string) => sameFor(typed, inputs.command, added);
  return renderOutcome(outcome, { ...look, full: inputs.full, plan: result.plan, again });
}

/** A command with more of them is typed by nobody. */
const mostKeys = 10;

function keysWords(keys: readonly Key[]): string {
  return keys.length > mostKeys ? 'ID,…' : keys.join(',');
}
