import type { Key } from '../../kinds.ts';
import type { Drawn } from '../drawn.ts';
import type { Look } from './page.ts';
import { renderDrift } from './render-drift.ts';
import { renderOutcome } from './render-outcome.ts';
import { renderPlan } from './render-plan.ts';
import { renderPreview } from './render-preview.ts';

interface DrawnTextOptions extends Look {
  /** What is live now is judged by this day. */
  today: Date;
  /** The commands that go on from here; absent where nobody types one. */
  ways?: Ways | undefined;
}

/** Commands to type, with what is to be added to them. */
export interface Ways {
  /** Carries the plan out; absent where a question follows that does. */
  applyWith: ((added: string) => string) | undefined;
  /** What was called, for the next time. */
  again(added: string): string;
  /** Takes what is live over into git. */
  keep(keys: readonly Key[]): string;
  /** Puts the server back. */
  goBack: string;
}

/** A plan, what differs from git, numbers of people, or what an apply did: for a terminal or a log. */
export function drawnText(drawn: Drawn, { today, ways, ...look }: DrawnTextOptions): string {
  const { connectors, full, showUnmanaged, person, plan } = drawn;
  switch (drawn.what) {
    case 'outcome':
      return renderOutcome(drawn.outcome, { ...look, full, plan, again: ways?.again });
    case 'drift':
      return renderDrift(drawn.plan, { ...look, full, connectors, showUnmanaged, today, ways });
    case 'preview':
      return renderPreview(drawn.plan, { ...look, connectors, person, withCommands: ways !== undefined });
    case 'plan':
      return renderPlan(drawn.plan, { ...look, full, connectors, showUnmanaged, applyWith: ways?.applyWith });
  }
}
