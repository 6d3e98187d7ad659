import type { Result } from '../commands/command.ts';
import type { Inputs } from '../commands/inputs.ts';
import type { Definition } from '../core/definition/types.ts';
import type { LastCommits } from '../core/report/drift.ts';
import type { Links } from '../core/report/markdown/links.ts';
import type { Subject } from '../core/report/subject.ts';
import type { GitHubRun } from '../edges/github/event.ts';

/** What every report of a run is made from. */
export interface ReportContext {
  run: GitHubRun;
  inputs: Inputs;
  /** What everything that the run leaves on GitHub is kept under. */
  subject: Subject;
  /** What the reports show: known secrets are taken out of its texts. */
  result: Result;
  /** The same untouched, for what isn't shown but worked with. */
  original: Result;
  links: Links;
  /** Who had people counted for a pull request. */
  countedBy?: string | undefined;
  /** GitHub's word that this job counted them. */
  peopleProof?: string | undefined;
  /** Why less was done than one might expect. */
  note?: string | undefined;
  /** What couldn't be checked before the writes. */
  unchecked?: string | undefined;
  /** Why connections of the plan were left alone, with the difference of the two plans: Markdown. */
  leftAlone?: string | undefined;
  /** The last commits of the definitions that differ from the server. */
  commits?: LastCommits | undefined;
  /** GitHub's word that this job made the plan, for the apply. */
  proof?: string | undefined;
  /** Why an apply won't go by the plan: Markdown. */
  caution?: string | undefined;
  /** Reads the definitions again, for a report that changes them. */
  loadDefinitions(): Promise<Definition[]>;
}
