import type { Result } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import type { Links } from '../core/report/links.ts';
import type { GitHubRun } from '../edges/github/event.ts';

/** What every report of a run is made from. */
export interface ReportContext {
  run: GitHubRun;
  inputs: Inputs;
  result: Result;
  links: Links;
  /** Why less was done than one might expect. */
  note?: string | undefined;
  /** Why connections of the plan were left alone, with the difference of the two plans: Markdown. */
  leftAlone?: string | undefined;
}

/** `production`, or `default` when none was chosen. */
export function environmentOf({ inputs, result }: Pick<ReportContext, 'inputs' | 'result'>): string {
  return result.plan?.environment ?? inputs.environment ?? 'default';
}
