import type { Connectors } from '../../connector/types.ts';
import type { Plan } from '../../plan/types.ts';
import type { Links } from './links.ts';

/** What an outcome's report is made with. */
export interface OutcomeMarkdownOptions {
  links?: Links | undefined;
  connectors?: Connectors | undefined;
  limit: number;
  /** The job summary: how long each took, all of it open. */
  all?: boolean | undefined;
  /** The plan that was carried out. */
  plan?: Plan | undefined;
  /** Why connections of the plan were left alone, before anything else. */
  leftAlone?: string | undefined;
  /** Somebody saw the plan before. */
  reviewed?: boolean | undefined;
  /** A row for each run, when there were several. */
  runs?: string | undefined;
  runCount?: number | undefined;
  /** How many connections all runs wrote together. */
  changedInAll?: number | undefined;
  /** What the run before reported, folded. */
  before?: string | undefined;
}
