import type { Connectors } from '../../connector/types.ts';
import { effectiveChanges, isRefused } from '../../plan/summary.ts';
import type { Plan } from '../../plan/types.ts';
import { dangersOf } from '../dangers.ts';
import { entriesOf } from '../entries.ts';
import { countsLines } from './counts-lines.ts';
import { findingLines } from './danger-lines.ts';
import { entryLines } from './entry-lines.ts';
import { namesOf } from './names.ts';
import { type Look, type Page, pageFor, textWith } from './page.ts';
import { askedLines } from './people-lines.ts';
import { refusalLines } from './refusal-lines.ts';
import { unmanagedLines } from './unmanaged-lines.ts';
import { waitingLines } from './waiting-lines.ts';
import { isLong, worstLines } from './worst-lines.ts';

interface PlanTextOptions extends Look {
  /** Also list what is on the server and in no definition. */
  showUnmanaged: boolean;
  /** Every setting of new connections, every member of groups, the whole digest. */
  full?: boolean | undefined;
  /** For the labels of target settings and fields; without them their machine names are shown. */
  connectors?: Connectors | undefined;
  /** Of a new connection only these answers: `Who`, `Leavers`. */
  answers?: readonly string[] | undefined;
  /** The command that carries the plan out, with what is to be added to it; absent where nobody types one. */
  applyWith?: ((added: string) => string) | undefined;
}

/** A plan for a terminal or a log: the worst first, each change with its lines; at the end the counts and what to do. */
export function renderPlan(plan: Plan, options: PlanTextOptions): string {
  const page = pageFor(options);
  const changes = effectiveChanges(plan);
  const entries = planEntries(plan, options);
  return textWith(entries, [
    findingLines(plan, page),
    options.showUnmanaged ? unmanagedLines(plan, page) : [],
    isLong(entries) ? worstLines(dangersOf(changes), namesOf(changes), page) : [],
    [...countsLines(plan, page, options.full === true), ...askedLines(plan.changes, page)],
    isRefused(plan) ? refusalLines(plan, page) : nextLines(plan, page, options),
  ]);
}

/** Only what changes, an entry each. */
export function planEntries(plan: Plan, options: PlanTextOptions): string[][] {
  const { full = false, connectors, answers } = options;
  const changes = effectiveChanges(plan);
  const shown = { page: pageFor(options), nameOf: namesOf(changes), connectors, full, answers };
  return entriesOf(changes, connectors).map((entry) => entryLines(entry, shown));
}

/** The lines that stay on the screen: what waits for a yes, or the command that carries it out. */
function nextLines(plan: Plan, page: Page, { applyWith }: PlanTextOptions): string[] {
  const changes = effectiveChanges(plan);
  const waiting = waitingLines(changes, namesOf(changes), page, { applyWith });
  if (waiting.length > 0) return waiting;
  return changes.length > 0 && applyWith ? [`${page.palette.bold('To carry it out:')}  ${applyWith('')}`] : [];
}
