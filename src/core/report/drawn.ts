import type { Connectors } from '../connector/types.ts';
import type { PersonIn } from '../people/person-in.ts';
import type { Outcome } from '../plan/outcome.ts';
import type { Plan } from '../plan/types.ts';

/** What is drawn of a command's result, in whatever form: on a terminal, in a log, a summary, a comment, an issue. */
export type Drawn = DrawnPlan | DrawnOutcome;

export type DrawnPlan = HowMuch & { what: 'plan' | 'drift' | 'preview'; plan: Plan };
export type DrawnOutcome = HowMuch & { what: 'outcome'; outcome: Outcome; plan: Plan | undefined };

interface HowMuch {
  /** For the labels of target settings and fields; without them their machine names are shown. */
  connectors: Connectors | undefined;
  /** Every setting of new connections, every member of groups, a row for each change, the whole digest. */
  full: boolean;
  /** Also what is on the server and in no definition. */
  showUnmanaged: boolean;
  /** The one who was asked for, as it was asked, in each channel. */
  person: { asked: string; found: readonly PersonIn[] } | undefined;
}

interface Asked {
  command: string;
  full: boolean;
  showUnmanaged: boolean;
  person?: string | undefined;
  pullRequest?: number | undefined;
}

interface Found {
  plan?: Plan | undefined;
  outcome?: Outcome | undefined;
  connectors?: Connectors | undefined;
  person?: readonly PersonIn[] | undefined;
}

/** The one place where inputs say what is shown of a plan or an outcome. `undefined` where there is neither. */
export function drawnOf(inputs: Asked, { plan, outcome, connectors, person }: Found): Drawn | undefined {
  const { full, showUnmanaged } = inputs;
  const found = person && { asked: inputs.person ?? '', found: person };
  const howMuch = { connectors, full, showUnmanaged, person: found };
  if (outcome) return { what: 'outcome', outcome, plan, ...howMuch };
  return plan && { what: planAs(inputs), plan, ...howMuch };
}

/** The people of a pull request are counted for its plan, and shown in it. */
function planAs(inputs: Asked): DrawnPlan['what'] {
  if (inputs.command === 'drift') return 'drift';
  return inputs.command === 'preview' && inputs.pullRequest === undefined ? 'preview' : 'plan';
}
